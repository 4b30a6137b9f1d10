"""Tables of any sort as rows by column: CSV and its kin, workbooks, JSON lines, lists of JSON objects."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from store.catalogue.entries import Warned
from store.catalogue.importers import yamls
from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import dialects, fronts, nested, records, workbooks
from store.catalogue.importers.tables.columns import Row
from store.catalogue.importers.tables.nested import flat
from store.errors import BadSource
from store.records import Skipped

_LOOKED_AT = 200
_JSON_LINE = re.compile(r"\s*\{.*\}\s*")
Placed = tuple[str, Row | Skipped | Warned]


@dataclass(slots=True)
class Table:
    """One table: the names of its columns as far as the first rows tell, those rows, and all rows."""

    name: str
    columns: list[str]
    sample: Sequence[Row]
    rows: Iterator[Placed]
    doubts: list[str] = field(default_factory=list)
    """What is to be told once the rows are read."""


def of(document: Document) -> Iterator[Table]:
    """The tables of a file; a workbook may hold several.

    :raises BadSource: the file is no table
    """
    start = document.start.lstrip()
    if workbooks.is_one(document.head):
        for name, rows, told in workbooks.sheets(document):
            table = _of_cells(f"{name}!", rows, told)
            if table:
                yield table
    elif is_json_lines(start) or (start.startswith("{") and _has_long_lines(document)):
        yield from _of_lines(document)
    elif start.startswith(("[", "{")):
        yield from _nested(document, _json(document))
    elif fronts.is_one(document):
        yield from _nested(document, [fronts.record(document)], fronts.folder(document))
    elif yamls.looks_like_it(start):
        yield from _nested(document, yamls.load(document))
    else:
        yield _of_text(document)


def _of_text(document: Document) -> Table:
    """The table of lines of cells.

    :raises BadSource: it has no rows
    """
    doubts: list[str] = []
    table = _of_cells("", _numbered(document, doubts), doubts)
    if table is None:
        raise BadSource("the table has no rows", document.place)
    return table


def _json(document: Document) -> object:
    """A file of JSON; what calls itself YAML may have commas too many and comments.

    :raises BadSource: it is neither
    """
    try:
        return document.json()
    except BadSource as error:
        if not document.name.lower().endswith((".yml", ".yaml")):
            raise
        try:
            return yamls.load(document)
        except BadSource:
            raise error from None


def is_json_lines(start: str) -> bool:
    """Whether a file that begins so has one JSON object a line."""
    first, _, rest = start.lstrip().partition("\n")
    return bool(_JSON_LINE.fullmatch(first)) and rest.lstrip().startswith("{")


def _has_long_lines(document: Document) -> bool:
    """The same where the first line alone is longer than the head."""
    if document.size <= len(document.head) or "\n" in document.start.strip():
        return False
    filled = (line for _, line in document.lines() if line.strip())
    return [line.lstrip()[:1] for line in islice(filled, 2)] == ["{", "{"]


def _of_lines(document: Document) -> Iterator[Table]:
    """The table of JSON lines; several where no line has a title, but holds lists of what has."""
    table = _of_objects(_lines(document))
    if not table.sample or any(flat.titled(flat.unwrapped(dict(row))) for row in table.sample):
        yield _unwrapped(table)
    elif any(isinstance(value, list | dict) for row in table.sample for value in row.values()):
        yield from _nested(document, [row for _, row in table.rows if isinstance(row, Mapping)])
    else:
        yield table


def _unwrapped(table: Table) -> Table:
    """The table with flat rows, where its first rows hold objects that are not read as they stand."""
    if not any(map(flat.needed, table.sample)):
        return table
    rows = ((place, _flat(row) if isinstance(row, Mapping) else row) for place, row in table.rows)
    return _of_objects(rows)


def _flat(row: Row) -> Row:
    return flat.row(flat.unwrapped(dict(row)))


def _of_objects(found: Iterator[Placed], name: str = "") -> Table:
    first = [*islice(found, _LOOKED_AT)]
    sample = [row for _, row in first if isinstance(row, Mapping)]
    columns = [*dict.fromkeys(column for row in sample for column in row)]
    return Table(name, columns, sample, chain(first, found))


def _lines(document: Document) -> Iterator[Placed]:
    loads = json.JSONDecoder().decode
    for number, line in document.lines():
        try:
            row = loads(line)
        except (ValueError, RecursionError):
            if line.strip():
                yield f"line {number}", Skipped(f"line {number}", "the line is no JSON, or is cut off")
            continue
        place = f"line {number}"
        yield place, row if isinstance(row, dict) else Skipped(place, "the line holds no object")


def _nested(document: Document, data: object, name: str = "") -> Iterator[Table]:
    """The lists of records that stand anywhere in a file, each as a table.

    :param name: what the outermost list is called, if not as the file
    """
    found = nested.found(document, data, name)
    odd = (
        [at for at, one in enumerate(data) if not isinstance(one, dict | list)]
        if isinstance(data, list)
        else []
    )
    skipped = [(f"[{at}]", Skipped(f"[{at}]", "no object")) for at in odd]
    told = [*found.told()]
    for way, rows in found.rows.items() or (("", []),):
        name = f"{way or 'the list'}!" if len(found.rows) > 1 else ""
        table = _of_objects(chain(rows, skipped), name)
        table.doubts += told
        skipped, told = [], []
        yield table


def _numbered(document: Document, doubts: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows of a text table that are not blank, with their numbers, as a spreadsheet would count them."""
    single = dialects.is_one_column(document.start)
    mark = "\x1f" if single else dialects.mark(document.start) or ","
    number = 0
    try:
        for number, row in enumerate(records.of((line for _, line in document.lines()), mark, doubts), 1):
            if len(row) > dialects.MOST_COLUMNS:
                raise BadSource(
                    f"row {number} has {len(row):,} cells; no programme is so wide", document.place
                )
            cells = [cell.strip() for cell in row]
            if any(cells) and not (number == 1 and cells[0].lower().startswith("sep=")):
                yield number, cells
    except csv.Error as error:
        raise BadSource(
            f"row {number + 1} cannot be read: {error}",
            document.place,
            "A quote may be opened and never closed there.",
        ) from error


