"""Dates and times in the forms of programme files; nothing is guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue.entries import When
from store.catalogue.tidy.times import moment, span


def hours(number: float) -> timezone:
    return timezone(timedelta(hours=number))


def naive(text: str) -> datetime:
    return datetime.fromisoformat(text)


MOMENTS = [
    ("2020-07-06_05:00:00", naive("2020-07-06 05:00")),
    ("2020-07-06 05:00", naive("2020-07-06 05:00")),
    ("2020-07-06T05:00:00Z", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("2020-07-06T05:00:00.000Z", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("2020-07-06T05:00:00+01:00", datetime(2020, 7, 6, 5, tzinfo=hours(1))),
    ("2020-07-06T05:00:00-0700", datetime(2020, 7, 6, 5, tzinfo=hours(-7))),
    ("20200706T050000Z", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("20200706", date(2020, 7, 6)),
    ("2020-07-06", date(2020, 7, 6)),
    ("2020/7/6", date(2020, 7, 6)),
    ("Jul 5", date(2021, 7, 5)),
    ("5 Jul", date(2021, 7, 5)),
    ("5-Jul", date(2021, 7, 5)),
    ("5-Jul-2020", date(2020, 7, 5)),
    ("5-Jul-20", date(2020, 7, 5)),
    ("July 9th", date(2021, 7, 9)),
    ("July 9th 3:30 PM", naive("2021-07-09 15:30")),
    ("July 9th, 2020 at 3:30 p.m.", naive("2020-07-09 15:30")),
    ("Tuesday, 28 April", date(2021, 4, 28)),
    ("Tuesday, 28 April 2020, 18:20 CEST", datetime(2020, 4, 28, 18, 20, tzinfo=hours(2))),
    ("Mon, 27 Apr 2020 05:00:00 GMT", datetime(2020, 4, 27, 5, tzinfo=UTC)),
    ("April 28, 2020 11:59 PM AoE", datetime(2020, 4, 28, 23, 59, tzinfo=hours(-12))),
    ("April 28, 2020 9am PDT", datetime(2020, 4, 28, 9, tzinfo=hours(-7))),
    ("April 28, 2020 9am PST", datetime(2020, 4, 28, 9, tzinfo=hours(-8))),
    ("2020-04-28 09:00 JST", datetime(2020, 4, 28, 9, tzinfo=hours(9))),
    ("28.04.2020 18:20 Uhr", naive("2020-04-28 18:20")),
    ("28. April 2020", date(2020, 4, 28)),
    ("3. März 2020", date(2020, 3, 3)),
    ("13/06/2020", date(2020, 6, 13)),
    ("06/13/2020", date(2020, 6, 13)),
    ("1594011600000", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("1594011600000.0", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("1594011600", datetime(2020, 7, 6, 5, tzinfo=UTC)),
    ("2020-04-28 noon", naive("2020-04-28 12:00")),
    ("2020-04-28 12:30 AM", naive("2020-04-28 00:30")),
    ("2020-04-28 12:30 PM", naive("2020-04-28 12:30")),
    # The zone of these has more than one meaning.
    ("2020-04-28 09:00 IST", naive("2020-04-28 09:00")),
    ("2020-04-28 09:00 CST", naive("2020-04-28 09:00")),
]
UNREADABLE = [
    "TBA", "", "  ", "tba 2020", "07/06/2020", "2020-13-01", "30 February 2020", "3:30 PM", "18:20",
    "Tuesday",    "2020", "July 2020", "poster session on July 9", "45 Jul", "2020-07-06 25:00", "1", "²³",
    "99999999999999999",    "2020-07-06T05:61", "Jul Jul 5",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOMENTS)
def test_a_moment_is_read(text: str, expected: date) -> None:
    found = moment(text, 2021)
    assert found == expected
    assert type(found) is type(expected)
    if isinstance(found, datetime) and isinstance(expected, datetime):
        assert found.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_not_certain_is_none(text: str) -> None:
    assert moment(text, 2021) is None


@pytest.mark.parametrize("text", ["Jul 5", "July 9th 3:30 PM", "5-Jul", "Tuesday, 28 April"])
def test_a_missing_year_is_not_guessed(text: str) -> None:
    assert moment(text) is None
    assert span(text, "10:00", "11:00", None, "") is None


def at(hour: int, minute: int = 0, day: int = 5) -> datetime:
    return naive(f"2020-07-{day:02} {hour:02}:{minute:02}")


SPANS = [
    (("Jul 5", "18:20", "20:00"), (at(18, 20), at(20))),
    (("Jul 5", "18:20 – 20:00", ""), (at(18, 20), at(20))),
    (("Jul 5", "18:20-20:00", ""), (at(18, 20), at(20))),
    (("Jul 5", "6:20 PM to 8 PM", ""), (at(18, 20), at(20))),
    (("Jul 5", "3:30 – 5:00 PM", ""), (at(15, 30), at(17))),
    (("Jul 5", "11:00 - 1:00 PM", ""), (at(11), at(13))),
    (("Jul 5", "22:00", "01:30"), (at(22), at(1, 30, day=6))),
    (("Jul 5", "9:00", "1:00"), (at(9), None)),
    (("Jul 5", "12:15–1:15", ""), (at(12, 15), at(13, 15))),
    (("Jul 5", "12:15", "0:30"), (at(12, 15), None)),
    (("Jul 5", "12:15", "1:15 AM"), (at(0, 15), at(1, 15))),
    (("Jul 5", "12:15", "9:15"), (at(12, 15), None)),
    (("Jul 5", "9:00A-10:15A", ""), (at(9), at(10, 15))),
    (("Jul 5", "10:15A – 12:00N", ""), (at(10, 15), at(12))),
    (("Jul 5", "12:15P", "1:30P"), (at(12, 15), at(13, 30))),
    (("Jul 5", "18:20", "TBA"), (at(18, 20), None)),
    (("Jul 5", "TBA", ""), (None, None)),
    (("2020-07-05_09:00:00", "", ""), (at(9), None)),
    (("", "2020-07-05 09:00", "2020-07-05 10:00"), (at(9), at(10))),
    (("", "2020-07-05 09:00", "2020-07-06 10:00"), (at(9), at(10, day=6))),
    (("", "2020-07-05 09:00", "2020-07-04 10:00"), (at(9), None)),
    (("", "2020-07-05 09:00", "10:00"), (at(9), at(10))),
    (("Jul 5", "22:00", "24:00"), (at(22), at(0, day=6))),
    (("Jul 5", "24:00", "1:00"), (at(0, day=6), at(1, day=6))),
    (("So, 5. Juli 2020", "9:00", ""), (at(9), None)),
    (("2020年7月5日(日)", "9:00", ""), (at(9), None)),
    (("dimanche 5 juillet", "9h00", "12h"), (at(9), at(12))),
]


@pytest.mark.parametrize(("cells", "times"), SPANS)
def test_a_span_is_read(cells: tuple[str, str, str], times: tuple[datetime | None, datetime | None]) -> None:
    found = span(*cells, 2020, "")
    assert found == When(day=date(2020, 7, 5), start=times[0], end=times[1])


def test_the_zone_of_the_source_makes_times_aware() -> None:
    found = span("5 Jul", "9:00", "10:00", 2020, "Europe/Rome")
    rome = ZoneInfo("Europe/Rome")
    assert found == When(
        date(2020, 7, 5), at(9).replace(tzinfo=rome), at(10).replace(tzinfo=rome), "Europe/Rome"
    )


def test_a_zone_in_the_text_counts_more_than_that_of_the_source() -> None:
    found = span("", "2020-07-05T09:00:00Z", "2020-07-05T10:00:00Z", None, "Europe/Rome")
    assert found is not None
    assert found.start == datetime(2020, 7, 5, 9, tzinfo=UTC)


def test_a_zone_behind_a_span_is_that_of_both_its_ends() -> None:
    found = span("2020-07-05", "9:00 – 10:00 (UTC-4)", "", None, "")
    assert found is not None
    assert (found.start, found.end) == tuple(datetime(2020, 7, 5, hour, tzinfo=UTC) for hour in (13, 14))


def test_24_00_is_the_day_after_also_in_a_whole_moment() -> None:
    assert moment("2020-07-05T24:00:00Z") == datetime(2020, 7, 6, tzinfo=UTC)


def test_anywhere_on_earth_is_twelve_hours_behind() -> None:
    found = span("5 Jul", "23:59", "", 2020, "AoE")
    assert found is not None
    assert found.start == datetime(2020, 7, 6, 11, 59, tzinfo=UTC)
    assert found.zone == "Etc/GMT+12"


@pytest.mark.parametrize("zone", ["IST", "CST", "Nowhere/Land", "../etc", "garbage", ""])
def test_a_zone_nobody_knows_leaves_times_naive(zone: str) -> None:
    found = span("5 Jul", "9:00", "", 2020, zone)
    assert found == When(date(2020, 7, 5), at(9))


def test_an_offset_or_an_abbreviation_of_one_meaning_is_a_zone() -> None:
    for zone in ("+02:00", "UTC+2", "CEST"):
        found = span("5 Jul", "9:00", "", 2020, zone)
        assert found is not None
        assert found.start == datetime(2020, 7, 5, 7, tzinfo=UTC)
        assert found.zone == ""


def test_no_day_is_no_time() -> None:
    assert span("", "9:00", "10:00", 2020, "Europe/Rome") is None
    assert span("TBA", "9:00", "10:00", 2020, "") is None


CELLS = st.one_of(st.text(max_size=30), st.text("0123456789:-/. apmTZ+JulMay", max_size=30))


@given(cells=st.tuples(CELLS, CELLS, CELLS), year=st.one_of(st.none(), st.integers(1, 9999)), zone=CELLS)
@settings(max_examples=500, deadline=None)
def test_any_cells_are_read_without_an_error(
    cells: tuple[str, str, str], year: int | None, zone: str
) -> None:
    found = span(*cells, year, zone)
    if found and found.start and found.end:
        assert found.end >= found.start
