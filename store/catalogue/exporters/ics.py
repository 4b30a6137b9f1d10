"""iCalendar, written by ``icalendar``, which folds and escapes: what has a day, an event for each slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from store.catalogue import own
from store.catalogue.entries import Byline
from store.catalogue.exporters import citation, remainder
from store.records import Item, Showing

_BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hallway//Hallway//EN\r\nCALSCALE:GREGORIAN\r\n"
_END = "END:VCALENDAR\r\n"
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_HOST = "@hallway"
_STATUSES = {"withdrawn": "CANCELLED", "rejected": "CANCELLED", "submitted": "TENTATIVE"}
_CARRIED = remainder.Carried(people=True, slots=True, parent=True, dates=True)


def write(items: Iterable[Item]) -> Iterator[str]:
    """Times in UTC where the zone is known, else as printed, without one; a day without a clock is whole."""
    yield _BEGIN
    for item in items:
        first = Showing(item.day, item.clock, item.clock_end, item.session, item.room)
        if last := _last_day(first, item.more):
            yield _event(item, first, item.id, last)
            continue
        for number, slot in enumerate((first, *item.more)):
            if slot.day is not None:
                yield _event(item, slot, f"{item.id}-{number + 1}" if number else item.id)
    yield _END


def _last_day(first: Showing, more: Sequence[Showing]) -> date | None:
    """The last of whole days in a row, which are one event; nothing where they are no such days."""
    if not more or first.day is None or first.clock:
        return None
    in_a_row = (replace(first, day=first.day + timedelta(days=number)) for number in range(1, len(more) + 1))
    return more[-1].day if tuple(in_a_row) == tuple(more) else None


def _event(item: Item, slot: Showing, id: str, last: date | None = None) -> str:
    made = icalendar.Event()
    made.add("uid", id + _HOST)
    made.add("dtstamp", item.last_changed or item.first_seen or _UNKNOWN)
    made.add("summary", item.title)
    start = _moment(slot.day, slot.clock, item.event.zone)
    end = _moment(slot.day, slot.clock_end, item.event.zone)
    made.add("dtstart", start or slot.day)
    if start and end:
        made.add("dtend", end if end >= start else end + timedelta(days=1))
    elif last:
        made.add("dtend", last + timedelta(days=1))
    if slot.room:
        made.add("location", slot.room)
    byline = own.byline(Byline(one.name, one.role, one.affiliation) for one in item.credits)
    if described := "\n\n".join(filter(None, (byline, item.abstract or item.summary))):
        made.add("description", described)
    page = citation.page(item)
    if page:
        made.add("url", page.url)
    made.add("categories", [item.kind.replace("_", " "), *item.topics])
    _add_rest(made, item, slot)
    if id != item.id:
        made.add("related-to", item.id + _HOST, parameters={"RELTYPE": "SIBLING"})
    _add_event(made, item)
    written: bytes = made.to_ical()
    return written.decode("utf-8")


def _add_event(made: icalendar.Event, item: Item) -> None:
    """The conference by its label, with its year and its full name."""
    if event := citation.event(item):
        year = {"X-YEAR": str(item.event.year)} if item.event.year else {}
        full = {"X-FULL": item.event.name} if item.event.name not in ("", event) else {}
        made.add("x-hallway-event", event, parameters=year | full)


def _add_rest(made: icalendar.Event, item: Item, slot: Showing) -> None:
    """Further links, the session that it is a part of, and all that has no property of its own."""
    shown = citation.page(item)
    for link in item.links:
        if link is not shown or link.kind != "page":
            made.add("attach", link.url, parameters={"X-KIND": link.kind})
    if item.status in _STATUSES:
        made.add("status", _STATUSES[item.status])
    if item.parent_id:
        made.add("related-to", item.parent_id + _HOST, parameters={"RELTYPE": "PARENT"})
    published, language = ("published", item.published), ("language", item.language)
    zone = ("zone", (item.event.zone or "") if slot.clock else "")
    told = (("kind", item.kind), ("award", item.award), published, language, ("session", slot.session), zone)
    for name, text in (*told, *remainder.pairs(item, _CARRIED)):
        if text:
            made.add(f"x-{own.NAME}", " ".join(text.split()), parameters={"VALUE": "TEXT", "X-NAME": name})


def _moment(day: date | None, clock: time | None, zone: str | None) -> datetime | None:
    if day is None or clock is None:
        return None
    naive = datetime.combine(day, clock)
    return naive.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if zone else naive
