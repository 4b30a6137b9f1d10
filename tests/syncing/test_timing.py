"""When a source is asked again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.syncing.timing import interval, pause, said, spread

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "span", "again"),
    [
        ("6h", 6 * HOUR, "6h"),
        ("90m", 90 * MINUTE, "1h 30m"),
        ("15m", 15 * MINUTE, "15m"),
        ("1d", DAY, "1d"),
        ("1d12h", 1.5 * DAY, "1d 12h"),
        ("2 weeks", 14 * DAY, "14d"),
        ("30 Days", 30 * DAY, "30d"),
        ("1 hour 30 minutes", 90 * MINUTE, "1h 30m"),
    ],
)
def test_intervals_are_read_and_said(text: str, span: timedelta, again: str) -> None:
    assert interval(text) == span
    assert said(span) == again
    assert interval(again) == span


@pytest.mark.parametrize("text", ["14m", "31d", "0h", "999999w"])
def test_intervals_out_of_bounds_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not between 15m and 30d"):
        interval(text)


@pytest.mark.parametrize("text", ["", "6", "h", "six hours", "6x", "-6h", "6h!", "1.5h"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no interval"):
        interval(text)


def test_pauses_double_up_to_the_interval() -> None:
    assert [pause(failures, HOUR) for failures in range(1, 7)] == [
        5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, HOUR, HOUR
    ]  # fmt: skip


def test_pauses_are_a_day_at_most() -> None:
    assert pause(9, 30 * DAY) == 1280 * MINUTE
    assert [pause(failures, 30 * DAY) for failures in (10, 11, 500)] == [DAY, DAY, DAY]


def test_a_server_may_ask_for_a_longer_pause_and_not_for_a_shorter_one() -> None:
    assert pause(1, HOUR, 7200.0) == 2 * HOUR
    assert pause(1, HOUR, 1.0) == 5 * MINUTE
    assert pause(1, HOUR, 9e6) == 30 * DAY


def test_first_runs_are_spread_and_each_address_keeps_its_place() -> None:
    urls = [f"https://example.org/{number}" for number in range(200)]
    waits = [spread(url, 6 * HOUR) for url in urls]
    assert waits == [spread(url, 6 * HOUR) for url in urls]
    assert all(timedelta() <= wait < HOUR for wait in waits)
    assert len({wait // (6 * MINUTE) for wait in waits}) == 10
    assert max(spread(url, 15 * MINUTE) for url in urls) < 15 * MINUTE
