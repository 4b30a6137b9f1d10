"""The items worth scoring: rare words find them, common words only choose among those found.

The index is asked for one word at a time and gives numbers alone, a fraction of a microsecond for each item;
ranked by its own formula it takes several for each word that an item holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from store.catalogue.search import match
from store.catalogue.search.counts import frequency, total
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.terms import Terms
from store.catalogue.search.together import NAMED, NAMING, all_named, meant, together

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
MANY, FEW = 8, 3
"""Common words that are looked for together: where there are no others, and beside rare ones."""
LONG = 14
"""Terms up to which names are looked at first and common words may choose. A longer question is about what
stands in abstracts, and has rare words enough: twice as many of their items are looked at instead."""
_CHUNK = 500
_MATCHING = "SELECT rowid FROM item_fts WHERE item_fts MATCH ?"
_EVERY = f"{_MATCHING} ORDER BY rowid DESC"
_LATEST = f"{_EVERY} LIMIT ?"
_FILTERED = (
    "SELECT item_fts.rowid FROM item_fts JOIN item i ON i.no = item_fts.rowid"
    " WHERE item_fts MATCH ? AND {} ORDER BY item_fts.rowid DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    weight: float
    items: int


def numbers(
    connection: sqlite3.Connection, asked: Terms, within: Scope, named: Iterable[int], most: int = CANDIDATES
) -> list[int]:
    """Numbers of items inside the filters that hold words of the question, the likeliest first.

    :param named: items that the whole text names, which are among them in any case
    :param most: how many
    """
    inside = _inside(connection, within)
    weights = _Weights(connection, within, most, inside)
    words = _words(connection, asked)
    long = len(asked.terms) > LONG
    rare, common = _parted(words, _bearable(connection) * (2 if long else 1))
    for word in rare:
        weights.add(match.some([word.text]), word.weight)
        if not long:
            weights.add(match.some([word.text], NAMING), word.weight * NAMED)
    if inside is not None and len(inside) <= INSIDE:
        return sorted(inside, key=lambda no: -weights.of(no))
    if common and not (long and rare):
        weights.choose(rare, common)
        weights.complete(asked, {word.text for word in common}, alone=not rare)
    return weights.best(named)


def _inside(connection: sqlite3.Connection, within: Scope) -> dict[int, None] | None:
    """All items inside the filters, where they are not many."""
    if not within.conditions:
        return None
    sql = f"SELECT i.no FROM item i WHERE {within.where} LIMIT ?"
    rows = connection.execute(sql, (*within.parameters, KNOWN + 1)).fetchall()
    return {row[0]: None for row in rows} if len(rows) <= KNOWN else None


def _words(connection: sqlite3.Connection, asked: Terms) -> list[_Word]:
    """The words that may stand for the terms, the rarest first."""
    weights: dict[str, float] = {}
    for term in asked.terms:
        for near in term.variants:
            for word in near.word.split():
                weights[word] = max(weights.get(word, 0.0), term.weight * near.likeness**2)
    found = (_Word(word, weight, frequency(connection, word)) for word, weight in weights.items())
    return sorted(found, key=lambda word: (word.items, word.text))


def _bearable(connection: sqlite3.Connection) -> int:
    """Items that may be brought up before they are weighed."""
    return POSTINGS + total(connection) // SHARE


def _parted(words: Sequence[_Word], left: int) -> tuple[list[_Word], list[_Word]]:
    """(rare, common): the rarest, that together bring up at most so many items, and the others."""
    for place, word in enumerate(words):
        left -= word.items
        if left < 0:
            return list(words[:place]), list(words[place:])
    return list(words), []


class _Weights:
    """Items by number, and what the words found in them weigh."""

    def __init__(
        self, connection: sqlite3.Connection, within: Scope, most: int, inside: Mapping[int, None] | None
    ) -> None:
        """:param inside: all items inside the filters, where they are known"""
        self._connection = connection
        self._within = within
        self._most = most
        self._inside = inside
        self._found: dict[int, float] = {}

    def of(self, no: int) -> float:
        return self._found.get(no, 0.0)

    def add(self, expression: str, weight: float) -> None:
        found = self._found
        known = found.get
        for (no,) in self._connection.execute(_MATCHING, (expression,)).fetchall():
            found[no] = known(no, 0.0) + weight

    def choose(self, rare: Sequence[_Word], common: Iterable[_Word]) -> None:
        """Let common words choose among the items that rare ones found, where these are too many."""
        left = _bearable(self._connection) * WALKED
        some = match.some(word.text for word in rare)
        for word in common:
            left -= word.items
            if left < 0 or len(self._found) <= self._most:
                break
            self.add(f"({some}) AND {match.quoted(word.text)}", word.weight)

    def complete(self, asked: Terms, common: AbstractSet[str], *, alone: bool) -> None:
        """Add the latest items that hold the common words together, each of which alone brings up too many.

        :param alone: whether there are no others; then items that hold nearly all of them do too
        """
        terms = [term for term in asked.terms if not common.isdisjoint(meant(term))]
        terms = sorted(terms, key=lambda term: -term.weight)[: MANY if alone else FEW]
        weight = sum(term.weight for term in terms)
        if not alone and len(terms) < FEW:
            return
        groups = [f"({match.some(meant(term))})" for term in terms]
        for expressions, share in together(groups) if alone else all_named(groups):
            for expression in expressions:
                self._add_latest(expression, weight * share)
            if len(self._found) > self._most:
                break

    def _add_latest(self, expression: str, weight: float) -> None:
        for no in self._latest(expression):
            self._found[no] = max(self._found.get(no, 0.0), weight)

    def _latest(self, expression: str) -> list[int]:
        inside = self._inside
        if inside is not None:  # asked for each item by itself, the index would read the expression anew
            rows = self._connection.execute(_EVERY, (expression,))
            return list(islice((no for (no,) in rows if no in inside), self._most))
        sql = _FILTERED.format(self._within.where) if self._within.conditions else _LATEST
        rows = self._connection.execute(sql, (expression, *self._within.parameters, self._most))
        return [row[0] for row in rows]

    def best(self, named: Iterable[int]) -> list[int]:
        """The items that weigh most and lie inside the filters; those named first."""
        weighed = ((weight, no) for no, weight in self._found.items())
        if not self._within.conditions:
            ranked = [no for _, no in nlargest(self._most, weighed)]
            return list(dict.fromkeys((*named, *ranked)))[: self._most]
        every = list(dict.fromkeys((*named, *(no for _, no in sorted(weighed, reverse=True)))))
        kept: list[int] = []
        for start in range(0, len(every), _CHUNK):
            kept += self._allowed(every[start : start + _CHUNK])
            if len(kept) >= self._most:
                break
        return kept[: self._most]

    def _allowed(self, numbers: list[int]) -> Iterator[int]:
        if self._inside is not None:
            return (no for no in numbers if no in self._inside)
        sql = f"SELECT i.no FROM item i WHERE i.no IN {LISTED} AND {self._within.where}"
        rows = self._connection.execute(sql, (listed(numbers), *self._within.parameters))
        allowed = {row[0] for row in rows}
        return (no for no in numbers if no in allowed)
