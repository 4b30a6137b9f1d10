"""The whole bot: real Bolt app, real files with the shipped seeds, and the Slack look-alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.names import SCOPES
from bot.sandbox.clock import HandClock as SlackClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address, running_http
from bot.settings import Mode, Settings, read_settings
from store.store import Store
from tests.answers.folders import data, prepared, store

__all__ = ["data", "prepared", "store"]

T0 = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class QuickClock(SystemClock):
    """The machine's time, on which waiting takes none: the clock jumps instead.

    So does that of a look-alike: else one who waited as long as Slack wants would be told to wait again.
    """

    def __init__(self, slack: SlackLookAlike | None = None) -> None:
        self.waits: list[float] = []
        self._slack = slack

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=sum(self.waits))

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if self._slack and isinstance(self._slack.clock, SlackClock):
            self._slack.clock.advance(seconds)


class HandClock:
    """A clock that stands still but for what is waited."""

    def __init__(self) -> None:
        self.moment = T0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.moment += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def known(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An open store with the seeds, for tests that only ask."""
    store = Store(Path(shutil.copytree(prepared, tmp_path_factory.mktemp("known") / "data")))
    yield store
    store.close()


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    """A look-alike that grants the least scopes."""
    with SlackLookAlike(scopes=SCOPES) as look_alike:
        look_alike.intended_mentions.update(user.id for user in look_alike.workspace.users())
        yield look_alike


@pytest.fixture
def settings(slack: SlackLookAlike, data: Path) -> Settings:
    return settings_for(slack, data)


def settings_for(slack: SlackLookAlike, data: Path, mode: Mode = Mode.HTTP) -> Settings:
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    return read_settings(environ, mode, data)


@pytest.fixture
def clock(slack: SlackLookAlike) -> QuickClock:
    return QuickClock(slack)


@pytest.fixture
def server(slack: SlackLookAlike, settings: Settings, clock: QuickClock) -> Iterator[Address]:
    """The bot over HTTP, connected to the look-alike."""
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        yield address


@pytest.fixture
def bot(slack: SlackLookAlike, server: Address) -> SlackLookAlike:
    """The look-alike with the bot in it: what a person meets."""
    return slack
