"""Conference schedules in the XML of frab, pentabarf and pretalx.

An event's ``date`` says when it takes place. Where a file has none, its ``day`` does, and what starts before
the day's change is after midnight: it belongs to the next date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned, When
from store.catalogue.importers import programme, wallclock
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import Node, address, line, xml
from store.catalogue.tidy import identifiers, names, times
from store.catalogue.tidy.lengths import duration
from store.errors import BadSource
from store.records import Link, Skipped

_ROOT = re.compile(r"<schedule[\s>]")
_PARTS = re.compile(r"<(?:conference|day|event|room)[\s>]")


def sniff(document: Document) -> float:
    if not _ROOT.search(document.start[:4096]):
        return 0.0
    return 0.95 if _PARTS.search(document.start) else 0.4


def read(document: Document, hints: Hints) -> Findings:
    root = xml(document, "a schedule in XML")
    if root.tag != "schedule":
        raise BadSource(f"the XML begins with <{root.tag}>, not with <schedule>", document.place)
    conference = root.find("conference")
    home = _home(conference, root)
    yield home
    if not home.name and not hints.event:
        yield Warned("the schedule does not name its conference; say which with --event", document.place)
    seen: set[str] = set()
    found, labels = False, wallclock.Labels()
    for node, around in _events(root):
        found = True
        entry = _entry(node, around, home, conference)
        if isinstance(entry, Entry):
            labels.look(_text(node, "date"), entry.when)
        if isinstance(entry, Entry) and entry.own in seen:
            entry = Skipped(entry.place, f"repeats event {entry.own}")
        if isinstance(entry, Entry) and entry.own:
            seen.add(entry.own)
        yield entry
    yield from labels.told(home.zone)
    if not found:
        raise BadSource("the schedule holds no events", document.place, "It may not be published yet.")


def _events(root: Node) -> Iterator[tuple[Node, Node | None]]:
    """Every event with the ``day`` it stands in."""
    for node in root.iter("event"):
        above = node.getparent()
        while above is not None and above.tag != "day":
            above = above.getparent()
        yield node, above


def _home(conference: Node | None, root: Node) -> Home:
    if conference is None:
        return Home()
    starts = programme.day(times.moment(conference.findtext("start", "")))
    ends = programme.day(times.moment(conference.findtext("end", "")))
    days = [programme.day(times.moment(day.get("date", ""))) for day in root.iter("day")]
    known = sorted(day for day in days if day is not None)
    starts, ends = starts or (known[0] if known else None), ends or (known[-1] if known else None)
    return Home(
        name=_text(conference, "title") or _text(conference, "acronym"),
        short=_text(conference, "acronym"),
        year=starts.year if starts else None,
        starts=starts,
        ends=ends if ends and starts and ends >= starts else None,
        zone=_text(conference, "time_zone_name"),
        city=_text(conference, "city"),
        venue=_text(conference, "venue"),
        url=next((found.url for found in programme.link("page", _text(conference, "base_url"))), ""),
    )


def _entry(node: Node, around: Node | None, home: Home, conference: Node | None) -> Entry | Skipped:
    place = line(node)
    title = _text(node, "title")
    if reason := programme.untitled(title):
        return Skipped(place, reason)
    kind, subkind = programme.kind(_text(node, "type"), title)
    said, longer = _text(node, "abstract"), _text(node, "description")
    abstract = programme.prose(said, longer)
    subtitle = _text(node, "subtitle")
    links = programme.distinct(
        (
            *programme.link("page", _text(node, "url")),
            *(found for item in node.iter("link", "attachment") for found in _link(item, home.url)),
        )
    )
    return Entry(
        place=place,
        title=programme.whole(title, subtitle),
        own=node.get("guid", "") or node.get("id", ""),
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        other_names=(f"{title}: {subtitle}",) if subtitle else (),
        abstract=abstract,
        people=_people(node, kind),
        track=_text(node, "track"),
        when=_when(node, around, home, conference, _room(node)),
        links=links,
        identifiers=tuple(found for link in links for found in identifiers.of(link.url)),
        language=_text(node, "language"),
    )


def _people(node: Node, kind: str) -> tuple[Byline, ...]:
    persons = [(person.text or "").strip() for person in node.iter("person")]
    role = "panellist" if kind == "panel" and len(persons) > 1 else "speaker"
    return tuple(Byline(name, role) for person in persons for name in _several(person) if name)


def _several(person: str) -> tuple[str, ...]:
    """The people whom some sites name in one element: "Dr. Ann Lee, Bo Berg"; "Lee, Ann" is one."""
    several = any(mark in person for mark in (",", " and ", " & "))
    parts = names.split(person, "commas") if several else ()
    return parts if len(parts) > 1 and all(map(names.looks_like_person, parts)) else (person,)


def _link(node: Node, base: str) -> tuple[Link, ...]:
    """A link or an attachment; one that lies beside the schedule is found from the conference's address."""
    return programme.worded_link(node.text or "", address(node.get("href", ""), base))


def _room(node: Node) -> str:
    """As the event says, else as the block of the room says that it stands in."""
    above = node.getparent()
    return _text(node, "room") or (above.get("name", "") if above is not None and above.tag == "room" else "")


def _when(node: Node, around: Node | None, home: Home, conference: Node | None, room: str) -> When | None:
    start = times.moment(_text(node, "date"))
    if isinstance(start, datetime):
        start = wallclock.local(start, _text(node, "start"), home.zone)
    else:
        start = _by_day(node, around, start, conference)
    day = programme.day(start)
    if day is None:
        return When(room=room) if room else None
    if not isinstance(start, datetime):
        return When(day=day, room=room)
    length = duration(_text(node, "duration"))
    if start.tzinfo is None and (zone := times.named_zone(home.zone)):
        start = start.replace(tzinfo=zone)
    return When(
        day=day,
        start=start,
        end=start + length if length else None,
        zone=home.zone if start.tzinfo is not None else "",
        room=room,
    )


def _by_day(
    node: Node, around: Node | None, own: date | None, conference: Node | None
) -> datetime | date | None:
    """The moment out of the day's date and the clock, for events that have no ``date`` of their own."""
    day = own or programme.day(times.moment(around.get("date", "") if around is not None else ""))
    clock = times.moment(f"2000-01-01 {_text(node, 'start')}")
    if day is None or not isinstance(clock, datetime):
        return day
    change = _change(around, conference)
    after_midnight = own is None and change is not None and clock.time() < change
    return datetime.combine(day + timedelta(days=1) if after_midnight else day, clock.time())


def _change(around: Node | None, conference: Node | None) -> time | None:
    """When a day of the schedule ends: as the day says, else as the conference says."""
    starts = times.moment(around.get("start", "")) if around is not None else None
    if isinstance(starts, datetime):
        return starts.time()
    said = conference.findtext("day_change", "") if conference is not None else ""
    found = times.moment(f"2000-01-01 {said}")
    return found.time() if isinstance(found, datetime) else None


def _text(node: Node, tag: str) -> str:
    return (node.findtext(tag, "") or "").strip()


FORMAT = Format(
    name="frab", label="frab or pentabarf schedule (XML)", sniff=sniff, read=programme.telling(read, 0)
)
