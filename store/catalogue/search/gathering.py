"""The items worth scoring: rare words find them, common words only choose among those found.

The index is asked for one word at a time and gives numbers alone, a fraction of a microsecond for each item;
ranked by its own formula it takes several for each word that an item holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from store.catalogue.reading.rows import values
from store.catalogue.search.counts import frequency, total
from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.memory import remembered
from store.catalogue.search.terms import Terms
from store.catalogue.search.weights import Gathered, Weights, Word

CANDIDATES = 200
"""Items that are scored."""
INSIDE = 600
"""Where filters leave no more items than this, all of them are scored."""
KNOWN = 8_000
"""Where they leave no more than this, they are looked up once, and not for each word."""
POSTINGS = 2_500
"""Items that rare words may bring up together."""
SHARE = 50
"""In a large catalogue they may bring up one in so many of its items."""
WALKED = 10
"""Times that many items that common words may be looked up among, to choose."""
LONG = 14
"""Terms up to which names are looked at first and common words may choose. A longer question is about what
stands in abstracts, and has rare words enough: twice as many of their items are looked at instead."""


def gather(
    connection: sqlite3.Connection, asked: Terms, within: Scope, named: Iterable[int], most: int = CANDIDATES
) -> Gathered:
    """Items inside the filters that hold words of the question.

    :param named: numbers of items that the whole text names, which are among them in any case
    :param most: how many
    """
    inside = inside_of(connection, within)
    weights = Weights(connection, within, most, inside)
    words = _words(connection, asked)
    long = len(asked.terms) > LONG
    rare, common = _parted(words, _bearable(connection) * (2 if long else 1))
    weights.add(rare, naming=not long)
    if inside is not None and len(inside) <= INSIDE:
        return weights.gathered(asked, sorted(inside, key=lambda no: -weights.of(no)))
    if common and not (long and rare):
        weights.choose(rare, common, _bearable(connection) * WALKED)
        weights.complete(asked, {word.text for word in common}, alone=not rare)
    return weights.gathered(asked, weights.best(named))


def inside_of(connection: sqlite3.Connection, within: Scope) -> dict[int, None] | None:
    """All items inside the filters, where they are not many; None where they are, or nothing is filtered."""
    return _numbers(connection, within.where, tuple(within.parameters)) if within.conditions else None


@remembered
def _numbers(
    connection: sqlite3.Connection, where: str, parameters: tuple[str | int, ...]
) -> dict[int, None] | None:
    inside = values(connection, f"SELECT i.no FROM item i WHERE {where} LIMIT ?", (*parameters, KNOWN + 1))
    return dict.fromkeys(inside) if len(inside) <= KNOWN else None


def _words(connection: sqlite3.Connection, asked: Terms) -> list[Word]:
    """The words that may stand for the terms, the rarest first."""
    weights: dict[str, float] = {}
    for term in asked.terms:
        for near in term.variants:
            for word in near.word.split():
                weights[word] = max(weights.get(word, 0.0), term.weight * near.likeness**2)
    found = (Word(word, weight, frequency(connection, word)) for word, weight in weights.items())
    return sorted(found, key=lambda word: (word.items, word.text))


def _bearable(connection: sqlite3.Connection) -> int:
    """Items that may be brought up before they are weighed."""
    return POSTINGS + total(connection) // SHARE


def _parted(words: Sequence[Word], left: int) -> tuple[list[Word], list[Word]]:
    """(rare, common): the rarest, that together bring up at most so many items, and the others."""
    for place, word in enumerate(words):
        left -= word.items
        if left < 0:
            return list(words[:place]), list(words[place:])
    return list(words), []
