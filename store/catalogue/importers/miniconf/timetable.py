"""When papers take place: sessions of a Mini-Conf site, joined by the papers' ids.

Sites write ``2020-07-06_05:00:00`` without a zone; these are UTC, as the calendars of the same sites show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from store.catalogue.entries import When
from store.catalogue.importers import programme, yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import plain, plains
from store.catalogue.importers.miniconf.rows import Row
from store.catalogue.tidy import times
from store.errors import BadSource

_SITES_OWN = re.compile(r"\d{4}-\d\d-\d\d_\d\d:\d\d(?::\d\d)?")
Slots = dict[str, list[When]]


def moment(value: object) -> datetime | None:
    """A moment with a clock; the site's own form is UTC."""
    said = plain(value)
    found = times.moment(said)
    if not isinstance(found, datetime):
        return None
    return found.replace(tzinfo=UTC) if _SITES_OWN.fullmatch(said) else found


def taken_as_utc(document: Document, whens: Iterable[When]) -> bool:
    """Whether times are in the site's own form, and no calendar beside the file shows that this is UTC."""
    own = any(_SITES_OWN.search(file.start) for file in (document, _sessions(document)) if file)
    return own and any(when.start and when.start.tzinfo for when in whens) and not _says_utc(document)


def _says_utc(document: Document) -> bool:
    """True where the calendar of the site, beside the file, has its times in UTC."""
    beside = (document.sibling(name) for name in ("overall_calendar.json", "main_calendar.json"))
    return any(re.search(r'\d\d:\d\d:\d\d(?:\+00:00|Z)"', calendar.start) for calendar in beside if calendar)


def of_papers(document: Document) -> Slots:
    """Slots by id: those of ``main_papers.csv`` stand in ``main_paper_sessions.yml``, if it is beside it.

    :raises BadSource: the timetable is there and broken
    """
    beside = _sessions(document)
    if beside is None:
        return {}
    return _slots(beside.json() if beside.name.endswith("json") else yamls.load(beside), beside)


def _sessions(document: Document) -> Document | None:
    """The timetable of a list of papers."""
    stem = re.sub(r"papers?$", "paper", document.name.rpartition(".")[0])
    found = (document.sibling(f"{stem}_sessions.{ending}") for ending in ("yml", "yaml", "json"))
    return next((beside for beside in found if beside is not None), None)


def _slots(data: Any, document: Document) -> Slots:
    if not isinstance(data, dict):
        raise BadSource("the timetable is no list of sessions by their names", document.place)
    found: Slots = {}
    for name, session in data.items():
        start = (
            moment(session.get("date") or session.get("start_time")) if isinstance(session, dict) else None
        )
        for paper in plains(session.get("papers")) if start else ():
            found.setdefault(paper, []).append(When(programme.day(start), start, session=str(name)))
    return found


def of_sessions(row: Row) -> list[When]:
    """The slots that stand in a row itself, under ``sessions``."""
    found: list[When] = []
    sessions = row.get("sessions")
    for session in sessions if isinstance(sessions, list) else []:
        start = moment(session.get("start_time")) if isinstance(session, dict) else None
        if start is not None:
            end = moment(session.get("end_time"))
            said = plain(session.get("name")) or plain(session.get("session_name"))
            name, room = re.sub(r"^[A-Z]-(?=[A-Z])", "", said), plain(session.get("room"))
            found.append(When(start.date(), start, programme.end_after(start, end), "", name, room))
    return found
