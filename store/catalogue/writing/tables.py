"""Bulk inserts and deletes inside the transaction of the caller."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlite_utils import Database

T = TypeVar("T")
Row = Mapping[str, str | int | None]


def insert(conn: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows of equal keys; sqlite-utils only sets savepoints inside our transaction."""
    db = Database(conn, recursive_triggers=False, execute_plugins=False)
    db.table(table).insert_all((dict(row) for row in rows), batch_size=1000)


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
