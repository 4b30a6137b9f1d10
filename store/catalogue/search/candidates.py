"""Items that hold words of the question: taken from the index inside the filters, then scored one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from store.catalogue.search import gathering, names, passages, terms
from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import Scored
from store.catalogue.search.reader import Reader, ScoredId
from store.queries import Lookup

FLOORS = {1: 0.55, 2: 0.58, 3: 0.5, 4: 0.45}
"""Least share of the weight of a question of so many words that an item must hold."""
READ = 50
"""Items whose abstracts are read: so many of the likeliest by their rare words, and by all other fields."""
FIRST = 10
"""Items that are read before the others: the best of them says what the others must hold."""
_SLACK = 1e-6
"""Sums of shares differ by the order they are added in."""


def ranked(
    connection: sqlite3.Connection, lookup: Lookup, asked: terms.Terms, within: Scope, *, every: bool
) -> tuple[Hit, ...]:
    """The items that fit, best first; ``every`` as in ``find``."""
    # A whole sentence holds words that no item needs to hold.
    length = max(len(asked.terms), lookup.spoken // 2)
    scored = _scored(connection, lookup, asked, within, length if every else 0)
    if every:
        if 2 <= length <= 3 and len(asked.terms) > 1:
            scored = _in_one_place(connection, scored, asked)
        scored = _fitting(scored, length)
    scored.sort(key=_rank)
    return tuple(Hit(s.no, id, round(s.score, 4), s.coverage, s.field) for s, id in scored)


def _scored(
    connection: sqlite3.Connection, lookup: Lookup, asked: terms.Terms, within: Scope, length: int
) -> list[ScoredId]:
    """:param length: words of the question, where items that hold too little of it are not needed; else 0"""
    named = names.begun(connection, lookup.raw) | names.rewards(connection, lookup.words)
    page = lookup.offset + lookup.limit
    usual = gathering.CANDIDATES if len(asked.terms) <= gathering.LONG else 2 * READ
    gathered = gathering.gather(connection, asked, within, named, max(usual, 2 * page))
    reader = Reader(connection, asked, named)
    numbers = gathered.numbers[:FIRST]
    scored = reader.whole(numbers)
    sure = (pair for pair in scored if not _doubtful(pair[0]))
    able = gathered.able(_least(sure, length) - _SLACK) if length else gathered.numbers
    taken = set(numbers)
    rest = [no for no in able if no not in taken]
    most = max(READ, page)
    return scored + reader.likely(rest, max(most - FIRST, 0), most) if rest else scored


def _doubtful(each: Scored) -> bool:
    """Whether an item holds the words only in statements."""
    return each.field in ("notes", "summary") and not each.named


def _least(scored: Iterable[ScoredId], length: int) -> float:
    """Share of the question's weight from which items fit: a floor, and not much less than the best holds."""
    best = max((each.coverage for each, _ in scored), default=0.0)
    return max(FLOORS.get(length, 0.34 if length <= 7 else 0.26), best * (0.86 if length <= 4 else 0.7))


def _rank(pair: ScoredId) -> tuple[float, str]:
    """The best first; among equals, but for the order that their points were added in, always the same."""
    return -round(pair[0].score, 6), pair[1]


def _in_one_place(
    connection: sqlite3.Connection, scored: list[ScoredId], asked: terms.Terms
) -> list[ScoredId]:
    """Of items that hold a few words only in statements, those where one statement holds them together."""
    doubtful = [id for each, id in scored if _doubtful(each)]
    spoken = passages.of_items(connection, doubtful, asked)
    apart = {id for id in doubtful if id not in spoken or spoken[id].coverage < FLOORS[2]}
    return [pair for pair in scored if pair[1] not in apart]


def _fitting(scored: list[ScoredId], length: int) -> list[ScoredId]:
    """Items that hold enough of the question."""
    least = _least(scored, length)
    kept = [pair for pair in scored if pair[0].coverage >= least]
    if not kept:
        return []
    top, _ = min(kept, key=_rank)
    return [pair for pair in kept if pair[0].plain >= top.plain * 0.33]
