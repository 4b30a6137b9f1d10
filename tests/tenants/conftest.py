"""The whole bot in two workspaces of one make-believe Slack, and a browser to install it with."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.names import INSTALL_PATH, OPTIONAL_SCOPES, SCOPES
from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.server import Address, running_http
from bot.settings import Mode, Settings, read_settings
from tests.answers.folders import data, prepared, store

__all__ = ["data", "prepared", "store"]

THURSDAY = datetime(2026, 1, 8, 10, 0, tzinfo=UTC)
MONDAY, WEEK = datetime(2026, 1, 12, 9, 5, tzinfo=UTC), timedelta(days=7)
KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
URL = "https://hallway.example.org"
WISH = "federated learning, privacy every monday 9:00"


class Clock(HandClock):
    """Waiting for something that is about to happen in a look-alike takes until it does, if it is quick."""

    slacks: tuple[SlackLookAlike, ...] = ()

    def wait(self, seconds: float) -> None:
        for slack in self.slacks:
            with slack.workspace.changed:
                slack.workspace.changed.wait(0.02)
        self.advance(seconds)


@dataclass
class Page:
    """What a browser shows."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def link(self) -> str:
        """The first one on it."""
        found = re.search(r'href="([^"]+)"', self.text)
        assert found, self.text
        return unescape(found[1])


@dataclass
class Browser:
    """Keeps cookies, and asks the bot whatever host an address names."""

    address: Address
    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, address: str, method: str = "GET") -> Page:
        """Go there."""
        place = urlsplit(address)
        connection = http.client.HTTPConnection(self.address.host, self.address.port, timeout=10)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, f"{place.path}?{place.query}", headers={"Cookie": cookies})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return Page(answer.status, text, {name.lower(): value for name, value in answer.getheaders()})

    def install(self, slack: SlackLookAlike, user: str = "ana", *, denied: bool = False) -> Page:
        """All the way: the first page, Slack's, and back."""
        first = self.open(INSTALL_PATH)
        return self.open(slack.consent(first.link, user, denied=denied))


@pytest.fixture
def clock() -> Clock:
    return Clock(THURSDAY)


def look_alike(clock: Clock, beside: SlackLookAlike | None = None) -> SlackLookAlike:
    """A workspace in which the app may name everybody."""
    scopes = (*SCOPES, *OPTIONAL_SCOPES)
    slack = SlackLookAlike(clock=clock, signing_clock=clock, scopes=scopes, beside=beside)
    slack.intended_mentions.update(user.id for user in slack.workspace.users())
    clock.slacks = (*clock.slacks, slack)
    return slack


@pytest.fixture
def slack(clock: Clock) -> Iterator[SlackLookAlike]:
    """The first workspace."""
    with look_alike(clock) as slack:
        yield slack
        assert not slack.violations


@pytest.fixture
def other(slack: SlackLookAlike, clock: Clock) -> Iterator[SlackLookAlike]:
    """The second one, where people and channels have the same ids as in the first."""
    with look_alike(clock, slack) as other:
        yield other
        assert not other.violations


def settings_for(slack: SlackLookAlike, data: Path, key: str = KEY) -> Settings:
    """For many workspaces."""
    environ = {
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "HALLWAY_KEY": key,
        "HALLWAY_URL": URL,
    }
    return read_settings(environ, Mode.HTTP, data)


@pytest.fixture
def server(slack: SlackLookAlike, other: SlackLookAlike, data: Path, clock: Clock) -> Iterator[Address]:
    """The bot, to which both workspaces bring what happens in them; not installed anywhere yet."""
    with running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        other.connect_http(address.url)
        yield address


@pytest.fixture
def browser(server: Address) -> Browser:
    return Browser(server)


@pytest.fixture
def both(
    browser: Browser, slack: SlackLookAlike, other: SlackLookAlike
) -> tuple[SlackLookAlike, SlackLookAlike]:
    """The two workspaces, with the app in them."""
    assert browser.install(slack).status == 200
    assert browser.install(other).status == 200
    return slack, other


def order(slack: SlackLookAlike, text: str, user: str = "ana", channel: str = "general") -> Seen:
    """Type ``/digest`` and these words; the answer."""
    return slack.reply(slack.slash(user, channel, "/digest", text))


def subscribed(slack: SlackLookAlike, text: str = WISH, user: str = "ana", channel: str = "general") -> Seen:
    """Subscribe in words; what the one who did it sees then."""
    delivery = slack.press(user, order(slack, text, user, channel), "Save")
    slack.await_until(lambda: any(seen.ephemeral for seen in slack.replies(delivery)))
    return next(seen for seen in slack.replies(delivery) if seen.ephemeral)


def in_channel(slack: SlackLookAlike, channel: str = "general", user: str = "ana") -> list[Seen]:
    """What everyone sees there of the app's."""
    return [seen for seen in slack.screen(user, channel) if not seen.ephemeral and seen.author == "hallway"]


def tick_at(server: Address, clock: Clock, moment: datetime) -> None:
    """Let it be that moment, and deliver what is due."""
    clock.advance((moment - clock.now()).total_seconds())
    server.tick()
