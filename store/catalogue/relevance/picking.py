"""Which of the good items are taken, and in which order: turns, variety, nothing twice.

Members' own lists take turns instead of being pooled: with pooled likes the member served worst gets almost
nothing of a list, and the list is no better for the others. Variety comes from maximal marginal relevance
(J. Carbonell and J. Goldstein, 1998): what is like an item taken already counts less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.catalogue.relevance.known import Known
from store.catalogue.relevance.scoring import CUT, Reader
from store.catalogue.relevance.tokens import Floats, Ints, Mask

POOL = 60
"""Best items of each member that are looked at, beyond the limit."""
SAME = 0.8
"""Cosine from which two items are the same thing told twice."""
VARIETY = 0.15
"""Share of its score that an item loses for being exactly like one taken already."""
CLOSE = 0.4
"""Cosine from which two items are on one thing."""
ALIKE = 4
"""Items on one thing that a list holds at most."""
LONG = 12
"""Items from which on the last place of a list is for exploring."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item, and the member whose turn it was."""

    place: int
    reader: Reader
    explored: bool = False


@dataclass(slots=True)
class _Pool:
    """The items that may be taken, and what has been."""

    places: Ints
    like: NDArray[np.float32]
    """Cosine of each with each."""
    free: Mask
    nearest: Floats
    """Cosine of each with the likest one taken."""
    alike: Ints
    """How many of those taken are on the same thing."""

    def take(self, at: int, same: Mask) -> None:
        """Take one; it and all that tell the same are free no more."""
        self.nearest = np.maximum(self.nearest, self.like[at])
        self.alike += self.like[at] >= CLOSE
        self.free &= ~same & (self.alike < ALIKE)
        self.free[at] = False


def pick(known: Known, readers: Sequence[Reader], allowed: Mask, first: Mask, limit: int) -> list[Taken]:
    """The items to be shown, in order.

    :param allowed: items that may be taken
    :param first: those among them that go before all others
    """
    pool = _pool(known, readers, allowed, first, limit)
    taken: list[Taken] = []
    turn = misses = 0
    while len(taken) < limit and misses < len(readers):
        reader = readers[turn % len(readers)]
        at = _best(pool, reader, first)
        turn += 1
        misses = misses + 1 if at is None else 0
        if at is not None:
            taken.append(Taken(int(pool.places[at]), reader))
            pool.take(at, _same(known, pool, at))
    if len(taken) == limit >= LONG:
        taken[-1] = _explored(known, readers[0], allowed, taken) or taken[-1]
    return taken


def same_thing(known: Known, place: int, others: Ints) -> Mask:
    """Which of some items are the same thing as another one."""
    titles = np.array([known.rows.titles[other] == known.rows.titles[place] for other in others], np.bool_)
    return np.asarray(titles | (known.features.likeness(place, others) >= SAME), np.bool_)


def _pool(known: Known, readers: Sequence[Reader], allowed: Mask, first: Mask, limit: int) -> _Pool:
    chosen = [best(reader, allowed & (reader.scores >= CUT), first, limit + POOL) for reader in readers]
    places = np.unique(np.concatenate(chosen))
    rows = known.features.rows[places]
    lengths = known.features.norms[places]
    like = np.asarray((rows @ rows.T).todense(), np.float32) / np.outer(lengths, lengths)
    size = len(places)
    nearest, alike = np.zeros(size, np.float32), np.zeros(size, np.int64)
    return _Pool(places, like, np.ones(size, np.bool_), nearest, alike)


def best(reader: Reader, among: Mask, first: Mask, count: int) -> Ints:
    """Places of a reader's best items, best first; among equals those loaded first."""
    places = np.flatnonzero(among)
    order = np.lexsort((places, -reader.scores[places], ~first[places]))
    return places[order[:count]]


def _best(pool: _Pool, reader: Reader, first: Mask) -> int | None:
    """Position in the pool of what a reader gets next."""
    scores = reader.scores[pool.places]
    free = np.flatnonzero(pool.free & (scores >= CUT))
    if not len(free):
        return None
    worth = scores[free] * (1 - VARIETY * pool.nearest[free])
    return int(free[np.lexsort((free, -worth, ~first[pool.places[free]]))[0]])


def _same(known: Known, pool: _Pool, at: int) -> Mask:
    title = known.rows.titles[pool.places[at]]
    titles = np.array([known.rows.titles[place] == title for place in pool.places], np.bool_)
    return np.asarray(titles | (pool.like[at] >= SAME), np.bool_)


def _explored(known: Known, reader: Reader, allowed: Mask, taken: Sequence[Taken]) -> Taken | None:
    """What is nearest to the list among all that was not looked for."""
    places = np.flatnonzero(allowed & (reader.scores < CUT) & (reader.scores >= 0))
    if not len(places):
        return None
    rows = known.features.rows
    mean = np.asarray(rows[[each.place for each in taken]].sum(axis=0), np.float32).ravel()
    like = np.asarray(rows[places] @ mean, np.float32) / known.features.norms[places]
    return Taken(int(places[int(np.argmax(like))]), reader, explored=True)
