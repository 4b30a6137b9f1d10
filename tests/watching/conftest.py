"""The whole bot with a port for those who watch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.settings import Settings
from tests.answers.folders import data, prepared
from tests.slack.conftest import clock, known, settings, slack

__all__ = ["clock", "data", "known", "prepared", "settings", "slack"]


class Looker:
    """Asks the status port; ``counted`` reads one value of the metrics."""

    def __init__(self, base: str) -> None:
        self.base = base

    def ask(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(f"{self.base}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def counted(self, name: str, **labels: str) -> float:
        """The value of a series; 0 where there is none."""
        for line in self.ask("/metrics")[1].splitlines():
            found = re.fullmatch(rf"{name}(?:{{(.*)}})? ([\d.e+-]+)", line)
            if found and dict(re.findall(r'(\w+)="([^"]*)"', found[1] or "")) == labels:
                return float(found[2])
        return 0.0


@contextmanager
def looked_at(caplog: pytest.LogCaptureFixture) -> Iterator[Looker]:
    """Whoever watches the bot that was started last."""
    found = [re.search(r"http://[\d.:]+(?=/readyz)", message) for message in caplog.messages]
    yield Looker(next(each[0] for each in reversed(found) if each))


@pytest.fixture
def watched(settings: Settings) -> Settings:
    """Settings with a status port, any free one."""
    return replace(settings, status_port=0)


def visit(slack: SlackLookAlike) -> None:
    """A command, a message, a press, a mention, something again, and something unknown."""
    seen = slack.reply(slack.slash("ana", "general", "/conf", "pathways"))
    slack.reply(slack.press("ana", seen, 1))
    message = slack.direct_message("ana", "graphs")
    slack.reply(message)
    slack.again(message)
    slack.reply(slack.mention("ana", "general", "graphs"))
    slack.slash("ana", "general", "/nosuch", "word")
