"""Records of a text table, also where a quote is opened and never closed.

Such a quote makes a parser swallow all rows up to the next one. Where the line that it stands in is a row
by itself, and the next line is one, too, it is taken for a stray mark: reading goes on at the next line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from store.catalogue.importers.tables import dialects

_NARROWEST = 3
"""Cells of a row that a line of running text is not taken for."""


class _Feed:
    """Lines that can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self.kept: list[str] = []
        """Those of the record that is being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else f"{next(self._lines)}\n"
        self.kept.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.kept.clear()


def of(lines: Iterable[str], mark: str, doubts: list[str]) -> Iterator[list[str]]:
    """The cells of each record; what was mended or is in doubt is added to ``doubts``.

    :raises csv.Error: a cell of more than 131,072 characters that cannot be mended so
    """
    feed, width, number, open_quote = _Feed(lines), 0, 0, False
    reader = dialects.rows(feed, mark)
    while True:
        row, error = _next(reader)
        if row is None and error is None:
            break
        number += 1
        open_quote = sum(line.count('"') for line in feed.kept) % 2 > 0
        if (error or open_quote) and _is_stray(feed.kept, mark, width):
            first, *rest = feed.kept
            doubts.append(f"row {number} has a quote that is never closed: the next line is read as a row")
            feed.give_back(rest)
            yield _alone(first, mark)
            reader, open_quote = dialects.rows(feed, mark), False
            continue
        if row is None:
            raise error or csv.Error("it cannot be read")
        feed.kept.clear()
        width = len(row) if any(row) else width
        yield row
    if open_quote:
        doubts.append(f"row {number}, the last one, has a quote that is never closed: it may be cut off")


def _next(reader: Iterator[list[str]]) -> tuple[list[str] | None, csv.Error | None]:
    """The next record, or what is wrong with it; neither at the end."""
    try:
        return next(reader, None), None
    except csv.Error as error:
        return None, error


def _is_stray(lines: list[str], mark: str, width: int) -> bool:
    """Whether the first two lines of a record are rows of their own."""
    if len(lines) < 2 or width < _NARROWEST:
        return False
    return all(len(_alone(line, mark)) == width for line in lines[:2])


def _alone(line: str, mark: str) -> list[str]:
    return next(dialects.rows([line], mark), [])
