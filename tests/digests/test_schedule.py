"""Due dates in zones that change their clocks at awkward times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests.schedule import Period, UnknownZone, following, periods
from store.deliveries import Schedule

DAILY = tuple(range(7))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def on(day: str, schedule: Schedule) -> datetime:
    """When the period of that date is due; it must be there once."""
    noon = utc(f"{day} 12:00")
    found = periods(schedule, noon - timedelta(days=3), noon + timedelta(days=3))
    (period,) = [each for each in found if each.name == day]
    return period.due_at


@pytest.mark.parametrize(
    ("zone", "day", "hour", "minute", "due_at"),
    [
        ("Europe/London", "2026-03-29", 9, 0, "2026-03-29 08:00"),
        ("Europe/London", "2026-03-28", 9, 0, "2026-03-28 09:00"),
        ("Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29 01:00"),  # 2:00 to 3:00 is left out
        ("Europe/Berlin", "2026-10-25", 2, 30, "2026-10-25 00:30"),  # 2:00 to 3:00 comes twice
        ("America/New_York", "2026-03-08", 2, 0, "2026-03-08 07:00"),
        ("America/New_York", "2026-11-01", 1, 59, "2026-11-01 05:59"),
        ("Asia/Beirut", "2026-03-29", 0, 0, "2026-03-28 22:00"),  # midnight is left out
        ("Africa/Cairo", "2026-04-24", 0, 15, "2026-04-23 22:00"),  # the same
        ("America/Santiago", "2026-09-06", 0, 30, "2026-09-06 04:00"),  # the same
        ("America/Santiago", "2026-04-04", 23, 30, "2026-04-05 02:30"),  # 23:00 to 24:00 comes twice
        ("Australia/Lord_Howe", "2026-10-04", 2, 10, "2026-10-03 15:30"),  # half an hour is left out
        ("Asia/Kathmandu", "2026-01-05", 9, 0, "2026-01-05 03:15"),
        ("Pacific/Kiritimati", "2026-01-05", 9, 0, "2026-01-04 19:00"),
        ("Pacific/Apia", "2011-12-30", 9, 0, "2011-12-30 10:00"),  # a whole date is left out
        ("Pacific/Apia", "2011-12-31", 9, 0, "2011-12-30 19:00"),
    ],
)
def test_a_date_is_due_once_at_its_local_time_or_the_next_that_exists(
    zone: str, day: str, hour: int, minute: int, due_at: str
) -> None:
    assert on(day, Schedule(DAILY, hour, minute, zone)) == utc(due_at)


@pytest.mark.parametrize("zone", ["Asia/Beirut", "Africa/Cairo", "America/Santiago", "Europe/Berlin", "UTC"])
@pytest.mark.parametrize("hour", [0, 2, 23])
def test_no_day_of_a_year_is_skipped_or_comes_twice(zone: str, hour: int) -> None:
    found = periods(Schedule(DAILY, hour, 0, zone), utc("2026-01-02 00:00"), utc("2027-01-02 00:00"))
    days = [date.fromisoformat(each.name) for each in found]
    assert days == [days[0] + timedelta(days=n) for n in range(365)]
    assert all(a.due_at < b.due_at for a, b in pairwise(found))


def test_the_end_belongs_to_it_and_the_beginning_does_not() -> None:
    monday, nine = Schedule((0,), 9, 0, "UTC"), utc("2026-01-05 09:00")
    second = timedelta(seconds=1)
    assert periods(monday, nine - second, nine) == (Period("2026-01-05", nine),)
    assert periods(monday, nine, nine + second) == ()
    assert following(monday, nine - second) == Period("2026-01-05", nine)
    assert following(monday, nine) == Period("2026-01-12", nine + timedelta(days=7))


def test_without_weekdays_nothing_is_ever_due() -> None:
    assert following(Schedule(()), utc("2026-01-05 09:00")) is None


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe/\0London"])
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(UnknownZone, match="there is no time zone called"):
        periods(Schedule(zone=zone), utc("2026-01-01 00:00"), utc("2026-02-01 00:00"))


@settings(deadline=None, max_examples=60)
@given(
    zone=st.sampled_from(["Asia/Beirut", "America/Santiago", "Europe/Dublin", "Pacific/Apia", "Asia/Gaza"]),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    cuts=st.lists(st.integers(0, 60 * 24 * 120), max_size=6),
)
def test_however_the_time_is_cut_up_the_same_periods_come_out(
    zone: str, weekdays: set[int], hour: int, minute: int, cuts: list[int]
) -> None:
    schedule = Schedule(tuple(sorted(weekdays)), hour, minute, zone)
    start = datetime(2026, 2, 20, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moments = [start, *sorted(start + timedelta(minutes=cut) for cut in cuts), start + timedelta(days=120)]
    parts = [periods(schedule, a, b) for a, b in pairwise(moments)]
    whole = periods(schedule, moments[0], moments[-1])
    assert tuple(period for part in parts for period in part) == whole
    assert all(date.fromisoformat(each.name).weekday() in weekdays for each in whole)
