"""The names that understanding a question needs."""

from __future__ import annotations

from dataclasses import dataclass

from store.records import Source


@dataclass(frozen=True, slots=True)
class EventName:
    """One entry of the vocabulary: how an event may be called."""

    id: str
    series: str
    year: int | None
    label: str
    names: tuple[str, ...]
    parent_id: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names that understanding needs; small at any catalogue size."""

    events: tuple[EventName, ...] = ()
    rooms: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic in the catalogue's own words, and how many items speak of it."""

    text: str
    count: int
