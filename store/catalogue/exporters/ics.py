"""iCalendar, written by ``icalendar``, which folds and escapes: what has a day, an event for each slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from store.catalogue.exporters import citation
from store.records import Item, Showing

_BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hallway//Hallway//EN\r\nCALSCALE:GREGORIAN\r\n"
_END = "END:VCALENDAR\r\n"
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_HOST = "@hallway"


def write(items: Iterable[Item]) -> Iterator[str]:
    """Times in UTC where the zone is known, else as printed, without one; a day without a clock is whole."""
    yield _BEGIN
    for item in items:
        first = Showing(item.day, item.clock, item.clock_end, item.session, item.room)
        for number, slot in enumerate((first, *item.more)):
            if slot.day is not None:
                yield _event(item, slot, f"{item.id}-{number + 1}" if number else item.id)
    yield _END


def _event(item: Item, slot: Showing, id: str) -> str:
    made = icalendar.Event()
    made.add("uid", id + _HOST)
    made.add("dtstamp", item.last_changed or item.first_seen or _UNKNOWN)
    made.add("summary", item.title)
    start = _moment(slot.day, slot.clock, item.event.zone)
    end = _moment(slot.day, slot.clock_end, item.event.zone)
    made.add("dtstart", start or slot.day)
    if start and end:
        made.add("dtend", end if end >= start else end + timedelta(days=1))
    if slot.room:
        made.add("location", slot.room)
    if item.abstract or item.summary:
        made.add("description", item.abstract or item.summary)
    page = citation.page(item)
    if page:
        made.add("url", page.url)
    made.add("categories", [item.kind.replace("_", " ")])
    if event := citation.event(item):
        year = {"X-YEAR": str(item.event.year)} if item.event.year else {}
        made.add("x-hallway-event", event, parameters=year)
    written: bytes = made.to_ical()
    return written.decode("utf-8")


def _moment(day: date | None, clock: time | None, zone: str | None) -> datetime | None:
    if day is None or clock is None:
        return None
    naive = datetime.combine(day, clock)
    return naive.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if zone else naive
