"""Text tables: which character parts the cells, and where the header stands."""

from __future__ import annotations

import contextlib
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from store.catalogue.importers.tables.columns import by_name
from store.catalogue.tidy.addresses import without_addresses

_MARKS = ",;\t|"
_LOOKED_AT = 40
MOST_COLUMNS = 2_000
_DEEPEST_HEADER = 12
_FIGURES = re.compile(r"(?=.*\d)[\d\s.:/+()TZ-]+")
"""Numbers, days, times of day and telephone numbers."""


def rows(lines: Iterable[str], mark: str) -> Iterator[list[str]]:
    """Rows of cells; ``lines`` end in a newline, which may stand within quotes.

    :raises csv.Error: a cell of more than 131,072 characters: most likely a quote that nothing closes
    """
    return csv.reader(
        (line.replace("\0", "") for line in lines), delimiter=mark, skipinitialspace=mark != "\t"
    )


def mark(start: str) -> str:
    """The character that parts the cells of a table that begins so; empty where none does.

    The one wins whose header names most known columns, then the one that gives the steadiest rows.
    """
    said = start.lower().lstrip("\ufeff\r\n ")
    if said.startswith("sep=") and said[4:5] in tuple(_MARKS):
        return said[4]
    best = max(((_score(start, one), one) for one in _MARKS), default=((0, 0.0), ""))
    return best[1] if best[0] > (0, 0.0) else ""


def is_one_column(start: str) -> bool:
    """Whether a text is a list under one name that means titles, as "Title" or "Paper title"."""
    lines = [line.strip(' "\ufeff') for line in start.splitlines() if line.strip()]
    return len(lines) > 1 and len(lines[0]) < 60 and by_name(lines[0]) == "title"


def _score(start: str, one: str) -> tuple[int, float]:
    """How many known columns some row names, then how steady the rows are; nothing for a single column."""
    found = _first_rows(start, one)
    if len(found) < 2:
        return (0, 0.0)
    width, times = Counter(len(row) for row in found).most_common(1)[0]
    if width < 2 or width > MOST_COLUMNS:
        return (0, 0.0)
    known = max(len(_fields(row)) for row in found[:_DEEPEST_HEADER])
    return (known if known > 1 else 0, times / len(found) * min(width, 20))


def _first_rows(start: str, one: str) -> list[list[str]]:
    lines = start.splitlines(keepends=True)
    if len(lines) > 1 and not lines[-1].endswith(("\n", "\r")):
        lines = lines[:-1]  # cut off by the end of the head
    found: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        for row in rows(lines, one):
            found += [row] if any(cell.strip() for cell in row) else []
            if len(found) >= _LOOKED_AT:
                break
    return found


def _fields(row: Iterable[str]) -> set[str]:
    return {field for cell in row if len(cell) < 60 and (field := by_name(cell.strip()))}


def known_columns(start: str) -> set[str]:
    """The fields that the header of a text table names; nothing where the text is no table."""
    found = _first_rows(start, mark(start) or ",")
    at = header(found)
    return set() if at is None else _fields(found[at])


def header(first: list[list[str]]) -> int | None:
    """Which of the first rows names the columns; ``None`` where none does. A heading may stand above it."""
    counts = [len(_fields(row)) for row in first[:_DEEPEST_HEADER]]
    best = max(counts, default=0)
    return counts.index(best) if best else None


def looks_like_data(row: list[str]) -> bool:
    """Whether a first row without known names holds values: an address, a number, a time or a long text."""
    return any(
        cell.startswith(("http://", "https://", "10."))
        or len(cell) > 50
        or _FIGURES.fullmatch(cell.strip())
        or without_addresses(cell) != cell
        for cell in row
    )
