"""The terminal page: forms by number, and time that passes when told."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from bot.sandbox.clock import HandClock, RehearsalClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.rehearsal import Rehearsal, target
from bot.sandbox.terminal import Terminal
from bot.sandbox.terminal_text import Ink
from store.store import Store

NOW = datetime(2026, 1, 8, 10, 0, tzinfo=UTC)


class Page:
    """A terminal page; remembers what it showed."""

    def __init__(self, slack: SlackLookAlike, rehearsal: Rehearsal) -> None:
        self.lines: list[str] = []
        self.terminal = Terminal(slack, self.lines.append, Ink())
        self.terminal.rehearsal = rehearsal

    def type(self, line: str) -> str:
        before = len(self.lines)
        assert self.terminal.type(line)
        return "\n".join(self.lines[before:])

    def press(self, label: str) -> str:
        return self.type(re.findall(rf"\[(\d+)\] {re.escape(label)}", "\n".join(self.lines))[-1])


@pytest.fixture
def page(bot: SlackLookAlike, week: Rehearsal) -> Page:
    return Page(bot, week)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("7 days", datetime(2026, 1, 15, 10, 0, tzinfo=UTC)),
        ("90 minutes", datetime(2026, 1, 8, 11, 30, tzinfo=UTC)),
        ("1 week", datetime(2026, 1, 15, 10, 0, tzinfo=UTC)),
        ("to monday 9:00", datetime(2026, 1, 12, 9, 0, tzinfo=UTC)),
        ("to Thursday 9:00", datetime(2026, 1, 15, 9, 0, tzinfo=UTC)),
        ("to monday", datetime(2026, 1, 12, 9, 0, tzinfo=UTC)),
        ("to 12:30", datetime(2026, 1, 8, 12, 30, tzinfo=UTC)),
        ("to 9:00", datetime(2026, 1, 9, 9, 0, tzinfo=UTC)),
    ],
)
def test_how_long_or_until_when_is_understood(text: str, moment: datetime) -> None:
    assert target(text, NOW, "Europe/London") == moment


@pytest.mark.parametrize("text", ["", "to", "0 days", "9999 weeks", "to 25:00", "to someday", "monday"])
def test_anything_else_is_no_time(text: str) -> None:
    assert target(text, NOW, "Europe/London") is None


def test_a_moment_is_in_the_persons_own_zone() -> None:
    assert target("to monday 9:00", NOW, "Asia/Tokyo") == datetime(2026, 1, 12, 0, 0, tzinfo=UTC)


def test_time_passes_in_steps_that_end_at_the_moment() -> None:
    clock, seen = HandClock(NOW), []
    Rehearsal(clock, lambda: seen.append(clock.now())).go(datetime(2026, 1, 8, 11, 10, tzinfo=UTC))
    assert [f"{at:%H:%M}" for at in seen] == ["10:30", "11:00", "11:10"]


def test_a_clock_for_rehearsals_is_ahead_of_another() -> None:
    clock = RehearsalClock(HandClock(NOW))
    clock.advance(60)
    clock.wait(60)
    assert clock.now() == datetime(2026, 1, 8, 10, 2, tzinfo=UTC)


def test_a_newcomer_sees_a_monday_digest_in_a_minute(page: Page, bot: SlackLookAlike) -> None:
    page.type(":channel general")
    assert "The next one, Mon 12 Jan 2026, 09:00" in page.type("/digest federated learning every monday 9:00")
    assert "set up a digest in this channel" in page.press("Save")
    bot.await_message("ana", "general", lambda seen: "Saved." in seen.visible)
    shown = page.type(":advance to monday 9:00")
    assert "Monday 12 January 2026 09:00 (Europe/London)" in shown
    assert "new in #general" in shown
    assert "Digest: federated learning" in shown
    assert "More like this" in shown
    assert "only you see this" in page.press("Why these?")


def test_time_that_is_not_understood_is_explained(page: Page) -> None:
    assert ":advance 7 days" in page.type(":advance someday")
    page.terminal.rehearsal = None
    assert ":advance 7 days" in page.type(":advance 7 days")
    assert "Thursday 8 January 2026" in page.type(":time")


def test_a_form_is_filled_and_sent_by_number(page: Page, store: Store) -> None:
    page.type(":channel general")
    shown = page.type("/digest")
    assert "── Channel digest ──" in shown
    assert "[1] Topics: (empty)" in shown
    assert "[7] Days: Monday" in shown
    assert "1 Monday, 2 Tuesday" in shown
    assert page.type("1 compilers") == "  [1] Topics: compilers"
    assert page.type("7 1,Friday") == "  [7] Days: Monday, Friday"
    assert "no such choice" in page.type("7 someday")
    assert "(empty)" in page.type("9 -")
    assert "must be filled in" in page.press("Preview")
    page.type("9 Nowhere/Land")
    assert "! No time zone is called" in page.press("Preview")
    page.type("9 UTC")
    assert page.type("11 2") == "  [11] Which items: New ones first, then the best that was never sent"
    preview = page.press("Preview")
    assert "── Preview ──" in preview
    assert "every Monday and Friday at 09:00 (UTC)" in preview
    assert "[1] Topics: compilers" in page.press("Back")
    assert "every Monday and Friday" in page.press("Preview")
    assert "set up a digest in this channel" in page.press("Save")
    assert store.subscriptions()[0].profile.topics == ("compilers",)


def test_suggested_topics_are_looked_up_by_words_and_picked_by_number(page: Page, store: Store) -> None:
    page.type(":channel general")
    assert "[2] Suggested topics: (empty)" in page.type("/digest")
    assert "from 2 letters on" in page.type("2 f")
    assert page.type("2 7").endswith("from 2 letters on")
    assert page.type("2 feder").startswith("      1 federated learning (5)")
    assert "no such choice" in page.type("2 99")
    assert page.type("2 1") == "  [2] Suggested topics: federated learning (5)"
    assert "1 privacy" in page.type("2 privac")
    assert page.type("2 1,1").startswith("  [2] Suggested topics: federated learning (5), privacy")
    assert page.type("2 qzxjvw") == "  Nothing is suggested in field 2."
    assert page.type("2 -") == "  [2] Suggested topics: (empty)"
    page.type("2 feder")
    page.type("2 1")
    page.press("Preview")
    assert "[2] Suggested topics: federated learning (5)" in page.press("Back")
    page.press("Preview")
    page.press("Save")
    assert store.subscriptions()[0].profile.topics == ("federated learning",)


def test_words_while_a_form_is_open_are_told_what_to_do(page: Page) -> None:
    page.type("/digest")
    assert "A form is open" in page.type("hello")
    assert "A form is open" in page.type("99")
    page.press("Cancel")
    assert "Pathways: Asynchronous" in page.type("pathways")


def test_the_demo_shows_a_digest() -> None:
    typed = (
        ":channel general\n/digest federated learning every monday 9:00\n{save}\n:advance to monday 9:01\n"
    )
    first = CliRunner().invoke(hallway, ["chat", "--demo"], input=typed.split("{save}", maxsplit=1)[0])
    save = re.findall(r"\[(\d+)\] Save", first.stdout)[-1]
    done = CliRunner().invoke(hallway, ["chat", "--demo"], input=typed.format(save=save))
    assert done.exit_code == 0, done.output
    assert "Digest: federated learning" in done.stdout