def _of_cells(name: str, rows: Iterator[tuple[int, list[str]]], doubts: list[str]) -> Table | None:
    """Rows of cells by the names in the header; without one, columns are called ``column 1`` and so on."""
    first = [*islice(rows, _LOOKED_AT)]
    if not first:
        return None
    at = dialects.header([row for _, row in first])
    if at is None and not dialects.looks_like_data(first[0][1]):
        at = 0
    names = [] if at is None else _unlike(first[at][1])
    begin = 0 if at is None else at + 1
    sample = [_row(names, cells) for _, cells in first[begin:]]
    columns = names or [*dict.fromkeys(column for row in sample for column in row)]
    return Table(
        name,
        columns,
        sample,
        _by_name(name, names, chain(first[begin:], rows)),
        doubts,
    )


def _unlike(header: list[str]) -> list[str]:
    """Names that differ: what has none is ``column 3``, what comes again ``Title (2)``."""
    seen: dict[str, int] = {}
    names = []
    for number, cell in enumerate(header, 1):
        name = " ".join(cell.split()).lstrip("\ufeff") or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _row(names: list[str], cells: list[str]) -> dict[str, object]:
    if not names:
        return {f"column {i}": cell for i, cell in enumerate(cells, 1)}
    return dict(zip(names, cells, strict=False))


def _by_name(name: str, names: list[str], rows: Iterator[tuple[int, list[str]]]) -> Iterator[Placed]:
    for number, cells in rows:
        place = f"{name}row {number}"
        if names and len(cells) > len(names) and any(cells[len(names) :]):
            yield place, Warned("the row has more cells than the header; the last were left out", place)
        if cells != names:  # some sheets say the header again on every page
            yield place, _row(names, cells)
