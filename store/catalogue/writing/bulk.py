"""Large loads: indexes are made after the rows, in one go, where most of the rows are new.

Keeping some thirty indexes in order row by row, and a full text by a trigger, costs as much as all else that
SQLite does in a large load; sorting each once at the end costs far less. All of it happens inside the
caller's transaction: if the load fails, the indexes are there as before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_CACHE = -32 * 1024
"""Pages that SQLite keeps in memory during a load, in KiB (a negative number says so)."""
_POSTINGS, _USUAL_POSTINGS = 8 * 1024 * 1024, 1024 * 1024
"""Bytes of full text that wait in memory until they are sorted into the index: fewer, larger pieces."""
_MANY_NAMES = 25_000
"""Names of people that wait for being indexed."""
_FULL_TEXT = ("item_fts", "person_fts", "term_fts")
_TABLES = (
    "item", "item_name", "item_topic", "item_link", "item_identifier", "item_source", "item_organisation",
    "item_system", "item_slot", "item_detail", "credit", "person", "person_name",
)  # fmt: skip
_NEEDED = frozenset({"idx_item_id", "idx_item_event_id", "idx_person_name_key"})
"""By these a load itself looks for things; the first one also bears the references to items."""
_TRIGGER = "person_name_added"


@contextmanager
def roomy(conn: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite keep more of the file in memory, until the end: else it writes pages again and again."""
    usual = conn.execute("PRAGMA cache_size").fetchone()[0]
    conn.execute(f"PRAGMA cache_size = {_CACHE}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {usual}")


class Bulk:
    """Indexes left aside from ``begin`` to ``finish``: items must not be deleted between the two."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._left: list[str] = []
        """What makes again all that is left aside."""
        self._last_name = 0

    def __bool__(self) -> bool:
        return bool(self._left)

    def begin(self) -> None:
        """Leave the indexes aside."""
        marks = ", ".join("?" * len(_TABLES))
        found = self._conn.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND"
            f" (name = ? OR (type = 'index' AND tbl_name IN ({marks}))) ORDER BY rowid",
            (_TRIGGER, *_TABLES),
        ).fetchall()
        self._last_name = self._names()
        for what, name, sql in found:
            if name not in _NEEDED:
                self._conn.execute(f'DROP {what} "{name}"')
                self._left.append(sql)
        self._keep_postings(_POSTINGS)

    def keep_up(self) -> None:
        """Index the names of people once many have come, which the trigger would do one by one, and slowly.

        Seldom, as SQLite lets each full text write its index down before a statement of many rows.
        """
        if self._left and self._names() - self._last_name >= _MANY_NAMES:
            self._index_names()

    def finish(self) -> None:
        """Make the indexes of all rows there are; does nothing where none were left aside."""
        if not self._left:
            return
        self._index_names()
        for sql in self._left:
            self._conn.execute(sql)
        self._left.clear()
        self._keep_postings(_USUAL_POSTINGS)

    def _names(self) -> int:
        """The number of the last name."""
        found = self._conn.execute("SELECT coalesce(max(no), 0) FROM person_name").fetchone()
        return int(found[0])

    def _index_names(self) -> None:
        last = self._names()
        self._conn.execute(
            "INSERT INTO person_fts (rowid, name) SELECT no, key FROM person_name WHERE no > ? ORDER BY no",
            (self._last_name,),
        )
        self._last_name = last

    def _keep_postings(self, size: int) -> None:
        for table in _FULL_TEXT:
            self._conn.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (size,))
