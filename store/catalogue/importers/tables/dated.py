"""Sheets of a workbook that are called by the day of which they are: "Mon 1 July 2031"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from store.catalogue.importers.tables.columns import Row, by_name
from store.catalogue.importers.tables.sheets import Placed, Table
from store.catalogue.tidy import times

_DAY = "Date"


def by_sheet(table: Table) -> Table:
    """The table with a column of days, where the name of its sheet is one and it has none itself."""
    day = table.name.rstrip("!").strip()
    if not _is_day(day) or any(by_name(column) in ("date", "published") for column in table.columns):
        return table
    sample = [_with_day(row, day) for row in table.sample]
    return replace(table, columns=[*table.columns, _DAY], sample=sample, rows=_rows(table.rows, day))


def _rows(rows: Iterator[Placed], day: str) -> Iterator[Placed]:
    for place, row in rows:
        yield place, _with_day(row, day) if isinstance(row, Mapping) and any(row.values()) else row


def _with_day(row: Row, day: str) -> Row:
    return {**row, _DAY: day}


def _is_day(name: str) -> bool:
    found = times.moment(name) if any(map(str.isdigit, name)) else None
    return isinstance(found, date) and not isinstance(found, datetime)
