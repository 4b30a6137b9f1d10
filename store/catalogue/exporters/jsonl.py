"""JSON lines: everything public about an item, in the keys that tables are read by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import time
from typing import Any

from store.records import Item, Showing


def write(items: Iterable[Item]) -> Iterator[str]:
    """One object a line, without what is not known."""
    for item in items:
        known = {key: value for key, value in _fields(item) if value not in ("", None, [], {})}
        yield json.dumps(known, ensure_ascii=False) + "\n"


def _fields(item: Item) -> Iterator[tuple[str, Any]]:
    yield "id", item.id
    yield "kind", item.kind
    yield "subkind", item.subkind
    yield "title", item.title
    yield "other_names", [*item.other_names]
    yield from _people(item)
    yield "abstract", item.abstract
    yield "tldr", item.tldr
    yield "in_our_words", item.summary
    yield "venue", item.event.label or item.event.name
    yield "venue_in_full", item.event.name
    yield "year", item.year
    yield "published", item.published
    yield from _time(item)
    yield from _about(item)
    yield "details", dict(item.details)
    yield "language", item.language
    yield "part_of", item.parent_id
    yield "statements", [{"text": note.text, "source": note.source.title} for note in item.notes]
    yield "sources", [source.title for source in item.sources]


def _about(item: Item) -> Iterator[tuple[str, Any]]:
    yield "more", [_slot(slot) for slot in item.more]
    yield "track", item.track
    yield "status", item.status
    yield "award", item.award
    yield "keywords", _keywords(item.topics)
    yield "systems", [*item.systems]
    yield "organisations", [*item.organisations]
    yield "links_by_kind", _by_name((link.kind, link.url) for link in item.links)
    yield "identifiers", _by_name((one.scheme, one.value) for one in item.identifiers)


def _keywords(topics: tuple[str, ...]) -> list[str] | str:
    """A list; one keyword with a comma or a semicolon within is closed by a bar: it is no list itself."""
    alone = len(topics) == 1 and any(mark in topics[0] for mark in ",;")
    return f"{topics[0]}|" if alone else [*topics]


def _people(item: Item) -> Iterator[tuple[str, Any]]:
    """Plain lists where all are authors, else objects with their roles."""
    if all(credit.role == "author" for credit in item.credits):
        yield "authors", [credit.name for credit in item.credits]
        if any(credit.affiliation for credit in item.credits):
            yield "affiliations", [credit.affiliation for credit in item.credits]
        return
    yield (
        "people",
        [
            {"name": credit.name, "role": credit.role, "affiliation": credit.affiliation}
            for credit in item.credits
        ],
    )


def _time(item: Item) -> Iterator[tuple[str, Any]]:
    """Local time of the event, with its zone."""
    yield "date", item.day.isoformat() if item.day else ""
    yield "start", _clock(item.clock)
    yield "end", _clock(item.clock_end)
    yield "zone", (item.event.zone or "") if item.clock or any(slot.clock for slot in item.more) else ""
    yield "session", item.session
    yield "room", item.room


def _slot(slot: Showing) -> dict[str, str]:
    found = {
        "date": slot.day.isoformat() if slot.day else "", "start": _clock(slot.clock),
        "end": _clock(slot.clock_end), "session": slot.session, "room": slot.room,
    }  # fmt: skip
    return {name: text for name, text in found.items() if text}


def _clock(clock: time | None) -> str:
    return clock.isoformat("minutes") if clock else ""


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
