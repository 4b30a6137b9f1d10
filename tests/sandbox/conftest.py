"""The look-alike, alone and with a small real app."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.sandbox.lookalike import SlackLookAlike
from tests.sandbox.small_app import over_http


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    with SlackLookAlike() as look_alike:
        yield look_alike


@pytest.fixture
def app(slack: SlackLookAlike) -> Iterator[SlackLookAlike]:
    """The look-alike with the small app connected over HTTP."""
    with over_http(slack):
        yield slack


@pytest.fixture
def client(slack: SlackLookAlike) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
