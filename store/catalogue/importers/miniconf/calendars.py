"""Calendars of Mini-Conf sites: a list of titles with starts and ends."""

from __future__ import annotations

import re

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.importers import programme
from store.catalogue.importers.miniconf import timetable
from store.catalogue.importers.miniconf.papers import unusable
from store.catalogue.importers.miniconf.rows import Row, text
from store.catalogue.tidy import names, times
from store.records import Skipped

_BY_CALENDAR = {
    "lunch": ("break", ""), "registration": ("break", ""), "qa": ("talk", "q+a"), "tut": ("tutorial", ""),
    "lbd": ("poster_session", ""), "pos": ("poster_session", ""), "open": ("opening", ""),
    "social": ("social", ""), "meet": ("social", ""), "vmeet": ("social", ""), "mus": ("social", ""),
}  # fmt: skip
"""Names of calendars that say what is in them."""
_LINES = re.compile(r"(?:\s*<br\s*/?>\s*)+")
"""Ends of lines in a title: below it stand those who give a tutorial."""
_TELLING = re.compile(r"\b(?:keynote|invited|panel)\b", re.IGNORECASE)


def entry(place: str, row: Row) -> Entry | Skipped:
    """The entry of one event; its ``location`` may be a page instead of a room."""
    title, _, below = _LINES.sub("\n", text(row, "title")).strip().partition("\n")
    if reason := unusable(title):
        return Skipped(place, reason)
    location = text(row, "location")
    links = programme.distinct((*programme.link("page", row.get("link")), *programme.link("page", location)))
    is_page = "://" in location or ".html" in location or location == text(row, "link")
    kind, subkind = _kind(row, title)
    return Entry(
        place=place,
        title=title,
        own=text(row, "uid", "id"),
        kind=kind,
        subkind=subkind,
        people=tuple(Byline(name, "organiser") for name in names.split(below, "commas")),
        when=_when(row, "" if is_page else location),
        links=links,
    )


def _kind(row: Row, title: str) -> tuple[str, str]:
    said = text(row, "calendarid").strip("-").lower()
    if programme.names_posters(title):
        return "poster_session", ""
    if said in _BY_CALENDAR and not _TELLING.search(title):
        return _BY_CALENDAR[said]
    found = programme.kind("", title, "")
    if found[0]:
        return found
    words = text(row, "type") or (said if len(said) > 3 else "")
    if "qa session" in words.lower():
        return "poster_session", "q+a"
    return programme.kind(words, title)


def _when(row: Row, room: str) -> When | None:
    start, end = timetable.moment(row.get("start")), timetable.moment(row.get("end"))
    if start is None:
        day = programme.day(times.moment(text(row, "start")))
        return When(day=day, room=room) if day else None
    comparable = end is not None and (end.tzinfo is None) == (start.tzinfo is None)
    return When(start.date(), start, end if comparable and end and end >= start else None, room=room)
