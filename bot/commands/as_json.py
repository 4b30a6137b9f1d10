"""Answers as JSON for programs, as ``hallway lookup --json`` prints them; what is not known is null."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from store.queries import Lookup
from store.records import Answer, Item, Match, Results

Json = dict[str, Any]
_NOT_UNDERSTOOD = {"raw", "offset", "limit", "help", "cut"}


def lookup_json(query: str, canonical: str, text: str, results: Results | None) -> Json:
    """One answer: ``canonical`` is the query as understood, ``text`` what a person would read."""
    if results is None:
        return {"query": query, "understood": {}, "items": [], "total": 0, "answer": None, "suggestions": [],
                "corrections": [], "text": text}  # fmt: skip
    return {
        "query": query,
        "understood": {"text": canonical, **_understood(results.lookup)},
        "items": [_match(match) for match in results.matches],
        "total": results.total,
        "answer": _answer(results.answer) if results.answer else None,
        "suggestions": [suggestion.query for suggestion in results.suggestions],
        "corrections": [asdict(correction) for correction in results.corrections],
        "text": text,
    }


def _understood(lookup: Lookup) -> Json:
    """The fields that were set, under their own names."""
    values = ((field.name, getattr(lookup, field.name)) for field in fields(lookup))
    known = {name: value for name, value in values if value and name not in _NOT_UNDERSTOOD}
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
        "start": _moment(item, item.clock),
        "end": _moment(item, item.clock_end),
        "room": item.room or None,
        "award": item.award or None,
        "links": {link.kind: link.url for link in reversed(item.links)},
    }


def _moment(item: Item, clock: time | None) -> str | None:
    """ISO 8601 at the event's place, with its offset where that is known; without a day the time alone."""
    if clock is None:
        return None
    if item.day is None:
        return clock.isoformat("minutes")
    zone = ZoneInfo(item.event.zone) if item.event.zone else None
    return datetime.combine(item.day, clock, zone).isoformat()


def _answer(answer: Answer) -> Json:
    sources = [{"id": source.id, "kind": source.kind, "title": source.title} for source in answer.sources]
    return {"text": answer.text, "known": answer.known, "sources": sources}
