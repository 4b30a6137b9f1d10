"""What people call a source, to the sources meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from store.catalogue.reading.parts import SOURCE, source
from store.catalogue.reading.rows import rows
from store.catalogue.search.memory import remembered
from store.records import Source
from store.text import key, words

NEAR_ENOUGH = 80
"""Score of rapidfuzz, 0 to 100, from which a source's name counts as misspelt."""


@remembered
def every(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """All sources, in the order of the catalogue."""
    found = rows(connection, f"SELECT {SOURCE} FROM source ORDER BY rowid", 6)
    return tuple(source(*row) for row in found)


@remembered
def resolve(connection: sqlite3.Connection, typed: str) -> frozenset[str]:
    """Ids of the sources that a name means: a kind, an id, a word for it, its title or some words of that.

    The first way that leads to any decides; misspelt names come last. Empty: no such source.
    """
    wanted = key(typed)
    named = {each.id: _names(each) for each in every(connection)}
    exact = frozenset(id for id, names in named.items() if wanted in names)
    inside = set(words(typed))
    if exact or not inside:
        return exact
    part = frozenset(id for id, names in named.items() if any(inside <= set(name.split()) for name in names))
    return part or frozenset(
        id for id, names in named.items() if any(_misspelt(wanted, name) for name in names)
    )


def _misspelt(typed: str, name: str) -> bool:
    """Whether a name was meant: much like it, or one slip away."""
    slip = len(typed) > 3 and DamerauLevenshtein.distance(typed, name, score_cutoff=1) <= 1
    return slip or fuzz.ratio(typed, name) >= NEAR_ENOUGH


def resolve_all(connection: sqlite3.Connection, typed: Iterable[str]) -> frozenset[str]:
    """Ids of the sources that any of the names means."""
    return frozenset(id for name in typed for id in resolve(connection, name))


def _names(known: Source) -> frozenset[str]:
    return frozenset(key(name) for name in (known.kind, known.id, known.title, known.file, *known.words))
