"""Programmes of SIGCHI conferences (CHI, UIST, CSCW ...) as their app has them: lists joined by ids.

Times are milliseconds since 1970 of the wall clock, written as if it were UTC: they are local times, and
``timeZoneOffset`` must not be applied to them. Events (ceremonies, keynotes) have times of their own and no
entry among the contents, so they are entries too. Links to meetings carry passwords and are never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned, When
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.guards import plain, plains, refuse_page
from store.catalogue.tidy import identifiers, times
from store.errors import BadSource
from store.records import Link, Skipped

_TRACES = ('"schemeVersion"', '"contentTypes"', '"timeSlots"', '"timeZoneOffset"', '"isProgramEnabled"')
Row = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start
    traces = sum(trace in start for trace in _TRACES)
    return 0.95 if traces > 1 and start.lstrip().startswith("{") else 0.0


def read(document: Document, hints: Hints) -> Findings:
    refuse_page(document, "a programme of a SIGCHI conference")
    data = document.json()
    if not isinstance(data, dict) or not isinstance(data.get("contents"), list):
        raise BadSource("the JSON holds no list of contents", document.place)
    plan = _Plan(data)
    if not data["contents"] and not plan.rows("events"):
        raise BadSource("the programme is empty", document.place, "It may not be published yet.")
    home = _home(data.get("conference"))
    yield home
    if not home.name and not hints.event:
        yield Warned("the programme does not name its conference; say which with --event", document.place)
    for name in ("contents", "events"):
        for place, row in plan.rows(name):
            yield (
                _entry(place, row, plan, name, home)
                if isinstance(row, dict)
                else Skipped(place, "it is no object")
            )
    if plan.unknown:
        yield Warned(f"people named by ids that the file does not hold: {len(plan.unknown):,}")
    for place, row in plan.lost():
        yield Warned(f"session {plain(row.get('name'))!r} names contents that the file does not hold", place)


class _Plan:
    """The lists of the file by id."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self.people = self._by_id("people")
        self.unknown: set[str] = set()
        self.types = self._by_id("contentTypes")
        self.tracks = self._by_id("tracks")
        self.rooms = self._by_id("rooms")
        self.slots = self._by_id("timeSlots")
        self.sessions: dict[str, list[Row]] = {}
        for _, session in self.rows("sessions"):
            if isinstance(session, dict):
                for content in plains(session.get("contentIds")):
                    self.sessions.setdefault(content, []).append(session)

    def rows(self, name: str) -> list[tuple[str, Any]]:
        """The rows of a list with their places."""
        listed = self._data.get(name)
        return [(f"{name}[{at}]", row) for at, row in enumerate(listed if isinstance(listed, list) else [])]

    def lost(self) -> Iterator[tuple[str, Row]]:
        """Sessions that name contents which are not there."""
        here = {plain(row.get("id")) for _, row in self.rows("contents") if isinstance(row, dict)}
        for place, session in self.rows("sessions"):
            if isinstance(session, dict) and not here.issuperset(plains(session.get("contentIds"))):
                yield place, session

    def person(self, id: str) -> Row:
        """Who is called so; ids that nobody has are noted."""
        if id and id not in self.people:
            self.unknown.add(id)
        return self.people.get(id, {})

    def _by_id(self, name: str) -> dict[str, Row]:
        return {plain(row.get("id")): row for _, row in self.rows(name) if isinstance(row, dict)}


def _home(conference: object) -> Home:
    said: Row = conference if isinstance(conference, dict) else {}
    starts, ends = (_wall_clock(said.get(name)) for name in ("startDate", "endDate"))
    year = plain(said.get("year"))
    location = plain(said.get("location"))
    named = times.named_zone(plain(said.get("timeZoneName")))
    return Home(
        name=plain(said.get("name")) or plain(said.get("shortName")),
        short=plain(said.get("shortName")),
        year=int(year) if re.fullmatch(r"(?:19|20)\d\d", year) else starts.year if starts else None,
        starts=starts.date() if starts else None,
        ends=ends.date() if starts and ends and ends >= starts else None,
        zone=named.key if named else "",
        city="" if location.lower() in ("online", "virtual") else location,
        url=next((found.url for found in programme.link("page", said.get("url"))), ""),
    )


def _wall_clock(milliseconds: object) -> datetime | None:
    """The local time that a number stands for, without a zone."""
    found = times.moment(plain(milliseconds))
    return (
        found.astimezone(UTC).replace(tzinfo=None) if isinstance(found, datetime) and found.tzinfo else None
    )


