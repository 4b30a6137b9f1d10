"""The whole bot on the shipped seeds, a Slack look-alike, and one clock for both that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.names import OPTIONAL_SCOPES, SCOPES
from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Delivery, Seen, SeenView
from bot.sandbox.rehearsal import Rehearsal, target
from bot.server import Address, running_http
from bot.settings import Mode, Settings, read_settings
from tests.answers.folders import data, prepared, store

__all__ = ["data", "prepared", "store"]

THURSDAY = datetime(2026, 1, 8, 10, 0, tzinfo=UTC)
WISH = "federated learning, privacy every monday 9:00"
Slack = SlackLookAlike


class Clock(HandClock):
    """Waiting for something that is about to happen in the look-alike takes until it does, if it is quick."""

    slack: SlackLookAlike

    def wait(self, seconds: float) -> None:
        changed = self.slack.workspace.changed
        with changed:
            changed.wait(0.05)
        self.advance(seconds)


@pytest.fixture
def scopes() -> tuple[str, ...]:
    """What the workspace grants; a test may say something else."""
    return (*SCOPES, *OPTIONAL_SCOPES)


@pytest.fixture
def clock() -> Clock:
    return Clock(THURSDAY)


@pytest.fixture
def slack(clock: Clock, scopes: tuple[str, ...]) -> Iterator[SlackLookAlike]:
    with SlackLookAlike(clock=clock, signing_clock=clock, scopes=scopes) as look_alike:
        clock.slack = look_alike
        look_alike.intended_mentions.update(user.id for user in look_alike.workspace.users())
        yield look_alike
        assert not look_alike.violations


def settings_for(slack: SlackLookAlike, data: Path, mode: Mode = Mode.HTTP) -> Settings:
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    return read_settings(environ, mode, data)


@pytest.fixture
def digests(slack: SlackLookAlike, data: Path, clock: Clock) -> Iterator[Address]:
    """The bot over HTTP, whose ``tick`` delivers what is due."""
    with running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        yield address


@pytest.fixture
def bot(slack: SlackLookAlike, digests: Address) -> SlackLookAlike:
    """The look-alike with the bot in it: what a person meets."""
    return slack


@pytest.fixture
def week(clock: Clock, digests: Address) -> Rehearsal:
    """Time that passes, with a tick every half hour."""
    return Rehearsal(clock, digests.tick)


def until(week: Rehearsal, when: str, zone: str = "Europe/London") -> None:
    """Let time pass: "to monday 9:00", "7 days"."""
    moment = target(when, week.clock.now(), zone)
    assert moment
    week.go(moment)


def order(bot: SlackLookAlike, text: str, user: str = "ana", channel: str | None = "general") -> Seen:
    """Type ``/digest`` and these words; the answer."""
    return bot.reply(bot.slash(user, channel, "/digest", text))


def opened(bot: SlackLookAlike, user: str = "ana") -> SeenView:
    """The modal that comes up."""
    bot.await_until(lambda: bot.modal(user) is not None)
    view = bot.modal(user)
    assert view
    return view


def previewed(bot: SlackLookAlike, values: Mapping[str, object], user: str = "ana") -> SeenView:
    """Submit the form that is open; the second step, once it is worked out."""
    bot.submit(user, opened(bot, user), values)
    bot.await_until(lambda: _title(bot, user) == "Preview" and "Working out" not in opened(bot, user).visible)
    return opened(bot, user)


def pressed(bot: SlackLookAlike, seen: Seen, label: int | str, user: str = "ana") -> Seen:
    """Press a button; what the presser sees then, alone or in direct messages."""
    delivery = bot.press(user, seen, label)
    return answered(bot, delivery)


def answered(bot: SlackLookAlike, delivery: Delivery) -> Seen:
    """What came of it for the one who did it, alone or in direct messages."""

    def own() -> list[Seen]:
        found = bot.replies(delivery)
        return [seen for seen in found if seen.ephemeral or seen.channel.startswith("D")]

    bot.await_until(lambda: bool(own()))
    return own()[-1]


def accepted(bot: SlackLookAlike, view: SeenView, channel: str = "general", user: str = "ana") -> Seen:
    """Submit the second step; what its author sees in the channel then."""
    before = {seen.ts for seen in bot.screen(user, channel)}
    assert bot.submit(user, view).ok
    return bot.await_message(user, channel, lambda seen: seen.ephemeral and seen.ts not in before)


def _title(bot: SlackLookAlike, user: str) -> str:
    view = bot.modal(user)
    return view.title if view else ""


def subscribed(bot: SlackLookAlike, text: str = WISH, user: str = "ana", channel: str = "general") -> Seen:
    """Subscribe in words; what the one who did it sees then."""
    return pressed(bot, order(bot, text, user, channel), "Save", user)


def in_channel(bot: SlackLookAlike, channel: str = "general", user: str = "ana") -> list[Seen]:
    """What everyone sees there of the app's."""
    return [seen for seen in bot.screen(user, channel) if not seen.ephemeral and seen.author == "hallway"]
