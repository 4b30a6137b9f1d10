"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalogue.search.terms import Terms
from store.results import Correction

NO_TERMS = Terms((), ())


@dataclass(frozen=True, slots=True)
class Hit:
    """One item: its number and id, and how well it fits."""

    no: int
    id: str
    score: float
    coverage: float = 1.0
    """Share of the question's weight that the item holds, 0 to 1."""
    field: str = ""
    """The field that spoke most for it; empty where nothing was ranked."""


@dataclass(frozen=True, slots=True)
class Part:
    """So many items of one event, year and kind among those found."""

    event: str
    year: int | None
    kind: str
    items: int


@dataclass(frozen=True, slots=True)
class Found:
    """Items, best first, and the words they were found by."""

    hits: tuple[Hit, ...] = ()
    terms: Terms = NO_TERMS
    corrections: tuple[Correction, ...] = ()
    more: int = 0
    """Items that fit beside ``hits``, where only the first of a long list were taken."""
    unbounded: bool = False
    """True where there are more than ``total``, which were not counted."""
    parts: tuple[Part, ...] = ()
    """All items found, ``more`` too, by event, year and kind; empty where they were not counted."""

    @property
    def total(self) -> int:
        return len(self.hits) + self.more
