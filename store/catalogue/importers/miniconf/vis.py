"""Lists of IEEE VIS's version of Mini-Conf: papers, posters, and sessions with their slots.

A paper has a slot where it is presented and often one where questions are answered; both are entries, the
second ``same_as`` the first. Awards stand in ``awards_papers.csv`` beside the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import plain, plains
from store.catalogue.importers.miniconf import papers
from store.catalogue.importers.miniconf.people import element
from store.catalogue.importers.miniconf.rows import Row, named, rows, text
from store.catalogue.tidy import identifiers, names
from store.errors import BadSource
from store.records import Skipped
from store.text import key

_QUESTIONS = re.compile(r" ?\(Q ?[+&] ?A\) ?$", re.IGNORECASE)
_PAGE_OF = re.compile(r"(?:paper|poster)_(?P<uid>[\w-]+)\.html")
_NOBODY = {key(said) for said in ("organizers", "organisers", "event chairs", "event chairs + attendees")}
Awards = dict[str, str]


def listed(document: Document) -> Iterator[Entry | Skipped]:
    """Entries of ``paper_list.json`` and ``poster_list.json``."""
    prizes, sessions = awards(document), _session_titles(document)
    for found in rows(document):
        if isinstance(found, Skipped):
            yield found
            continue
        place, row = found
        poster = "event_prefix" in row
        entry = papers.entry(place, row, "posters" if poster else "papers", {})
        if isinstance(entry, Skipped):
            yield entry
            continue
        session = text(row, "session_id")
        when = replace(entry.when, session=sessions.get(session, session)) if entry.when else None
        yield replace(
            entry,
            people=_people(row),
            track=text(row, "event"),
            award=entry.award or prizes.get(entry.own, ""),
            when=when,
        )


def slots(document: Document) -> Iterator[Entry | Skipped]:
    """One entry for each slot of ``session_list.json``: events hold sessions, sessions hold time slots."""
    prizes = awards(document)
    presented: set[str] = set()
    for place, event, session, slot in _slots(document):
        row = named(list(map(str, slot)), list(slot.values()))
        entry = _slot(place, row, event, session, presented)
        if isinstance(entry, Entry):
            uid = text(row, "uid")
            presented.add(uid)
            entry = replace(entry, award=entry.award or prizes.get(uid, ""))
        yield entry


def _slots(document: Document) -> Iterator[tuple[str, Row, Row, dict[str, Any]]]:
    """Place, event, session and slot."""
    data = document.json()
    if not isinstance(data, dict):
        raise BadSource("the list of sessions is no object of events", document.place)
    for prefix, event in data.items():
        for session in _objects(event.get("sessions") if isinstance(event, dict) else None):
            for at, slot in enumerate(_objects(session.get("time_slots"))):
                yield f"{prefix}.{plain(session.get('session_id'))}[{at}]", event, session, slot


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _slot(place: str, row: Row, event: Row, session: Row, presented: set[str]) -> Entry | Skipped:
    entry = papers.entry(place, row, "papers", {})
    if isinstance(entry, Skipped):
        return entry
    uid, slot = text(row, "uid"), text(row, "slot_id")
    repeated = bool(uid) and uid in presented
    questions = "q+a" in text(row, "type").lower()
    kind, subkind = _kind(row, uid, event)
    when = entry.when or When()
    return replace(
        entry,
        title=_QUESTIONS.sub("", entry.title) if repeated else entry.title,
        own=slot if repeated or not uid else uid,
        kind=kind,
        subkind="q+a" if questions else subkind,
        people=_people(row),
        session="",
        track=plain(event.get("long_name")) or plain(event.get("event")),
        when=replace(when, session=plain(session.get("title")), room=plain(session.get("track"))),
        same_as=(uid,) if repeated else (),
    )


def _kind(row: Row, uid: str, event: Row) -> tuple[str, str]:
    if uid:
        return "paper", text(row, "paper_type").lower()
    if "panel" in text(row, "type").lower():
        return "panel", ""
    default = "tutorial" if plain(event.get("event_type")) == "Tutorial" else "talk"
    return programme.kind("", text(row, "title"), default)


def _people(row: Row) -> tuple[Byline, ...]:
    """Authors, then those who present without being authors."""
    places = dict(_split(one) for one in plains(row.get("author_affiliations")))
    authors = [name for one in plains(row.get("authors")) or tuple(places) for name in element(one)]
    found = [Byline(name, "author", places.get(name, "")) for name in authors]
    known = {key(name) for name in authors} | _NOBODY
    for one in (*plains(row.get("contributors")), *plains(row.get("presenting_author"))):
        for name in element(one):
            if key(name) not in known:
                known.add(key(name))
                found.append(Byline(name, "presenter"))
    return tuple(found)


def _split(said: str) -> tuple[str, str]:
    """ "Ann Lee: University of A" in two."""
    name, _, affiliation = said.partition(":")
    return names.unmarked(name), affiliation.strip()


def _session_titles(document: Document) -> dict[str, str]:
    beside = document.sibling("session_list.json")
    try:
        data = beside.json() if beside else {}
    except BadSource:
        return {}
    found: dict[str, str] = {}
    for event in data.values() if isinstance(data, dict) else ():
        for session in _objects(event.get("sessions") if isinstance(event, dict) else None):
            found[plain(session.get("session_id"))] = plain(session.get("title"))
    return found


def awards(document: Document) -> Awards:
    """Awards by the paper's id, out of ``awards_papers.csv`` beside the file."""
    beside = document.sibling("awards_papers.csv")
    found: Awards = {}
    for one in rows(beside) if beside else ():
        if not isinstance(one, Skipped) and (page := _PAGE_OF.search(text(one[1], "doi"))):
            found[page["uid"]] = text(one[1], "award_1", "award")
    return found


def older_awards(document: Document) -> Iterator[Entry | Skipped]:
    """``awards_tot.csv``: papers of other years that got an award for having stood the test of time."""
    for found in rows(document):
        if isinstance(found, Skipped):
            yield found
            continue
        place, row = found
        entry = papers.entry(place, row, "papers", {})
        if isinstance(entry, Skipped):
            yield entry
            continue
        appeared = re.sub(r"\s+papers?$", "", text(row, "extra_2")[:500], flags=re.IGNORECASE)
        year = re.search(r"(?:19|20)\d\d", appeared)
        yield replace(
            entry,
            subkind="",
            venue=appeared,
            year=int(year[0]) if year else None,
            identifiers=identifiers.of(text(row, "doi")),
            links=programme.link("page", row.get("doi")),
        )
