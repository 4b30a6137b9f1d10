"""Items that hold words of the question: taken from the index inside the filters, then scored one by one."""

from __future__ import annotations

import sqlite3

from store.catalogue.search import match, names, passages, ranking, terms
from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import Scored
from store.queries import Lookup

CANDIDATES = 300
"""Items taken from the index and then scored."""
FLOORS = {1: 0.55, 2: 0.58, 3: 0.5, 4: 0.45}
"""Least share of the weight of a question of so many words that an item must hold."""
_PRIORS = {
    "paper": 0.06,
    "invited_talk": 0.08,
    "keynote": 0.08,
    "tutorial": 0.05,
    "panel": 0.05,
    "break": -0.1,
}
"""What people mostly look for wins among equals."""
_SQL = (
    f"SELECT i.no, i.id, i.kind, {', '.join(f'item_fts.{name}' for name in ranking.FIELDS)}"
    " FROM item_fts JOIN item i ON i.no = item_fts.rowid"
    " WHERE item_fts MATCH ? AND {} ORDER BY rank LIMIT ?"
)
_ScoredId = tuple[Scored, str]


def ranked(
    connection: sqlite3.Connection, lookup: Lookup, asked: terms.Terms, within: Scope, *, every: bool
) -> tuple[Hit, ...]:
    """The items that fit, best first; ``every`` as in ``find``."""
    scored = _scored(connection, lookup.words, asked, within)
    # A whole sentence holds words that no item needs to hold.
    length = max(len(asked.terms), lookup.spoken // 2)
    if every:
        if 2 <= length <= 3 and len(asked.terms) > 1:
            scored = _in_one_place(connection, scored, asked)
        scored = _fitting(scored, length)
    scored.sort(key=lambda pair: (-pair[0].score, pair[1]))
    return tuple(Hit(s.no, id, round(s.score, 4), s.coverage, s.field) for s, id in scored)


def _scored(connection: sqlite3.Connection, text: str, asked: terms.Terms, within: Scope) -> list[_ScoredId]:
    expression = match.some(terms.telling(connection, asked))
    if not expression:
        return []
    rewards = names.rewards(connection, text)
    rows = connection.execute(_SQL.format(within.where), (expression, *within.parameters, CANDIDATES))
    return [
        (ranking.score(no, fields, asked, rewards.get(no, 0.0) + _PRIORS.get(kind, 0.0)), id)
        for no, id, kind, *fields in rows
    ]


def _in_one_place(
    connection: sqlite3.Connection, scored: list[_ScoredId], asked: terms.Terms
) -> list[_ScoredId]:
    """Of items that hold a few words only in statements, those where one statement holds them together."""
    doubtful = [id for each, id in scored if each.field in ("notes", "summary") and not each.named]
    spoken = passages.of_items(connection, doubtful, asked)
    apart = {id for id in doubtful if id not in spoken or spoken[id].coverage < FLOORS[2]}
    return [pair for pair in scored if pair[1] not in apart]


def _fitting(scored: list[_ScoredId], length: int) -> list[_ScoredId]:
    """Items that hold enough of the question: at least a floor, and not much less than the best of them."""
    floor = FLOORS.get(length, 0.34 if length <= 7 else 0.26)
    best = max((each.coverage for each, _ in scored), default=0.0)
    if best < floor:
        return []
    least = max(floor, best * (0.86 if length <= 4 else 0.7))
    kept = [pair for pair in scored if pair[0].coverage >= least]
    top, _ = min(kept, key=lambda pair: (-pair[0].score, pair[1]))
    return [pair for pair in kept if pair[0].plain >= top.plain * 0.33]
