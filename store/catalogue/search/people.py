"""Names of persons to persons: order, initials, accents and typing mistakes do not matter."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from store.catalogue.reading.rows import rows
from store.catalogue.search import match
from store.catalogue.search.memory import remembered
from store.catalogue.search.spelling import near_words
from store.text import words

SURE = 0.999
NEAR = 0.86
"""Least mean likeness of the words of two names, 0 to 1, for a misspelt name."""
_NAMED = (
    "SELECT p.id, p.name, n.name FROM person_fts JOIN person_name n ON n.no = person_fts.rowid"
    " JOIN person p ON p.id = n.person_id WHERE person_fts MATCH ? LIMIT 400"
)
_CREDITED = (
    "SELECT i.no, i.id FROM credit c JOIN item i ON i.id = c.item_id"
    " WHERE c.person_id IN (SELECT value FROM json_each(?)) GROUP BY i.id ORDER BY"
    " min(CASE c.role WHEN 'speaker' THEN 0 WHEN 'author' THEN 1 WHEN 'organiser' THEN 2 ELSE 3 END),"
    " i.kind IN ('opening', 'break'), i.year DESC,"
    " (SELECT count(*) FROM credit o WHERE o.item_id = i.id), i.no"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person a name may mean."""

    id: str
    name: str
    likeness: float
    """1 where every word typed stands in the name, as a word or as its initial."""


@remembered
def resolve(connection: sqlite3.Connection, typed: str) -> tuple[Named, ...]:
    """Persons a name may mean, the likeliest first; only equally sure ones where one is sure."""
    wanted = words(typed)
    if not wanted:
        return ()
    best: dict[str, Named] = {}
    for person, name, spelling in _candidates(connection, wanted):
        likeness = like(wanted, words(spelling))
        if likeness >= NEAR and likeness > best.get(person, Named("", "", 0)).likeness:
            best[person] = Named(person, name, likeness)
    found = sorted(best.values(), key=lambda named: (-named.likeness, named.name))
    sure = tuple(named for named in found if named.likeness >= SURE)
    return sure or tuple(named for named in found if named.likeness >= found[0].likeness - 0.02)


def _candidates(connection: sqlite3.Connection, wanted: tuple[str, ...]) -> list[list[str]]:
    """(id, name, spelling) of persons that share a word, or a word like it, with the name typed."""
    long = [word for word in wanted if len(word) > 1]
    if not long:
        return []
    whole = rows(connection, _NAMED, 3, (match.every(" ".join(long)),))
    if whole:
        return whole
    spelt = [[word, *(near.word for near in near_words(connection, word, limit=8))] for word in long]
    if len(long) > 1:
        whole = rows(connection, _NAMED, 3, (" AND ".join(f"({match.some(each)})" for each in spelt),))
    every = {word for each in spelt for word in each}
    return whole + rows(connection, _NAMED, 3, (match.some(every),))


def like(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Mean over the words typed of the likeness to the best word of a name not used yet, 0 to 1."""
    left = list(name)
    total = 0.0
    for word in sorted(wanted, key=len, reverse=True):
        scored = [(_word_like(word, other), -i) for i, other in enumerate(left)]
        if not scored:
            continue
        score, index = max(scored)
        total += score
        left.pop(-index)
    return total / len(wanted)


def _word_like(typed: str, other: str) -> float:
    if typed == other:
        return 1.0
    if len(typed) == 1 or len(other) == 1:
        return 1.0 if typed[0] == other[0] else 0.0
    if len(typed) > 3 and other.startswith(typed):
        return 0.97
    distance = DamerauLevenshtein.distance(typed, other, score_cutoff=2)
    if distance > (1 if len(typed) < 6 else 2):
        return 0.0
    return max(JaroWinkler.similarity(typed, other) - 0.02, 1 - distance / len(typed))


def credits_of(connection: sqlite3.Connection, ids: list[str]) -> list[tuple[int, str]]:
    """(number, id) of the items of persons: talks they give, then what they wrote, organised, presented at.

    Among these the latest first, those with few people before those with many.
    """
    return [(no, id) for no, id in rows(connection, _CREDITED, 2, (json.dumps(ids),))]
