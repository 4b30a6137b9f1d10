"""What a lookup gives back: items and why each was found, a stated fact, ways to go on. Frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from store.queries import Lookup
from store.records import Item, Note, Source


@dataclass(frozen=True, slots=True)
class Match:
    item: Item
    score: float
    why: str = ""
    """In words: "title", "speaker Yuandong Tian", "mentions MindSpore"."""
    passage: Note | None = None
    """The note that speaks most to the question."""


@dataclass(frozen=True, slots=True)
class Correction:
    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    query: str
    """What to type; fit for a button's value."""
    label: str
    """What the button says; at most 75 characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A stated fact; ``known`` is False where the sources do not say."""

    text: str
    sources: tuple[Source, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the items found share one value: what a long list can be narrowed by."""

    field: str
    """``event_series``, ``year`` or ``kind``."""
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    lookup: Lookup
    matches: tuple[Match, ...] = ()
    """One page of them, ``lookup.limit`` at most, from ``lookup.offset``."""
    total: int = 0
    answer: Answer | None = None
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    clarify: str = ""
    """A question back, where the words have several readings."""
    partial: bool = False
    """True where the time limit cut the search short."""
    more_than: bool = False
    """True where there are more items than ``total``, which were not counted."""
    facets: tuple[Facet, ...] = ()
    """Of the whole list where it is long, by field, the most frequent values first."""

    @property
    def fruitful(self) -> bool:
        """Whether items were found, or a fact is known."""
        return bool(self.total or (self.answer and self.answer.known))
