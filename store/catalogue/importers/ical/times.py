"""Times of iCalendar events, and their repetitions within bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from store.catalogue.entries import Entry, When
from store.catalogue.tidy.times import named_zone

MOST = 400
"""Occurrences of one event that are kept."""
_LONGEST = 14
"""Days of an event of whole days that are slots of it."""
_MOST_DAYS = 4000
"""Days that are looked at for them: eleven years."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "WKST"}


def moment(event: Any, name: str) -> datetime | date | None:
    """A property's moment; aware if it is in UTC or in a known zone, naive if floating."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    value = part(found, "dt")
    return value if isinstance(value, date) else None


def part(value: Any, name: str) -> Any:
    """An attribute of a property's value; None where it has none or the parser could not read it."""
    try:
        return getattr(value, name, None)
    except ValueError:  # icalendar.error.BrokenCalendarProperty is one
        return None


def day_of(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def first(event: Any, room: str) -> When | None:
    """When an event takes place for the first time; whole days have no clock."""
    start = moment(event, "DTSTART")
    if start is None:
        return None
    if not isinstance(start, datetime):
        return When(day=start, room=room)
    end = moment(event, "DTEND")
    length = part(event.get("DURATION"), "dt")
    if not isinstance(end, datetime):
        end = start + length if isinstance(length, timedelta) else None
    if end is not None and ((end.tzinfo is None) != (start.tzinfo is None) or end < start):
        end = None
    place = _place(event, start)
    zone = place.key if place and place.key != "UTC" else ""
    if place and end is not None and not isinstance(end.tzinfo, ZoneInfo):
        end = end.astimezone(place)
    return When(start.date(), start.replace(tzinfo=place) if place else start, end, zone, room=room)


def _place(event: Any, start: datetime) -> ZoneInfo | None:
    """The IANA zone of a start; also where a calendar describes one of Windows' itself, if both agree."""
    if start.tzinfo is None or isinstance(start.tzinfo, ZoneInfo):
        return start.tzinfo
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - rarely needed

    called = str(getattr(event.get("DTSTART"), "params", {}).get("TZID", "")).strip()
    zone = named_zone(WINDOWS_TO_OLSON.get(called, ""))
    same = zone and start.replace(tzinfo=zone).utcoffset() == start.utcoffset()
    return zone if same else None


def floating(entries: Sequence[Entry]) -> tuple[str, str]:
    """The zone of most times of a calendar, if others float, and what to say of it; else empty."""
    starts = [each.when for each in entries if each.when and each.when.start]
    loose = sum(when.start.tzinfo is None for when in starts if when.start)
    zones = Counter(when.zone for when in starts if when.zone)
    if not loose or not zones:
        return "", ""
    ((zone, often),) = zones.most_common(1)
    have, they = ("1 time has", "it is") if loose == 1 else (f"{loose:,} times have", "they are")
    return zone, (
        f"{have} no time zone: unless that of the event is known, {they} taken to be of {zone}, as"
        f" {often:,} of {sum(zones.values()):,} others that name a place are; --zone says another"
    )


def doubts(event: Any, when: When | None) -> Iterator[str]:
    """What of an event's times was not understood, or cannot be, in words."""
    if when is None or when.start is None:
        return
    zone = getattr(event.get("DTSTART"), "params", {}).get("TZID", "")
    if zone and when.start.tzinfo is None:
        yield f"its zone {str(zone)[:60]!r} is not known: the time is taken to be local to the conference"
    if when.end is None and isinstance(moment(event, "DTEND"), datetime):
        yield "its end is before its start, or in no known zone, and was left out"


def repeats(event: Any, when: When, moved: set[date]) -> tuple[tuple[When, ...], str]:
    """The further slots of a repeated event, and why they are not all there.

    Daily and weekly rules with an end are followed; any other rule leaves the first time alone. ``moved`` are
    days whose occurrence stands in the file as an event of its own.
    """
    rule = event.get("RRULE")
    if rule is None or when.day is None:
        return (), ""
    if not isinstance(rule, dict):
        return (), "the event's repetition cannot be read or has several rules; only its first time is kept"
    if not set(rule) <= _KNOWN or _one(rule, "FREQ") not in ("DAILY", "WEEKLY"):
        return (), "the event repeats by a rule that is not followed; only its first time is kept"
    if not (_one(rule, "COUNT") or _one(rule, "UNTIL")):
        return (), "the event repeats without end; only its first time is kept"
    days = list(islice(_days(rule, when.day), MOST + 1))
    left_out = _dates(event, "EXDATE") | moved
    slots = tuple(_moved_to(when, day) for day in days[:MOST] if day != when.day and day not in left_out)
    return slots, f"the event repeats more than {MOST} times; the first {MOST} are kept" if len(
        days
    ) > MOST else ""


def shown(event: Any, when: When, moved: set[date], *, alone: bool) -> tuple[When, tuple[When, ...], str]:
    """All slots of an event, the first apart, and why they are not all there.

    A day that is taken out, or that is an event of its own in the file, is none; further days come of a rule,
    of ``RDATE``, or of whole days up to an end.

    :param alone: the event is an occurrence of another, and has no other slots
    """
    if alone:
        return when, (), ""
    slots, reason = repeats(event, when, moved)
    given = [_moved_to(when, day) for day in sorted(_dates(event, "RDATE")) if day != when.day]
    slots = tuple({slot.day: slot for slot in (*slots, *given, *_whole_days(event, when))}.values())
    if slots and when.day in _dates(event, "EXDATE") | moved:
        return slots[0], slots[1:], reason
    return when, slots, reason


def _whole_days(event: Any, when: When) -> Iterator[When]:
    """The days after the first of an event without clocks: the end is the day after the last."""
    end = moment(event, "DTEND")
    if when.start is not None or when.day is None or end is None or event.get("RRULE") is not None:
        return
    for offset in range(1, min((day_of(end) - when.day).days, _LONGEST + 1)):
        yield When(day=when.day + timedelta(days=offset), room=when.room)


def _days(rule: Any, start: date) -> Iterator[date]:
    """The days of a daily or weekly rule, the first among them (RFC 5545, 3.3.10)."""
    interval = max(1, int(_one(rule, "INTERVAL") or 1))
    count, until = int(_one(rule, "COUNT") or MOST + 1), _one(rule, "UNTIL")
    last = day_of(until) if isinstance(until, date) else None
    weekly = _one(rule, "FREQ") == "WEEKLY"
    named = {_WEEKDAYS.index(str(day)) for day in rule.get("BYDAY", []) if str(day) in _WEEKDAYS}
    named = named or ({start.weekday()} if weekly else set(range(7)))
    monday = start - timedelta(days=start.weekday())
    for offset in range(0, min(_MOST_DAYS, (date.max - start).days), 1 if weekly else interval):
        day = start + timedelta(days=offset)
        if not count or (last and day > last):
            return
        step = (day - monday).days // 7 if weekly else offset
        if step % interval == 0 and day.weekday() in named:
            count -= 1
            yield day


def _dates(event: Any, name: str) -> set[date]:
    """The days that a property lists."""
    found = event.get(name)
    listed = found if isinstance(found, list) else [found]
    return {
        day_of(item.dt) for dates in listed for item in part(dates, "dts") or [] if isinstance(item.dt, date)
    }


def _moved_to(when: When, day: date) -> When:
    """The same local clock on another day; the clock stays where summer time begins or ends."""
    if when.start is None or when.day is None:
        return When(day=day, room=when.room)
    start = when.start.replace(year=day.year, month=day.month, day=day.day)
    length = None
    if when.end is not None:
        aware = when.start.tzinfo is not None
        length = when.end.astimezone(UTC) - when.start.astimezone(UTC) if aware else when.end - when.start
    return When(day, start, start + length if length is not None else None, when.zone, room=when.room)


def _one(rule: Any, name: str) -> Any:
    found = rule.get(name)
    return (found[0] if found else None) if isinstance(found, list) else found
