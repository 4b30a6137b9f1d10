"""Dates and times as sources print them. Nothing is guessed: what is not said is None or naive."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.catalogue.entries import When
from store.catalogue.tidy import clocks, dates

_LONGEST = 120
_STAMP = re.compile(r"\d{10}|\d{12,13}(?:\.0)?")
_NOON, _EARLY = 12, 7
_HALF_A_DAY = timedelta(hours=12)
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d|\d{8})(?:[T_ ]|\s+)(?P<time>\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)"
    r"\s*(?P<zone>Z|z|[+-]\d\d:?\d\d|[+-]\d\d)?"
)


def moment(text: str, year: int | None = None) -> datetime | date | None:
    """A date, or a date with a time, in any of the forms of programme files; None where that is not certain.

    ``year`` stands in where the text has none. It is aware only if the text says a zone or an offset;
    milliseconds (12 or 13 digits) and seconds (10 digits) since 1970 are UTC.
    """
    text = " ".join(text[:_LONGEST].split())
    if not text:
        return None
    if _STAMP.fullmatch(text):
        return _since_1970(text)
    if iso := _ISO.fullmatch(text):
        return _iso(iso)
    clock, rest = clocks.taken_out(text)
    day = dates.day(rest, year)
    if day is None:
        return None
    if clock is None:
        return day if clocks.is_whole(rest, text) else None
    return _joined(day, clock.time, clock.zone, next_day=clock.next_day)


def _since_1970(text: str) -> datetime | None:
    number = int(text.partition(".")[0])
    seconds = number / 1000 if number > 99_999_999_999 else number
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _iso(found: re.Match[str]) -> datetime | None:
    digits = re.sub(r"\D", "", found["time"].partition(".")[0].partition(",")[0])
    day = dates.day(found["day"], None)
    clock = clocks.at(int(digits[:2]), int(digits[2:4]), int(digits[4:6] or 0))
    zone = clocks.zone_of(found["zone"] or "")
    return None if day is None or clock is None else _joined(day, clock, zone, next_day=digits[:2] == "24")


def _joined(day: date, clock: time, zone: tzinfo | None, *, next_day: bool = False) -> datetime:
    """The moment; ``next_day`` for 24:00."""
    found = datetime.combine(day, clock, zone)
    return found + timedelta(days=1) if next_day and day < date.max else found


def span(day: str, start: str, end: str, year: int | None, zone: str) -> When | None:
    """When a thing takes place, out of the cells of a programme; None where not even the day can be read.

    ``start`` and ``end`` may be clock times or whole moments; ``start`` may hold both ("18:20 – 20:00").
    An ``end`` before ``start`` is on the next day, unless that made over twelve hours: then it is unknown.
    ``zone`` may be an IANA name, an offset or an abbreviation with one meaning; else the times stay naive.
    """
    first, last = clocks.parted(start, end)
    on = moment(day, year)
    begin, finish = moment(first, year), moment(last, year)
    known = on if on is not None else begin
    if known is None:
        return None
    date_of = known.date() if isinstance(known, datetime) else known
    base = begin.date() if isinstance(begin, datetime) else begin or date_of
    starts = begin if isinstance(begin, datetime) else None
    ends = finish if isinstance(finish, datetime) else None
    one, two = clocks.pair(first, last)
    if starts is None and one:
        starts = _joined(base, one.time, one.zone, next_day=one.next_day)
    if starts is None and isinstance(on, datetime):
        starts = on
    if ends is None and two and starts is not None:
        clock = _past_noon(starts, two)
        ends = _after(starts, _joined(_day_of(finish, starts), clock, two.zone or starts.tzinfo))
    return _placed(When(day=date_of, start=starts, end=ends), zone)


def _past_noon(starts: datetime, end: clocks.Clock) -> time:
    """The clock of an end; "12:15-1:15" is of a clock of twelve hours."""
    if starts.hour == _NOON and not end.half and 0 < end.time.hour < _EARLY:
        return end.time.replace(hour=end.time.hour + _NOON)
    return end.time


def _day_of(finish: datetime | date | None, starts: datetime) -> date:
    return finish if finish is not None and not isinstance(finish, datetime) else starts.date()


def _after(start: datetime, end: datetime) -> datetime | None:
    if _naive(end) >= _naive(start):
        return end
    end += timedelta(days=1)
    return end if _naive(end) - _naive(start) <= _HALF_A_DAY else None


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _placed(when: When, zone: str) -> When:
    """The same with the zone of the source, for times that have none of their own."""
    known = named_zone(zone)
    info: tzinfo | None = known or clocks.zone_of(zone)
    start, end = when.start, when.end
    if info is not None:
        start = start.replace(tzinfo=info) if start and start.tzinfo is None else start
        end = end.replace(tzinfo=info) if end and end.tzinfo is None else end
    if start and end and (start.tzinfo is None) != (end.tzinfo is None):
        end = end.replace(tzinfo=start.tzinfo)
    if start and end and end < start:
        end = None
    name = known.key if known and start and start.tzinfo is not None else ""
    return replace(when, start=start, end=end, zone=name)


@lru_cache(maxsize=256)
def named_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name ("Europe/Rome") or of "AoE", anywhere on Earth; None for anything else."""
    name = name.strip()
    if name.lower() in ("aoe", "anywhere on earth"):
        return ZoneInfo("Etc/GMT+12")
    if "/" not in name and name != "UTC":
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
