"""What a channel wants to hear of, and what was picked for it: question and answer of ``Store.recommend``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records import Item

REASONS = ("topic", "person", "venue", "kind", "like", "colleague", "award", "explore")
"""Kinds of reasons; ``colleague`` is somebody credited on a liked item."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What one member liked and disliked; saved items count as liked."""

    user: str
    """How the member is called in reasons; may be empty."""
    liked: tuple[str, ...] = ()
    """Item ids, here and below."""
    disliked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interests:
    """What is wanted. Topics, people and likes find items; venues, kinds and exclusions narrow down.

    With venues or kinds and nothing else, all that is there is found.
    """

    id: str
    topics: tuple[str, ...] = ()
    """Plain words or phrases."""
    people: tuple[str, ...] = ()
    """Names."""
    venues: tuple[str, ...] = ()
    """Event ids, series, or other names of events."""
    kinds: tuple[str, ...] = ()
    """As in ``store.records.KINDS``; empty is every kind that holds content."""
    excluded: tuple[str, ...] = ()
    """Words, phrases, people, venues or item ids not wanted."""
    members: tuple[Taste, ...] = ()
    sent: frozenset[str] = frozenset()
    """Item ids never to be picked again."""
    since: datetime | None = None
    """Items first seen after this are new."""
    only_new: bool = False
    """False: new ones first, then the best of the others."""
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item was picked. Without it, the item would score less."""

    kind: str
    """One of ``REASONS``."""
    value: str
    """What to take out of the interests to be rid of it: a topic as it was given, a person, a venue, a kind,
    the id of a liked item; empty for an award and for exploring."""
    text: str
    """In words: "topic: sparse kernels"."""


@dataclass(frozen=True, slots=True)
class Pick:
    item: Item
    score: float
    """0 and up; an item is picked from ``Picks.cut`` on."""
    reasons: tuple[Reason, ...] = ()
    """What speaks for it most comes first."""


@dataclass(frozen=True, slots=True)
class Picks:
    items: tuple[Pick, ...] = ()
    """In the order to be shown; empty where nothing matched well enough."""
    missed: tuple[Pick, ...] = ()
    """Those that came next, best first: below the cut-off, or one too many for the limit."""
    checked: int = 0
    """How many items were looked at."""
    cut: float = 0.0
    """The score from which an item is good enough."""
    remarks: tuple[str, ...] = ()
    """What was odd about the interests: an unknown id, a corrected word, a topic that no item speaks of."""
