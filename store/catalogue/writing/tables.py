"""Bulk inserts and deletes inside the transaction of the caller."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")
Row = Mapping[str, str | int | None]
Values = Sequence[str | int | None]


def insert(conn: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows of equal keys."""
    left = iter(rows)
    first = next(left, None)
    if first is not None:
        insert_rows(conn, table, [*first], ([*row.values()] for row in chain((first,), left)))


def insert_rows(
    conn: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Values]
) -> None:  # fmt: skip
    """Insert rows as tuples: for the tables that hold a row or more for each paper."""
    marks = ", ".join("?" * len(columns))
    conn.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def delete(conn: sqlite3.Connection, table: str, column: str, ids: Iterable[str | int]) -> None:
    conn.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (as_json(ids),))


def as_json(ids: Iterable[str | int]) -> str:
    """Ids as one parameter for ``IN (SELECT value FROM json_each(?))``, any number of them."""
    return json.dumps(list(ids))


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def chunks(things: Iterable[T], size: int = 500) -> Iterator[Sequence[T]]:
    left = iter(things)
    while chunk := list(islice(left, size)):
        yield chunk
