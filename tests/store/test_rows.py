"""Rows that come as one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from store.catalogue.reading.rows import rows, values


def test_rows_keep_their_order_and_their_values() -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript("CREATE TABLE t (a, b); INSERT INTO t VALUES (2, 'ü \"q\"'), (3, NULL), (1, 0.25)")
        assert rows(conn, "SELECT a, b FROM t ORDER BY a DESC", 2) == [[3, None], [2, 'ü "q"'], [1, 0.25]]
        assert values(conn, "SELECT a FROM t WHERE a > ? ORDER BY a LIMIT ?", (1, 1)) == [2]
        assert rows(conn, "SELECT a, b FROM t WHERE a > 9", 2) == []
