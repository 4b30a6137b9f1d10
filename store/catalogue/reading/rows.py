"""Any number of rows as one: between two rows Python lets other threads run, and waits for its turn again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

Parameters = Sequence[str | int | float]


def rows(conn: sqlite3.Connection, sql: str, columns: int, parameters: Parameters = ()) -> list[list[Any]]:
    """What a statement finds, in its order.

    :param sql: a SELECT of so many columns, none of which holds bytes
    """
    return cast("list[list[Any]]", json.loads(conn.execute(_as_one(sql, columns), parameters).fetchone()[0]))


def values(conn: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> list[Any]:
    """The same of a statement with one column."""
    return cast("list[Any]", json.loads(conn.execute(_as_one(sql, 1), parameters).fetchone()[0]))


@lru_cache(maxsize=256)
def _as_one(sql: str, columns: int) -> str:
    names = ", ".join(f"c{number}" for number in range(columns))
    one = names if columns == 1 else f"json_array({names})"
    return f"WITH found({names}) AS ({sql}) SELECT json_group_array({one}) FROM found"
