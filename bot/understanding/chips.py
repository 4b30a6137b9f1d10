"""What was understood, as chips: each with the query that results when it is clicked away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding import dates, years
from bot.understanding.rendering import render
from store.queries import Lookup
from store.vocabulary import Vocabulary

_KIND_WORDS = {
    "invited_talk": "invited talk",
    "oral_session": "oral session",
    "poster_session": "poster session",
}
_LISTS = (
    ("venues", "venue"),
    ("people", "person"),
    ("organisations", "from"),
    ("titles", "title"),
    ("topics", "topic"),
    ("sessions", "session"),
    ("rooms", "room"),
    ("days", "day"),
    ("has", "with"),
    ("lacks", "without"),
    ("sources", "source"),
    ("states", "status"),
    ("phrases", "phrase"),
    ("excluded", "not"),
)
_SINGLES = (
    ("award", "award"),
    ("role", "role"),
    ("part", "part of day"),
    ("at", "at"),
    ("after", "after"),
    ("before", "before"),
)
_PLAIN = {("award", "any"): "award", ("award", "none"): "no award"}


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    """"venue: MLSys"."""
    without: str
    """The query to run when the chip is clicked away; empty if nothing would remain."""


def chips(lookup: Lookup, vocabulary: Vocabulary) -> tuple[Chip, ...]:
    """One chip for each thing understood, the words searched for last.

    A question goes with any of its parts: what is left is searched for.
    """
    return tuple(Chip(label, render(left)) for label, left in _parts(lookup, vocabulary))


def _source(lookup: Lookup, kind: str) -> str:
    return f"{'only ' if lookup.only else ''}{kind.replace('_', ' ')}"


def _parts(lookup: Lookup, vocabulary: Vocabulary) -> Iterator[tuple[str, Lookup]]:
    """Labels, and the lookup without what each stands for."""
    labels = {event.id: event.label for event in vocabulary.events} if lookup.venues else {}
    for field, name in _LISTS:
        values: tuple[str, ...] = getattr(lookup, field)
        for value in values:
            rest = tuple(other for other in values if other != value)
            label = _source(lookup, value) if field == "sources" else labels.get(value, dates.called(value))
            yield f"{name}: {label}", _without(lookup, **{field: rest})
    if lookup.years:
        yield f"year: {_span(lookup.years)}", _without(lookup, years=None)
    if lookup.kinds:
        yield f"kind: {_kinds(lookup.kinds)}", _without(lookup, kinds=())
    for field, name in _SINGLES:
        if value := getattr(lookup, field):
            yield _PLAIN.get((field, value), f"{name}: {value}"), _without(lookup, **{field: ""})
    yield from _others(lookup, vocabulary)
    if lookup.words:
        yield f"words: {lookup.words}", _without(lookup, words="", spoken=0)


def _others(lookup: Lookup, vocabulary: Vocabulary) -> Iterator[tuple[str, Lookup]]:
    """What is left out, and what was not understood."""
    for each in lookup.without:
        label = ", ".join(label for label, _ in _parts(each, vocabulary))
        yield f"not {label}", _without(lookup, without=tuple(e for e in lookup.without if e != each))
    for id in lookup.identifiers:
        rest = tuple(other for other in lookup.identifiers if other != id)
        yield id.replace(":", ": ", 1), _without(lookup, identifiers=rest)
    for typed in lookup.unread:
        rest = tuple(other for other in lookup.unread if other != typed)
        yield f"not understood: {typed}", _without(lookup, unread=rest)


def _without(lookup: Lookup, **fields: Any) -> Lookup:
    left = replace(lookup, question=None, offset=0, **fields)
    return replace(left, only=left.only and bool(left.sources))


def _span(span: tuple[int, int]) -> str:
    first, last = span
    if first == last:
        return str(first)
    if last == years.OPEN:
        return f"since {first}"
    return f"until {last}" if not first else f"{first} to {last}"


def _kinds(kinds: tuple[str, ...]) -> str:
    if {"invited_talk", "contributed_talk", "talk"} <= set(kinds):
        return "talk"
    return ", ".join(_KIND_WORDS.get(kind, kind.replace("_", " ")) for kind in kinds)
