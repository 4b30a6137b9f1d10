"""``schedule.json`` of pretalx and frab, and what pretalx' API answers (``api``).

``answers`` hold what speakers told the organisers: never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned, When
from store.catalogue.importers import programme, wallclock
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import address, plain, refuse_page
from store.catalogue.importers.pretalx import api
from store.catalogue.tidy import identifiers, times
from store.catalogue.tidy.lengths import duration
from store.errors import BadSource
from store.records import Link, Skipped

_SCHEDULE = re.compile(r'^\s*\{\s*(?:"[^"]{1,40}"\s*:\s*(?:"[^"]*"|\{[^{}]*\})\s*,\s*)*"schedule"\s*:\s*\{')
_CONFERENCE = re.compile(r'"conference"\s*:\s*\{')
_ROLES = {"moderator": "moderator", "host": "moderator", "organizer": "organiser"}
_NAMES = ("public_name", "name", "full_public_name")


def sniff(document: Document) -> float:
    return max(_sniff_schedule(document), api.sniff(document))


def _sniff_schedule(document: Document) -> float:
    if not _SCHEDULE.match(document.start):
        return 0.0
    return 0.95 if _CONFERENCE.search(document.start) else 0.3


def read(document: Document, hints: Hints) -> Findings:
    refuse_page(document, "a schedule.json")
    if not _sniff_schedule(document) and api.sniff(document):
        yield from api.read(document, hints)
        return
    conference = _conference(document)
    home = _home(conference)
    yield home
    if not home.name and not hints.event:
        yield Warned("the schedule does not name its conference; say which with --event", document.place)
    seen: set[str] = set()
    found, labels = False, wallclock.Labels()
    for place, event, day in _events(conference):
        found = True
        entry = (
            _entry(place, event, day, home) if isinstance(event, dict) else Skipped(place, "it is no event")
        )
        if isinstance(entry, Entry):
            labels.look(plain(event.get("date")), entry.when)
        if isinstance(entry, Entry) and entry.own in seen:
            entry = Skipped(place, f"repeats event {entry.own}")
        if isinstance(entry, Entry) and entry.own:
            seen.add(entry.own)
        yield entry
    yield from labels.told(home.zone)
    if not found:
        raise BadSource("the schedule holds no events", document.place, "It may not be published yet.")


def _conference(document: Document) -> dict[str, Any]:
    data = document.json()
    schedule = data.get("schedule") if isinstance(data, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(conference, dict):
        raise BadSource("the JSON holds no schedule.conference", document.place)
    if isinstance(schedule, dict):
        url = conference.get("url") or schedule.get("base_url")
        conference = {**conference, "url": url, "events": schedule.get("events")}
    return conference


def _events(conference: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Place, event and the date of the day it stands in."""
    days = conference.get("days")
    for at, day in enumerate(days if isinstance(days, list) else []):
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for room, events in rooms.items() if isinstance(rooms, dict) else ():
            for index, event in enumerate(events if isinstance(events, list) else []):
                yield f"days[{at}].{room}[{index}]", event, plain(day.get("date"))
    alone = conference.get("events")  # as version 2 of the schema has them, beside days and rooms
    tracks = _named(conference.get("tracks"))
    for index, event in enumerate(alone if isinstance(alone, list) else []):
        yield f"events[{index}]", _as_in_days(event, tracks) if isinstance(event, dict) else event, ""


def _named(listed: object) -> dict[str, str]:
    """What tracks are called, by the ids under which events name them."""
    known = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return {plain(one[id]): plain(one.get("name")) for one in known for id in ("slug", "guid") if one.get(id)}


def _as_in_days(event: dict[str, Any], tracks: dict[str, str]) -> dict[str, Any]:
    """An event of version 2 with the fields of version 1; what it has of those itself holds."""
    track, start = event.get("track"), plain(event.get("start"))
    if isinstance(track, dict):
        called = (tracks.get(plain(track.get(id)), "") for id in ("slug", "guid"))
        track = plain(track.get("name")) or next(filter(None, called), "") or plain(track.get("slug"))
    said = {"persons": event.get("participants"), "date": start} | event
    return said | {"track": track, "start": "" if said["date"] == start else start}


