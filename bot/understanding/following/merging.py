"""One lookup changed by another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.understanding.cleaning import squeezed
from store.queries import Lookup
from store.vocabulary import Vocabulary

FILTERS = (
    "titles", "people", "role", "organisations", "venues", "years", "kinds", "topics", "states", "award",
    "sessions", "rooms", "days", "part", "at", "after", "before", "has", "lacks", "sources",
)  # fmt: skip
"""Fields of ``Lookup`` that narrow."""
_ADDED = ("has", "lacks", "excluded", "without", "phrases")
"""Fields of which both hold."""
_CLOCK = ("part", "at", "after", "before")
"""Fields that speak of the time of day: one of them takes the place of all."""


def given(lookup: Lookup) -> set[str]:
    """The fields that say something."""
    fields = (*FILTERS, "words", "excluded", "phrases", "without", "identifiers")
    return {field for field in fields if getattr(lookup, field)}


def left_out(more: Lookup) -> Lookup:
    """The lookup that leaves out what this one asks for."""
    without = tuple(
        Lookup(**{field: getattr(more, field)})
        for field in FILTERS
        if getattr(more, field) and field not in ("role", "has", "lacks")
    )
    excluded = (*more.excluded, *((more.words,) if more.words else ()), *more.phrases)
    return Lookup(without=without, excluded=excluded, lacks=more.has, has=more.lacks)


def merged(last: Lookup, more: Lookup, vocabulary: Vocabulary, *, instead: bool) -> Lookup:
    """The question before with what was said now; no question of a fact remains.

    :param instead: whether words take the place of those before; else both hold
    """
    told = given(more)
    fields: dict[str, Any] = {field: getattr(more, field) for field in told & set(FILTERS)}
    if told & set(_CLOCK):
        fields = {**dict.fromkeys(_CLOCK, ""), **fields}
    if "venues" in told:
        fields["years"] = more.years
    elif more.years:
        fields["venues"] = _series(last.venues, vocabulary)
    for field in _ADDED:
        fields[field] = tuple(dict.fromkeys((*getattr(last, field), *getattr(more, field))))
    fields |= _words(last, more, told, instead=instead)
    return replace(last, question=None, raw="", identifiers=(), spoken=0, offset=0, **fields)


def _words(last: Lookup, more: Lookup, told: set[str], *, instead: bool) -> dict[str, Any]:
    """The words; where people or institutions were asked for by name, a word alone is another name."""
    if not more.words:
        return {}
    if instead and told == {"words"} and not last.words:
        if last.people:
            return {"people": (more.words,)}
        if last.organisations:
            return {"organisations": (more.words,)}
    return {"words": more.words if instead else squeezed(f"{last.words} {more.words}")}


def _series(venues: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The series of editions: of another year there is another edition."""
    series = {event.id: event.series for event in vocabulary.events}
    return tuple(dict.fromkeys(series.get(venue) or venue for venue in venues))
