"""Drafts as JSON text and back: what a record keeps of the thing a source states."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from itertools import compress
from operator import attrgetter, ne
from typing import Any

from store.catalogue.drafts import ItemDraft, NoteDraft
from store.records import Credit, Identifier, Link, Showing

_NAMES = tuple(field.name for field in fields(ItemDraft))
_DEFAULTS = tuple("" if field.default is MISSING else field.default for field in fields(ItemDraft))
_values = attrgetter(*_NAMES)
_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_DAYS, _CLOCKS = ("day",), ("clock", "clock_end", "session_clock")


def filled(draft: ItemDraft) -> dict[str, Any]:
    """What is filled, in values that JSON has."""
    values = _values(draft)
    return _plain(dict(compress(zip(_NAMES, values, strict=True), map(ne, values, _DEFAULTS))))


def _plain(found: Mapping[str, Any]) -> dict[str, Any]:
    made = {**found}
    for name, plain in _PLAIN.items():
        if name in made:
            made[name] = plain(made[name])
    return made


def encode(draft: ItemDraft) -> str:
    """Only what is filled; equal drafts give equal text."""
    return text(filled(draft))


def encoded(stated: Iterable[Mapping[str, Any]]) -> list[str]:
    """The payloads of drafts of which these fields are filled, in their order."""
    return [text(each) for each in [*map(_plain, stated)]]


def text(found: Mapping[str, Any]) -> str:
    """The payload of what is ``filled``."""
    return _encoder.encode(found)


def decode(payload: str) -> ItemDraft:
    """What ``encode`` was given."""
    return made(json.loads(payload))


def made(found: Mapping[str, Any]) -> ItemDraft:
    """The draft of a payload that ``json`` has read."""
    values = {"id": "", "event_id": "", **found}
    for name, make in _MAKE.items():
        if name in found:
            values[name] = make(values[name])
    return ItemDraft(**values)


def _showing(day: str | None, clock: str | None, clock_end: str | None, session: str, room: str) -> Showing:
    return Showing(
        date.fromisoformat(day) if day else None,
        time.fromisoformat(clock) if clock else None,
        time.fromisoformat(clock_end) if clock_end else None,
        session,
        room,
    )


def _iso(value: date | time | None) -> str | None:
    return value.isoformat() if value else None


def _each(make: Callable[..., object]) -> Callable[[Iterable[Iterable[Any]]], tuple[object, ...]]:
    return lambda rows: tuple(make(*row) for row in rows)


def _values_of(kind: type[Any]) -> Callable[[Iterable[object]], list[object]]:
    """What makes lists of the records of a kind, of each the values of its fields in order."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda records: [*map(values, records)]


def _pairs(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, rows))


_PLAIN: dict[str, Callable[[Any], object]] = {
    "credits": _values_of(Credit),
    "links": _values_of(Link),
    "identifiers": _values_of(Identifier),
    "notes": _values_of(NoteDraft),
    "more": lambda them: [
        [_iso(s.day), _iso(s.clock), _iso(s.clock_end), s.session, s.room] for s in them
    ],
    **dict.fromkeys((*_DAYS, *_CLOCKS), lambda value: value.isoformat()),
}  # fmt: skip
_MAKE: dict[str, Callable[[Any], object]] = {
    "credits": _each(Credit), "links": _each(Link), "identifiers": _each(Identifier),
    "notes": _each(NoteDraft), "more": _each(_showing), "sources": _pairs, "details": _pairs,
    **dict.fromkeys(_DAYS, date.fromisoformat), **dict.fromkeys(_CLOCKS, time.fromisoformat),
    **dict.fromkeys(("other_names", "topics", "system_ids", "organisations", "outside"), tuple),
}  # fmt: skip
