"""Answers as JSON for programs, as ``hallway lookup --json`` prints them; what is not known is null."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from store.queries import Lookup
from store.records import Item, Showing, Source
from store.results import Answer, Facet, Match, Results

Json = dict[str, Any]
_FACETS = {"event_series": "series"}
_NOT_UNDERSTOOD = {"raw", "offset", "limit", "help", "cut"}


def lookup_json(query: str, canonical: str, text: str, results: Results | None) -> Json:
    """One answer: ``canonical`` is the query as understood, ``text`` what a person would read."""
    if results is None:
        return {"query": query, "understood": {}, "items": [], "total": 0, "answer": None, "suggestions": [],
                "corrections": [], "facets": {}, "text": text}  # fmt: skip
    return {
        "query": query,
        "understood": {"text": canonical, **_understood(results.lookup)},
        "items": [_match(match) for match in results.matches],
        "total": results.total,
        "answer": _answer(results.answer) if results.answer else None,
        "suggestions": [suggestion.query for suggestion in results.suggestions],
        "corrections": [asdict(correction) for correction in results.corrections],
        "facets": _facets(results.facets),
        "text": text,
    }


def _facets(facets: Iterable[Facet]) -> Json:
    """How many items share a value, by field and value, the most frequent first; empty of a short list."""
    found: dict[str, dict[str, int]] = {}
    for facet in facets:
        found.setdefault(_FACETS.get(facet.field, facet.field), {})[facet.value] = facet.count
    return found


def _understood(lookup: Lookup) -> Json:
    """The fields that were set, under their own names."""
    values = ((field.name, getattr(lookup, field.name)) for field in fields(lookup))
    known = {name: value for name, value in values if value and name not in _NOT_UNDERSTOOD}
    if lookup.without:
        known["without"] = [_understood(each) for each in lookup.without]
    if lookup.question:
        known["question"] = {name: value for name, value in asdict(lookup.question).items() if value}
    return known


def _match(match: Match) -> Json:
    return {**_item(match.item), "score": round(match.score, 4), "why": match.why}


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "people": [
            {"name": credit.name, "role": credit.role, "affiliation": credit.affiliation or None}
            for credit in item.credits
        ],
        "event": item.event.label or item.event.name,
        "event_id": item.event.id,
        "year": item.year,
        "session": item.session or None,
        "day": item.day.isoformat() if item.day else None,
        "start": _moment(item, item.clock, item.day),
        "end": _moment(item, item.clock_end, item.day),
        "room": item.room or None,
        "award": item.award or None,
        "links": {link.kind: link.url for link in reversed(item.links)},
        "status": item.status,
        "track": item.track or None,
        "topics": list(item.topics),
        "abstract": item.abstract or None,
        "tldr": item.tldr or None,
        "published": item.published or None,
        "details": dict(reversed(item.details)),
        "more": [_showing(item, slot) for slot in item.more],
        "identifiers": {each.scheme: each.value for each in reversed(item.identifiers)},
        "more_identifiers": _more_identifiers(item),
        "sources": [{**_source(source), "url": source.url or None} for source in item.sources],
    }


def _more_identifiers(item: Item) -> list[Json]:
    """Those of whose scheme ``identifiers`` names another: the own ids of further sources."""
    first = {each.scheme: each for each in reversed(item.identifiers)}
    return [asdict(each) for each in item.identifiers if each != first[each.scheme]]


def _showing(item: Item, slot: Showing) -> Json:
    """A further slot of an item, as its first one is told."""
    return {
        "day": slot.day.isoformat() if slot.day else None,
        "start": _moment(item, slot.clock, slot.day),
        "end": _moment(item, slot.clock_end, slot.day),
        "session": slot.session or None,
        "room": slot.room or None,
    }


def _moment(item: Item, clock: time | None, day: date | None) -> str | None:
    """ISO 8601 at the event's place, with its offset where that is known; without a day the time alone."""
    if clock is None:
        return None
    if day is None:
        return clock.isoformat("minutes")
    zone = ZoneInfo(item.event.zone) if item.event.zone else None
    return datetime.combine(day, clock, zone).isoformat()


def _answer(answer: Answer) -> Json:
    return {
        "text": answer.text, "known": answer.known, "sources": [_source(source) for source in answer.sources]
    }  # fmt: skip


def _source(source: Source) -> Json:
    return {"id": source.id, "kind": source.kind, "title": source.title}
