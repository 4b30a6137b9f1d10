"""A clock that is ten minutes off is told: at the start, and where a request is refused."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot import skew
from bot.clock import ShiftedClock, SystemClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_refused_request_of_slack_names_the_clock(
    slack: SlackLookAlike, settings: Settings, caplog: pytest.LogCaptureFixture, minutes: int
) -> None:
    clock = ShiftedClock(SystemClock().now() + timedelta(minutes=minutes))
    with caplog.at_level(logging.WARNING), running_http(settings, clock) as address:
        slack.connect_http(address.url)
        assert slack.slash("ana", "general", "/conf", "pathways").status == 401
    assert "is the clock right? hallway doctor" in caplog.text


def test_a_request_that_nobody_signed_says_nothing_of_the_clock(
    slack: SlackLookAlike, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    slack.signing_secret = "f" * 32
    clock = ShiftedClock(SystemClock().now() + timedelta(minutes=10))
    with caplog.at_level(logging.WARNING), running_http(settings, clock) as address:
        slack.connect_http(address.url)
        assert slack.slash("ana", "general", "/conf", "pathways").status == 401
    assert "clock" not in caplog.text


def test_at_the_start_a_wrong_clock_is_told_with_its_remedy(
    slack: SlackLookAlike,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    then = format_datetime(SystemClock().now() + timedelta(minutes=10), usegmt=True)
    monkeypatch.setattr("bot.sandbox.server._Handler.date_time_string", lambda _handler: then)
    with caplog.at_level(logging.WARNING), running_http(settings):
        pass
    assert "seconds behind Slack's. Switch time synchronisation on" in caplog.text


def test_at_the_start_a_right_clock_is_not_mentioned(
    slack: SlackLookAlike, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), running_http(settings):
        pass
    assert "clock" not in caplog.text


def test_an_answer_without_a_time_tells_nothing() -> None:
    assert skew.ahead({}, NOON) is None
    assert skew.ahead({"Date": "soon"}, NOON) is None
    assert skew.ahead({"date": format_datetime(NOON, usegmt=True)}, NOON + skew.NOTED) == skew.NOTED
    assert skew.told(skew.NOTED) == "The clock of this machine is 60 seconds ahead of Slack's"
