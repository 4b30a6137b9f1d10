"""``workshop_schedules.json``: what takes place in each workshop, with neither year nor zone.

The year is the one the user gave, else the one of the workshops' own times beside the file, else the site's;
without one the slots are kept without times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.catalogue.entries import Entry, Hints, Warned, When
from store.catalogue.importers import programme, yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf import timetable
from store.catalogue.importers.miniconf.papers import unusable
from store.catalogue.importers.miniconf.people import people
from store.catalogue.importers.miniconf.rows import Row, named, own_id, text
from store.catalogue.tidy import times
from store.errors import BadSource
from store.records import Skipped


def entries(document: Document, hints: Hints, site_year: int | None) -> Iterator[Entry | Skipped | Warned]:
    around = workshops(document)
    year = hints.year or _year(around) or site_year
    timed = 0
    data = document.json()
    if not isinstance(data, dict):
        raise BadSource("the JSON is no object of workshops", document.place)
    for workshop, slots in data.items():
        track = text(around.get(str(workshop), {}), "title", "name") or str(workshop)
        for at, slot in enumerate(slots if isinstance(slots, list) else []):
            place = f"{workshop}[{at}]"
            if not isinstance(slot, dict):
                yield Skipped(place, "it is no row of named fields")
                continue
            found = _entry(
                place, named(list(map(str, slot)), list(slot.values())), str(workshop), track, year
            )
            timed += isinstance(found, Entry) and found.when is not None
            yield found
    if year is None:
        yield Warned("the dates have no year, so the times are left out; say it with --year", document.place)
    elif timed and not hints.year:
        yield Warned(f"the dates have no year; {year} is taken from the files beside it", document.place)


def _entry(place: str, row: Row, workshop: str, track: str, year: int | None) -> Entry | Skipped:
    title = text(row, "title")
    if reason := unusable(title):
        return Skipped(place, reason)
    own = own_id(row)
    kind, subkind = _kind(text(row, "type"), title)
    found = (
        times.span(text(row, "date"), text(row, "starttime"), text(row, "endtime"), year, "")
        if year
        else None
    )
    return Entry(
        place=place,
        title=title,
        own=f"{workshop}.{own}" if own.isdigit() else own,
        kind=kind,
        subkind=subkind,
        people=people(row),
        session=text(row, "subsession") if not found else "",
        track=track,
        when=_with_session(found, text(row, "subsession")) if found else None,
    )


def _kind(words: str, title: str) -> tuple[str, str]:
    if words == "BREAK":
        return "break", ""
    if words == "LIVE DISCUSSION" and title.upper().endswith(("Q&A", "QA")):
        return "talk", "q+a"
    return programme.kind("", title)


def _with_session(when: When, session: str) -> When:
    return When(when.day, when.start, when.end, when.zone, session, when.room)


def workshops(document: Document) -> dict[str, Row]:
    """The rows of ``workshops.yml`` beside the file by their ids."""
    beside = document.sibling("workshops.yml")
    try:
        data: Any = yamls.load(beside) if beside else []
    except BadSource:
        data = []
    rows = [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []
    return {own_id(row): row for row in (named(list(map(str, row)), list(row.values())) for row in rows)}


def _year(workshops: dict[str, Row]) -> int | None:
    years = {
        slot.start.year for row in workshops.values() for slot in timetable.of_sessions(row) if slot.start
    }
    return years.pop() if len(years) == 1 else None
