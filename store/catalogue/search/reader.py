"""The texts of items, read as far as the question needs them, and what they score."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from typing import Any

from store.catalogue.reading.rows import rows
from store.catalogue.search.filters.conditions import LISTED
from store.catalogue.search.filters.conditions import listed as as_list
from store.catalogue.search.ranking import FIELDS, Reading, Scored, Scorer
from store.catalogue.search.terms import Terms

_PRIORS = {
    "paper": 0.06,
    "invited_talk": 0.08,
    "keynote": 0.08,
    "tutorial": 0.05,
    "panel": 0.05,
    "break": -0.1,
}
"""What people mostly look for wins among equals."""
_SHORT = FIELDS[:-1]
_TEXTS = (
    f"SELECT i.no, i.id, i.kind, {{}} FROM item i JOIN item_fts f ON f.rowid = i.no WHERE i.no IN {LISTED}"
)
_ABSTRACTS = f"SELECT rowid, abstract FROM item_fts WHERE rowid IN {LISTED}"
ScoredId = tuple[Scored, str]


class Reader:
    def __init__(self, connection: sqlite3.Connection, asked: Terms, named: Mapping[int, float]) -> None:
        """:param named: rewards by number for items that the whole text names"""
        self._connection = connection
        self._scorer = Scorer(asked)
        self._named = named
        self._readings: dict[int, Reading] = {}
        self._about: dict[int, tuple[str, float]] = {}

    def whole(self, numbers: Sequence[int]) -> list[ScoredId]:
        """Read all of these items; those that do not exist are left out."""
        self._read(numbers, FIELDS)
        return self._scored(numbers)

    def likely(self, numbers: Sequence[int], first: int, most: int) -> list[ScoredId]:
        """Read all of the likeliest of these items, and of the others nothing that is long.

        :param numbers: in the order of their rare words
        :param first: so many are taken in that order
        :param most: and so many by what else than their abstracts holds of the question
        """
        self._read(numbers, _SHORT)
        if len(numbers) > first + most:
            scores = {no: self._scorer.score(no, self._readings[no]).score for no in self._existing(numbers)}
            numbers = list(dict.fromkeys((*numbers[:first], *nlargest(most, scores, key=scores.__getitem__))))
        for no, abstract in self._rows(_ABSTRACTS, 2, numbers):
            self._scorer.read(self._readings[no], "abstract", abstract)
        return self._scored(numbers)

    def _read(self, numbers: Sequence[int], fields: Sequence[str]) -> None:
        read = self._scorer.read
        sql = _TEXTS.format(", ".join(f"f.{name}" for name in fields))
        for no, id, kind, *texts in self._rows(sql, 3 + len(fields), numbers):
            self._about[no] = id, self._named.get(no, 0.0) + _PRIORS.get(kind, 0.0)
            reading = self._readings[no] = Reading()
            for name, text in zip(fields, texts, strict=True):
                if text:
                    read(reading, name, text)

    def _rows(self, sql: str, columns: int, numbers: Iterable[int]) -> list[list[Any]]:
        return rows(self._connection, sql, columns, (as_list(numbers),))

    def _existing(self, numbers: Iterable[int]) -> list[int]:
        return [no for no in numbers if no in self._about]

    def _scored(self, numbers: Iterable[int]) -> list[ScoredId]:
        about, readings, score = self._about, self._readings, self._scorer.score
        return [(score(no, readings[no], about[no][1]), about[no][0]) for no in self._existing(numbers)]
