"""Items by number, and what the words of a question found in them weigh."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from typing import cast

from store.catalogue.reading.rows import values
from store.catalogue.search import match
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.limits import limits
from store.catalogue.search.terms import Terms
from store.catalogue.search.together import NAMED, NAMING, all_named, meant, together

MANY, FEW = 8, 3
"""Common words that are looked for together: where there are no others, and beside rare ones."""
_CHUNK = 500
# One row for any number of items: Python takes its time over every row.
_HOLDING = (
    "SELECT json_group_array(json((SELECT json_group_array(rowid) FROM item_fts WHERE item_fts MATCH value)))"
    " FROM json_each(?)"
)
_EVERY = "SELECT rowid FROM item_fts WHERE item_fts MATCH ? ORDER BY rowid DESC"
_LATEST = f"{_EVERY} LIMIT ?"
_FILTERED = (
    "SELECT i.no FROM item_fts JOIN item i ON i.no = item_fts.rowid"
    " WHERE item_fts MATCH ? AND {} ORDER BY item_fts.rowid DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    weight: float
    items: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """The items worth scoring."""

    numbers: list[int]
    """The likeliest first."""
    limits: Mapping[int, float]
    """By number, the share of the question's weight that an item can hold at most, where that is known."""

    def able(self, least: float) -> list[int]:
        """Those that may hold this share of the question's weight."""
        limit = self.limits.get
        return [no for no in self.numbers if limit(no, 1.0) >= least]


class Weights:
    def __init__(
        self, connection: sqlite3.Connection, within: Scope, most: int, inside: Mapping[int, None] | None
    ) -> None:
        """:param inside: all items inside the filters, where they are known"""
        self._connection = connection
        self._within = within
        self._most = most
        self._inside = inside
        self._found: dict[int, float] = {}
        self._held: dict[str, list[int]] = {}
        self._late: set[int] = set()
        """Items that only common words brought up."""

    def of(self, no: int) -> float:
        return self._found.get(no, 0.0)

    def add(self, words: Sequence[Word], *, naming: bool) -> None:
        """Add all items that hold the words; ``naming``: those that are called so weigh more."""
        columns = ("", NAMING) if naming else ("",)
        every = self._holding([match.some([word.text], each) for each in columns for word in words])
        self._hold(words, every[: len(words)])
        if naming:
            self._weigh(words, every[len(words) :], NAMED)

    def _holding(self, expressions: Sequence[str]) -> list[list[int]]:
        """The numbers of the items for each expression."""
        row = self._connection.execute(_HOLDING, (json.dumps(expressions),)).fetchone()
        return cast("list[list[int]]", json.loads(row[0]))

    def _hold(self, words: Sequence[Word], every: Sequence[list[int]]) -> None:
        self._weigh(words, every, 1.0)
        self._held |= {word.text: numbers for word, numbers in zip(words, every, strict=True)}

    def _weigh(self, words: Sequence[Word], every: Sequence[list[int]], share: float) -> None:
        """Let items weigh more by what they hold."""
        found = self._found
        known = found.get
        for word, numbers in zip(words, every, strict=True):
            weight = word.weight * share
            for no in numbers:
                found[no] = known(no, 0.0) + weight

    def choose(self, rare: Sequence[Word], common: Iterable[Word], left: int) -> None:
        """Let common words choose among the items that rare ones found, where these are too many.

        :param left: items among which they may be looked up
        """
        if len(self._found) <= self._most:
            return
        chosen = []
        for word in common:
            left -= word.items
            if left < 0:
                break
            chosen.append(word)
        some = match.some(word.text for word in rare)
        self._hold(chosen, self._holding([f"({some}) AND {match.quoted(word.text)}" for word in chosen]))

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
            if no not in self._found:
                self._late.add(no)
            self._found[no] = max(self._found.get(no, 0.0), weight)

    def _latest(self, expression: str) -> list[int]:
        inside = self._inside
        if inside is not None:  # asked for each item by itself, the index would read the expression anew
            rows = self._connection.execute(_EVERY, (expression,))
            return list(islice((no for (no,) in rows if no in inside), self._most))
        sql = _FILTERED.format(self._within.where) if self._within.conditions else _LATEST
        return values(self._connection, sql, (expression, *self._within.parameters, self._most))

    def gathered(self, asked: Terms, numbers: list[int]) -> Gathered:
        """Items with what each can hold at most, known of those that rare words were looked for in."""
        return Gathered(numbers, limits(asked, self._held, (no for no in numbers if no not in self._late)))

    def best(self, named: Iterable[int]) -> list[int]:
        """The items that weigh most and lie inside the filters; those named first."""
        weighed = zip(self._found.values(), self._found, strict=True)
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
        allowed = set(values(self._connection, sql, (listed(numbers), *self._within.parameters)))
        return (no for no in numbers if no in allowed)
