"""Rows of Mini-Conf's tables, which may be CSV, JSON or YAML alike."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import plain, plains
from store.catalogue.importers.miniconf import conference
from store.catalogue.importers.yamls import load, looks_like_it
from store.catalogue.tidy import private
from store.records import Skipped

Row = dict[str, Any]
_NUMBERED = re.compile(r"\d+\.0")


def rows(document: Document) -> Iterator[tuple[str, Row] | Skipped]:
    """Place and row of each record, whatever the file is written in.

    Names of columns are in lower case, unless two differ in nothing else ("authors" and "Authors"). Columns
    that are nobody's business are left out.
    """
    start = document.start.lstrip()
    if start.startswith(("[", "{")):
        data = document.json()
        yield from _listed(conference.papers(data) if conference.is_one(data) else data)
    elif looks_like_it(start):
        yield from _listed(load(document))
    else:
        yield from _table(document)


def text(row: Row, *names: str) -> str:
    """The first of these columns that says something."""
    return next((found for name in names if (found := plain(row.get(name)))), "")


def own_id(row: Row) -> str:
    """The row's own id; tables turn a 7 into 7.0."""
    found = text(row, "uid", "id", "slot_id")
    return found[:-2] if _NUMBERED.fullmatch(found) else found


def listed(value: object, separators: str = r"\s*[|;]\s*|\s*,\s*") -> tuple[str, ...]:
    """Keywords out of a list or of one text; lists may hold several in one element."""
    return tuple(
        dict.fromkeys(
            part
            for one in plains(value)
            for part in re.split(separators, " ".join(one.split()))
            if part.strip()
        )
    )


def _listed(data: object) -> Iterator[tuple[str, Row] | Skipped]:
    """Rows of a list, or of an object that names each row by its id."""
    pairs: list[tuple[str, object]] = []
    if isinstance(data, dict):
        pairs = [(str(key), row) for key, row in data.items()]
    elif isinstance(data, list):
        pairs = [(f"[{at}]", row) for at, row in enumerate(data)]
    for place, row in pairs:
        if isinstance(row, dict):
            fields = _served(row)
            yield place, named([str(key) for key in fields], list(fields.values()))
        else:
            yield Skipped(place, "it is no row of named fields")


def _served(row: Row) -> Row:
    """The row of a paper in the form in which the sites themselves serve them: its fields in ``content``."""
    content = row.get("content")
    return (
        {**content, "uid": row.get("id") or row.get("forum")}
        if isinstance(content, dict) and content
        else row
    )


def named(header: list[str], cells: list[Any]) -> Row:
    """A row by the names of its columns."""
    lower = Counter(name.strip().lower() for name in header)
    names = [name.strip() if lower[name.strip().lower()] > 1 else name.strip().lower() for name in header]
    return {
        name: cell for name, cell in zip(names, cells, strict=False) if name and not private.is_private(name)
    }


def header_of(start: str) -> list[str]:
    """The column names of a CSV, in lower case."""
    first = next((line for line in start[:20_000].splitlines() if line.strip()), "")
    try:
        cells = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count) if line else ","


class _Feed:
    """Lines of a file, from a place that can be set back."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.at = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


def _table(document: Document) -> Iterator[tuple[str, Row] | Skipped]:
    header: list[str] = []
    for number, cells, spoilt in _records(document):
        place = f"line {number}"
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = cells
            continue
        extra = [cell for cell in cells[len(header) :] if cell.strip()]
        if spoilt:
            yield Skipped(
                place, "the row has a stray quotation mark and cannot be told apart from what follows"
            )
        elif extra:
            yield Skipped(
                place, f"the row has {len(cells)} cells, the header {len(header)}; a cell may lack its quotes"
            )
        else:
            yield place, named(header, cells)


def _records(document: Document) -> Iterator[tuple[int, list[str], bool]]:
    """Line, cells, and whether a stray quotation mark spoilt it, of each record.

    A quotation mark that is never closed makes a parser swallow the rows after it. A record of several lines
    whose number of cells is wrong is therefore given up after its first line; reading goes on at the next.
    """
    lines = [line.replace("\0", "") for line in io.StringIO(document.text(), newline="")]
    feed, width, lost = _Feed(lines), 0, False
    delimiter = _delimiter(next((line for line in lines if line.strip()), ""))
    while feed.at < len(lines):
        begin = feed.at
        try:
            cells = next(csv.reader(feed, delimiter=delimiter), [])
            wrong = bool(width) and len(cells) != width and feed.at > begin + 1
        except csv.Error:  # a cell larger than any, so a quotation mark was never closed
            cells, wrong = [], True
        if wrong or (feed.at > begin + 1 and feed.at >= len(lines) and _cut_off(lines[begin:], delimiter)):
            feed.at = begin + 1
            if not lost:
                yield begin + 1, [lines[begin]], True
            lost = True
            continue
        if lost and len(cells) != width:
            continue  # the rest of the spoilt record
        lost = False
        width = width or (len(cells) if any(cell.strip() for cell in cells) else 0)
        yield begin + 1, cells, False


def _cut_off(lines: list[str], delimiter: str) -> bool:
    """A quotation mark is still open at the end."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