def _home(conference: dict[str, Any]) -> Home:
    starts = programme.day(times.moment(plain(conference.get("start"))))
    ends = programme.day(times.moment(plain(conference.get("end"))))
    return Home(
        name=plain(conference.get("title")) or plain(conference.get("acronym")),
        short=plain(conference.get("acronym")),
        year=starts.year if starts else None,
        starts=starts,
        ends=ends if starts and ends and ends >= starts else None,
        zone=plain(conference.get("time_zone_name")),
        city=plain(conference.get("city")),
        venue=plain(conference.get("venue")),
        url=next((found.url for found in programme.link("page", conference.get("url"))), ""),
    )


def _entry(place: str, event: dict[str, Any], day: str, home: Home) -> Entry | Skipped:
    title = plain(event.get("title"))
    if reason := programme.untitled(title):
        return Skipped(place, reason)
    kind, subkind = programme.kind(plain(event.get("type")), title)
    abstract = programme.prose(_prose(event.get("abstract")), _prose(event.get("description")))
    subtitle = plain(event.get("subtitle"))
    links = programme.distinct(_links(event, home.url))
    return Entry(
        place=place,
        title=programme.whole(title, subtitle),
        own=plain(event.get("guid")) or plain(event.get("code")) or plain(event.get("id")),
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        other_names=(f"{title}: {subtitle}",) if subtitle else (),
        abstract=abstract,
        people=_people(event.get("persons"), kind),
        track=_spoken(event.get("track")),
        when=_when(event, day, home),
        links=links,
        identifiers=tuple(found for link in links for found in identifiers.of(link.url)),
        language=plain(event.get("language")),
    )


def _prose(value: object) -> str:
    r"""A text; some exports hold line breaks as the four letters ``\r\n``."""
    return (
        plain(value).replace("\\r\\n", "\n").replace("\\n", "\n") if "\\n" in plain(value) else plain(value)
    )


def _spoken(value: object) -> str:
    """A text, or the English or first of several languages."""
    if isinstance(value, dict):
        return plain(value.get("en")) or next((plain(text) for text in value.values() if plain(text)), "")
    return plain(value)


def _people(persons: object, kind: str) -> tuple[Byline, ...]:
    known = [person for person in persons if isinstance(person, dict)] if isinstance(persons, list) else []
    said = (next((plain(person[key]) for key in _NAMES if plain(person.get(key))), "") for person in known)
    role = "panellist" if kind == "panel" and len(known) > 1 else "speaker"
    roles = (_ROLES.get(plain(person.get("role")).lower(), role) for person in known)
    return tuple(Byline(name, each) for name, each in zip(said, roles, strict=True) if name)


def _links(event: dict[str, Any], base: str) -> Iterator[Link]:
    """Of the event; addresses without a host are those of the site."""
    yield from programme.link("page", event.get("url"))
    for name in ("links", "attachments"):
        listed = event.get(name)
        for item in listed if isinstance(listed, list) else []:
            if isinstance(item, dict):
                url = address(item.get("url") or item.get("href"), base)
                yield from programme.worded_link(plain(item.get("title") or item.get("type")), url)


def _when(event: dict[str, Any], day: str, home: Home) -> When | None:
    room = _spoken(event.get("room"))
    start = times.moment(plain(event.get("date")))
    if isinstance(start, datetime):
        start = wallclock.local(start, plain(event.get("start")), home.zone)
    else:
        found = times.span(day, plain(event.get("start")), "", None, home.zone)
        start = found.start or found.day if found else None
    if start is None:
        return When(room=room) if room else None
    if not isinstance(start, datetime):
        return When(day=start, room=room)
    length = duration(plain(event.get("duration")))
    ends = times.moment(plain(event.get("end"))) if length is None else start + length
    end = programme.end_after(start, ends) if isinstance(ends, datetime) else None
    zone = home.zone if start.tzinfo is not None else ""
    return When(programme.day(start), start, end, zone, room=room)


FORMAT = Format(
    name="pretalx", label="schedule.json of pretalx or frab", sniff=sniff, read=programme.telling(read, 0)
)