def _entry(place: str, row: Row, plan: _Plan, name: str, home: Home) -> Entry | Skipped:
    title = plain(row.get("title")) or plain(row.get("name"))
    if not title:
        return Skipped(place, "it has no title")
    words = plain(plan.types.get(plain(row.get("typeId")), {}).get("name"))
    kind, subkind = ("break", "") if row.get("isBreak") is True else _kind(words, title, name)
    slots = _slots(row, plan, home)
    links = programme.distinct(_links(row))
    abstract = programme.without_meetings(plain(row.get("abstract")) or plain(row.get("description"))).strip()
    sessions = plan.sessions.get(plain(row.get("id")), [])
    return Entry(
        place=place,
        title=title,
        own=plain(row.get("id")),
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        abstract=abstract,
        people=_people(row, plan),
        session="" if slots else ", ".join(plain(session.get("name")) for session in sessions),
        track=plain(plan.tracks.get(plain(row.get("trackId")), {}).get("name")),
        award=_award(row.get("award")),
        when=slots[0] if slots else None,
        more=slots[1:],
        topics=(*plains(row.get("keywords")), *plains(row.get("tags"))),
        links=links,
        identifiers=identifiers.of(_doi(row)),
    )


def _kind(words: str, title: str, name: str) -> tuple[str, str]:
    if words.upper() == "SIC":
        return "competition", "student innovation"
    if words.upper() == "DC":
        return "paper", "doctoral consortium"
    generic = name == "events" or words.lower() in ("event", "plenary", "operations")
    return programme.kind("" if generic else words, title)


def _people(row: Row, plan: _Plan) -> tuple[Byline, ...]:
    """Authors in printed order, then those who present; affiliations as of the author, else the person."""
    found: list[Byline] = []
    authors = row.get("authors")
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict):
            person = plan.person(plain(author.get("personId")))
            if name := _name(person):
                found.append(Byline(name, "author", _affiliation(author) or _affiliation(person)))
    for field, role in (("presenterIds", "presenter"), ("chairIds", "moderator")):
        for one in plains(row.get(field)):
            person = plan.person(one)
            if name := _name(person):
                found.append(Byline(name, role, _affiliation(person)))
    return tuple(found)


def _name(person: Row) -> str:
    return " ".join(
        filter(None, (plain(person.get(part)) for part in ("firstName", "middleInitial", "lastName")))
    )


def _affiliation(row: Row) -> str:
    listed = row.get("affiliations")
    found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return "; ".join(filter(None, dict.fromkeys(plain(item.get("institution")) for item in found)))


def _slots(row: Row, plan: _Plan, home: Home) -> tuple[When, ...]:
    """The slots of the sessions that it is in, and its own."""
    found = [_when(row, "", row.get("roomId"), plan, home)] if row.get("startDate") else []
    for session in plan.sessions.get(plain(row.get("id")), []):
        slot = plan.slots.get(plain(session.get("timeSlotId")), {})
        found.append(_when(slot, plain(session.get("name")), session.get("roomId"), plan, home))
    return tuple(when for when in found if when)


def _when(slot: Row, session: str, room: object, plan: _Plan, home: Home) -> When | None:
    start, end = _wall_clock(slot.get("startDate")), _wall_clock(slot.get("endDate"))
    if start is None:
        return None
    zone = times.named_zone(home.zone)
    if zone:
        start, end = start.replace(tzinfo=zone), end.replace(tzinfo=zone) if end else None
    where = plain(plan.rooms.get(plain(room), {}).get("name"))
    return When(start.date(), start, end if end and end >= start else None, home.zone, session, where)


def _award(value: object) -> str:
    known = {"BEST_PAPER": "Best Paper", "HONORABLE_MENTION": "Honorable Mention"}
    return known.get(
        plain(value), plain(value).replace("_", " ").title() if plain(value).isupper() else plain(value)
    )


def _doi(row: Row) -> str:
    """Its own field, or an addon of that name, as later programmes have it."""
    addons = row.get("addons")
    addon = addons.get("doi") if isinstance(addons, dict) else None
    return plain(row.get("doi")) or (plain(addon.get("url")) if isinstance(addon, dict) else "")


def _links(row: Row) -> Iterator[Link]:
    yield from programme.link("page", row.get("doi"))
    videos = row.get("videos")
    for video in videos if isinstance(videos, list) else []:
        if isinstance(video, dict):
            yield from programme.link("video", video.get("url"))
    addons = row.get("addons")
    for addon in addons.values() if isinstance(addons, dict) else ():
        if isinstance(addon, dict):
            yield from programme.worded_link(plain(addon.get("title") or addon.get("type")), addon.get("url"))


FORMAT = Format(name="sigchi", label="programme of a SIGCHI conference (JSON)", sniff=sniff, read=read)
