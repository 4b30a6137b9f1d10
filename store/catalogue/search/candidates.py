"""Items that hold words of the question: taken from the index inside the filters, then scored one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from heapq import nlargest

from store.catalogue.search import gathering, names, passages, ranking, terms
from store.catalogue.search.filters.conditions import LISTED, Scope
from store.catalogue.search.filters.conditions import listed as as_list
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import Reading, Scored, Scorer
from store.queries import Lookup

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
READ = 50
"""Items whose abstracts are read: so many of the likeliest by their rare words, and by all other fields."""
_SHORT = ranking.FIELDS[:-1]
_TEXTS = (
    f"SELECT i.no, i.id, i.kind, {', '.join(f'item_fts.{name}' for name in _SHORT)}"
    f" FROM item i JOIN item_fts ON item_fts.rowid = i.no WHERE i.no IN {LISTED}"
)
_ABSTRACTS = f"SELECT rowid, abstract FROM item_fts WHERE rowid IN {LISTED}"
_ScoredId = tuple[Scored, str]


def ranked(
    connection: sqlite3.Connection, lookup: Lookup, asked: terms.Terms, within: Scope, *, every: bool
) -> tuple[Hit, ...]:
    """The items that fit, best first; ``every`` as in ``find``."""
    scored = _scored(connection, lookup, asked, within)
    # A whole sentence holds words that no item needs to hold.
    length = max(len(asked.terms), lookup.spoken // 2)
    if every:
        if 2 <= length <= 3 and len(asked.terms) > 1:
            scored = _in_one_place(connection, scored, asked)
        scored = _fitting(scored, length)
    scored.sort(key=lambda pair: (-pair[0].score, pair[1]))
    return tuple(Hit(s.no, id, round(s.score, 4), s.coverage, s.field) for s, id in scored)


def _scored(
    connection: sqlite3.Connection, lookup: Lookup, asked: terms.Terms, within: Scope
) -> list[_ScoredId]:
    named = names.begun(connection, lookup.raw) | names.rewards(connection, lookup.words)
    usual = gathering.CANDIDATES if len(asked.terms) <= gathering.LONG else 2 * READ
    most = max(usual, 2 * (lookup.offset + lookup.limit))
    numbers = gathering.numbers(connection, asked, within, named, most)
    scorer = Scorer(asked)
    readings: dict[int, Reading] = {}
    about: dict[int, tuple[str, float]] = {}
    for no, id, kind, *texts in connection.execute(_TEXTS, (as_list(numbers),)):
        about[no] = id, named.get(no, 0.0) + _PRIORS.get(kind, 0.0)
        reading = readings[no] = Reading()
        for name, text in zip(_SHORT, texts, strict=True):
            if text:
                scorer.read(reading, name, text)
    chosen = _likeliest(
        [no for no in numbers if no in about], readings, scorer, max(READ, lookup.offset + lookup.limit)
    )
    for no, abstract in connection.execute(_ABSTRACTS, (as_list(chosen),)):
        scorer.read(readings[no], "abstract", abstract)
    return [(scorer.score(no, readings[no], about[no][1]), about[no][0]) for no in chosen]


def _likeliest(numbers: list[int], readings: Mapping[int, Reading], scorer: Scorer, most: int) -> list[int]:
    """Of items in the order of their rare words, those that are likely once all is read."""
    if len(numbers) <= 2 * most:
        return numbers
    scores = {no: scorer.score(no, readings[no]).score for no in numbers}
    return list(dict.fromkeys((*numbers[:most], *nlargest(most, numbers, key=scores.__getitem__))))


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
