"""Answers of pretalx' API about submissions and talks, of its first version and of the later ones.

Once a submission had one ``slot``, and names stood as texts or by language. Later it has ``slots``, and what
``expand`` was not asked for stands as a code or a number, which is no name. Addresses and answers of speakers
are never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from store.catalogue.entries import Byline, Entry, Findings, Hints, Home, Warned, When
from store.catalogue.importers import programme
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import plain, records
from store.catalogue.tidy import identifiers, times
from store.errors import BadSource
from store.records import Link, Skipped

_ACCEPTED = frozenset(("accepted", "confirmed", ""))
_FATES = {"rejected": "rejected", "withdrawn": "withdrawn", "canceled": "withdrawn", "deleted": "withdrawn"}
_STATE = re.compile(
    r'"state"\s*:\s*"(?:submitted|accepted|confirmed|rejected|canceled|withdrawn|draft|deleted)"'
)
_TRACES = ('"submission_type"', '"slot"', '"slots"', '"slot_count"', '"pending_state"', '"do_not_record"')
Record = Mapping[str, Any]


def sniff(document: Document) -> float:
    start = document.start
    traces = sum(trace in start for trace in _TRACES)
    if not start.lstrip().startswith(("{", "[")) or '"code"' not in start or traces < 2:
        return 0.0
    return 0.95 if _STATE.search(start) or traces > 2 else 0.6


def read(document: Document, hints: Hints) -> Findings:
    """Entries in the order of the file; what is not accepted is skipped, unless it is asked for."""
    data = document.json()
    listed = data if isinstance(data, list) else data.get("results") if isinstance(data, dict) else None
    if listed is None and isinstance(data, dict) and data.get("title"):
        listed = [data]
    if not isinstance(listed, list):
        raise BadSource("the JSON holds no list of submissions", document.place)
    yield Home()
    if not hints.event:
        yield Warned("the submissions do not name their conference; say which with --event", document.place)
    codes = 0
    for number, one in enumerate(listed):
        place = f"results[{number}]"
        found = _found(place, one, hints) if isinstance(one, dict) else Skipped(place, "it is no submission")
        codes += isinstance(found, Entry) and not found.people and bool(one.get("speakers"))
        yield found
    yield from _doubts(data, len(listed), codes)


def _doubts(data: object, listed: int, codes: int) -> Iterator[Warned]:
    if isinstance(data, dict) and data.get("next"):
        total = f" of {plain(data.get('count'))}" if data.get("count") else ""
        yield Warned(f"this is one page, {listed:,}{total} submissions: import the next pages, too")
    if codes:
        yield Warned(
            f"the speakers of {codes:,} of them stand as codes only: fetch them with"
            " ?expand=speakers,track,submission_type,slots.room"
        )


def _found(place: str, one: Record, hints: Hints) -> Entry | Skipped:
    title, state = _said(one.get("title")), plain(one.get("state")).lower()
    if not title:
        return Skipped(place, "the submission has no title")
    if state not in _ACCEPTED and not hints.every_status:
        return Skipped(place, f"its state is {state}")
    kind, subkind = programme.kind(_said(one.get("submission_type")), title)
    abstract = programme.prose(_said(one.get("abstract")), _said(one.get("description")))
    slots = [slot for slot in _slots(one) if slot]
    links = programme.distinct(_links(one))
    return Entry(
        place=place,
        title=title,
        own=plain(one.get("code")) or plain(one.get("id")),
        kind=kind,
        subkind=subkind,
        markup=programme.markup(abstract),
        abstract=abstract,
        people=_people(one, kind),
        track=_said(one.get("track")),
        status="accepted" if state in _ACCEPTED else _FATES.get(state, "submitted"),
        when=slots[0] if slots else None,
        more=tuple(slots[1:]),
        topics=_tags(one),
        links=links,
        identifiers=tuple(found for link in links for found in identifiers.of(link.url)),
        language=_said(one.get("content_locale")),
    )


def _said(value: object) -> str:
    """A text, the English or first of several languages, or the name of an object; no code and no number."""
    if isinstance(value, dict):
        inner = value.get("name") or value.get("title") or value.get("tag") or value.get("en")
        return _said(inner or next((text for text in value.values() if isinstance(text, str) and text), ""))
    return value.strip() if isinstance(value, str) else ""


def _slots(one: Record) -> Iterator[When | None]:
    several = one.get("slots")
    for slot in [one.get("slot"), *(several if isinstance(several, list) else [])]:
        if isinstance(slot, dict):
            yield _when(slot)


def _when(slot: Record) -> When | None:
    room = _said(slot.get("room"))
    start, end = (times.moment(plain(slot.get(name))) for name in ("start", "end"))
    if not isinstance(start, datetime):
        return When(room=room) if room else None
    until = programme.end_after(start, end if isinstance(end, datetime) else None)
    return When(start.date(), start, until, room=room)


def _people(one: Record, kind: str) -> tuple[Byline, ...]:
    named = [name for each in records(one.get("speakers")) if (name := _said(each.get("name")))]
    role = "panellist" if kind == "panel" and len(named) > 1 else "speaker"
    return tuple(Byline(name, role) for name in named)


def _tags(one: Record) -> tuple[str, ...]:
    listed = one.get("tags")
    return tuple(dict.fromkeys(filter(None, map(_said, listed if isinstance(listed, list) else ()))))


def _links(one: Record) -> Iterator[Link]:
    urls = one.get("urls")
    yield from programme.link("page", urls.get("public") if isinstance(urls, dict) else one.get("url"))
    for each in records(one.get("resources")):
        yield from programme.worded_link(
            _said(each.get("description")), each.get("resource") or each.get("link")
        )
