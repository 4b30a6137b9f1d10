"""What a long list can be narrowed by: each value with the query that leaves only its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.filters import LONGEST, MOST
from bot.understanding.rendering import render
from store.queries import Lookup
from store.results import Facet
from store.text import clean
from store.vocabulary import EventName, Vocabulary

_PAPERS = Lookup(kinds=("paper",))
_SHOWN = frozenset(("poster", "workshop", "demo", "talk"))
"""Kinds that may also say how a paper was shown."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One value, and the list it leaves."""

    field: str
    """``event_series``, ``year`` or ``kind``."""
    value: str
    count: int
    query: str
    """The query to run when it is chosen; empty where it cannot be written."""


def narrowings(lookup: Lookup, facets: Sequence[Facet], vocabulary: Vocabulary) -> tuple[Narrowing, ...]:
    """One for each facet of the list that a lookup gave, in their order."""
    return tuple(
        Narrowing(facet.field, facet.value, facet.count, _query(lookup, facet, vocabulary))
        for facet in facets
    )


def _query(lookup: Lookup, facet: Facet, vocabulary: Vocabulary) -> str:
    narrowed = _narrowed(replace(lookup, offset=0), facet, vocabulary)
    return render(narrowed) if narrowed else ""


def _narrowed(lookup: Lookup, facet: Facet, vocabulary: Vocabulary) -> Lookup | None:
    """None where no filter can say it: a name with a quotation mark in it, or "papers that are talks"."""
    if facet.field == "year":
        year = int(facet.value) if facet.value.isdecimal() and len(facet.value) == 4 else None
        return replace(lookup, years=(year, year)) if year else None
    if facet.field == "kind":
        return _of_kind(lookup, facet.value)
    venues = _inside(lookup.venues, facet.value, vocabulary) if lookup.venues else (facet.value,)
    return replace(lookup, venues=venues) if venues and all(map(_writable, venues)) else None


def _of_kind(lookup: Lookup, kind: str) -> Lookup | None:
    """Papers that are shown as posters are papers, and counted as such."""
    if lookup.kinds and kind not in lookup.kinds:
        return None
    without = lookup.without if kind == "paper" or _PAPERS in lookup.without else (*lookup.without, _PAPERS)
    return replace(lookup, kinds=(kind,), without=without if kind in _SHOWN else lookup.without)


def _inside(venues: tuple[str, ...], series: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The events of a series among those of the venues asked for; the series where they cannot be told."""
    known = {event.id: event for event in vocabulary.events}
    asked = {venue.casefold() for venue in venues}
    if any(not any(_means(event, {venue}) for event in known.values()) for venue in asked):
        return (series,)
    found = [event.id for event in known.values() if event.series == series and _within(event, asked, known)]
    return tuple(found) if 0 < len(found) <= MOST else (series,)


def _means(event: EventName, asked: set[str]) -> bool:
    names = (event.id, event.series, event.label, *event.names)
    return any(name.casefold() in asked for name in names)


def _within(event: EventName, asked: set[str], known: dict[str, EventName]) -> bool:
    """Whether an event, or one it is a part of, was asked for."""
    seen: set[str] = set()
    at: EventName | None = event
    while at is not None and at.id not in seen:
        if _means(at, asked):
            return True
        seen.add(at.id)
        at = known.get(at.parent_id)
    return False


def _writable(value: str) -> bool:
    """Whether a typed filter can hold the value as it is."""
    return value == clean(value) and '"' not in value and len(value) <= LONGEST
