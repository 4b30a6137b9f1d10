"""Is a file sound."""

from __future__ import annotations

import sqlite3

from store.database.translate import locked


def check(conn: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with the file, in words; empty when it is sound. Reads all of it.

    The search tables need their own test: ``quick_check`` does not look at what they hold.
    Takes a connection that may write, outside a transaction: FTS5 takes its commands as inserts.

    :raises sqlite3.DatabaseError: another writer kept the lock, or the file is too damaged to be checked
    """
    problems = [str(row[0]) for row in conn.execute("PRAGMA quick_check") if row[0] != "ok"]
    references = conn.execute("PRAGMA foreign_key_check")
    problems += [f"{table} points to a missing {other}" for table, _, other, _ in references]
    tables = conn.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%'").fetchall()
    return (*problems, *(problem for (table,) in tables for problem in _check_text(conn, table)))


def _check_text(conn: sqlite3.Connection, table: str) -> tuple[str, ...]:
    try:
        conn.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if locked(error):
            raise
        return (f"{table}: {error}",)
    return ()
