"""How well each item suits: topics, people, and what each member likes, put together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.catalogue.relevance.context import in_context
from store.catalogue.relevance.known import Known
from store.catalogue.relevance.learning import learnt
from store.catalogue.relevance.rows import Rows
from store.catalogue.relevance.tokens import Floats
from store.catalogue.relevance.wish import Member, Wish, mask

CUT = 0.3
"""From here on an item is good enough: one topic in half a sentence is, half of a topic's words are not."""
NEXT = 0.5
"""What the second topic of an item counts against its first, the third against the second, and so on."""
PERSON = 0.8
ASKED = 0.5
"""For every item where only a venue or a kind was asked for."""
AWARD = 0.03
RECENT = 0.02
"""For the latest year; half of it for the year before, and so on. Neither lifts an item over the cut-off."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One member's view of all items."""

    member: Member
    learnt: Floats
    """-1 to 1; 0 for all where nothing is known of the member."""
    scores: Floats
    """All together."""


@dataclass(frozen=True, slots=True)
class Scores:
    topics: NDArray[np.float32]
    """A row for each topic, a column for each item."""
    readers: tuple[Reader, ...]
    """At least one."""


def scores(known: Known, wish: Wish) -> Scores:
    """Score every item for every member."""
    topics = _topics(known, wish)
    shared = _shared(known, wish, topics)
    extra = _extra(known.rows)
    return Scores(topics, tuple(_reader(known, member, shared, extra) for member in wish.members))


def _topics(known: Known, wish: Wish) -> NDArray[np.float32]:
    found = np.zeros((len(wish.topics), len(known.rows)), np.float32)
    for i, each in enumerate(wish.topics):
        found[i, each.items] = each.scores
    return in_context(known.features, known.background, wish.topics, found)


def _shared(known: Known, wish: Wish, topics: NDArray[np.float32]) -> Floats:
    """What counts for all members alike."""
    total = np.zeros(len(known.rows), np.float32)
    for i, row in enumerate(np.sort(topics, axis=0)[::-1]):
        total += row * np.float32(NEXT**i)
    total[mask(len(total), (each.items for each in wish.people))] += PERSON
    if wish.open:
        total += ASKED
    return total


def _extra(rows: Rows) -> Floats:
    latest = int(rows.years.max(initial=0))
    age = np.where(rows.years > 0, latest - rows.years, 50)
    found: Floats = (AWARD * rows.awarded + RECENT * 0.5**age).astype(np.float32)
    return found


def _reader(known: Known, member: Member, shared: Floats, extra: Floats) -> Reader:
    some = len(member.liked) + len(member.disliked)
    taste = (
        learnt(known.features, known.rows, known.background, member.liked, member.disliked)
        if some
        else np.zeros_like(shared)
    )
    found = shared + taste
    return Reader(member, taste, np.where(found >= CUT, found + extra, found))
