"""A workspace whose pages Slack wants fewer of: they are put off, and nobody else waits for that."""

from __future__ import annotations

import logging

import pytest

from bot.putoff import PutOff
from bot.refusals import retry_after
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address
from bot.workspaces import Member
from tests.slack.conftest import HandClock, QuickClock
from tests.slack.test_home import changed, opened
from tests.slack.test_saving import ask, press


@pytest.fixture
def put_off() -> PutOff:
    return PutOff(HandClock())


def published(bot: SlackLookAlike, user: str = "ana") -> list[str | None]:
    """How Slack answered each attempt to publish somebody's page."""
    id = bot.workspace.user(user).id
    calls = [c for c in bot.calls if c.method == "views.publish" and c.args["user_id"] == id]
    return [call.answer.get("error") for call in calls]


def opened_too_soon(bot: SlackLookAlike, caplog: pytest.LogCaptureFixture) -> None:
    """Ana opens her page, Slack wants to be asked again in half a minute, and the bot has heard it."""
    caplog.set_level(logging.INFO, "bot.homes")
    bot.faults.answer("views.publish", 429, retry_after=30)
    assert bot.open_home("ana").ok
    bot.await_until(lambda: published(bot) == ["ratelimited"])
    for _ in range(100):  # Slack has answered, which the thread that asked may not have read yet
        if "are put off" in caplog.text:
            return
        assert bot.reply(bot.direct_message("chen", "pathways")).visible
    raise AssertionError("nothing was put off")


def test_a_page_that_slack_wants_later_holds_up_nobody_and_comes_once(
    bot: SlackLookAlike, server: Address, clock: QuickClock, caplog: pytest.LogCaptureFixture
) -> None:
    opened_too_soon(bot, caplog)
    seen = ask(bot)
    press(bot, seen, "Save 1")
    for _ in range(5):
        assert bot.open_home("ana").ok
    assert bot.reply(bot.direct_message("ben", "pathways")).visible
    assert clock.waits == []
    server.tick()
    assert bot.reply(bot.direct_message("chen", "pathways")).visible  # whatever was offered before has run
    assert published(bot) == ["ratelimited"]
    clock.wait(30)
    server.tick()
    assert "1. Pathways" in changed(bot, None).visible
    server.tick()
    assert bot.reply(bot.direct_message("gus", "pathways")).visible
    assert published(bot) == ["ratelimited", None]


def test_another_page_of_that_workspace_does_not_ask_slack_in_vain(
    bot: SlackLookAlike, server: Address, clock: QuickClock, caplog: pytest.LogCaptureFixture
) -> None:
    opened_too_soon(bot, caplog)
    assert bot.open_home("ben").ok
    assert bot.reply(bot.direct_message("ben", "pathways")).visible
    assert published(bot, "ben") == []
    clock.wait(31)
    assert "How to ask" in opened(bot, "chen").visible
    server.tick()
    assert "How to ask" in changed(bot, None, "ben").visible
    assert "How to ask" in changed(bot, None).visible


def test_of_many_that_wait_few_come_at_a_time(put_off: PutOff) -> None:
    clock = put_off._clock
    put_off.rest("T1", 5)
    many = [Member("T1", f"U{number}") for number in range(10)]
    assert all(put_off.must_wait(member) for member in [*many, *many])
    put_off.add(Member("T2", "U1"))
    assert put_off.due() == (Member("T2", "U1"),)
    clock.wait(5)
    assert put_off.due() == tuple(many[:8])
    assert not put_off.must_wait(many[8])
    assert put_off.due() == (many[9],)
    assert put_off.due() == ()


def test_the_list_is_bounded_and_a_workspace_that_left_is_not_on_it(
    put_off: PutOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.putoff._MANY", 2)
    for number in range(3):
        put_off.add(Member(f"T{number}", "U1"))
    put_off.forget("T2")
    assert put_off.due() == (Member("T1", "U1"),)


def test_no_rest_outlasts_a_clock_that_was_set_back_or_a_wish_without_measure(put_off: PutOff) -> None:
    hands = put_off._clock
    assert isinstance(hands, HandClock)
    ana = Member("T1", "U1")
    put_off.rest("T1", retry_after({"Retry-After": "9" * 400}))
    assert put_off.must_wait(ana)
    hands.wait(600)
    assert put_off.due() == (ana,)
    put_off.rest("T1", 60)
    hands.wait(-7_200)
    assert not put_off.must_wait(ana)
