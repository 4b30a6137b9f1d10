"""The rows of records and of the keys they are found by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from store.catalogue.works.matcher import Pending
from store.catalogue.writing.tables import as_json, chunks, insert_rows

_IDS = "(SELECT value FROM json_each(?))"
_COLUMNS = (
    "no", "source_id", "key", "own", "place", "item_id", "event_id", "hash", "payload", "raw", "evidence",
    "first_seen", "last_changed", "gone",
)  # fmt: skip
_CHANGE = (
    "UPDATE record SET place = ?, event_id = ?, hash = ?, payload = ?, raw = ?, last_changed = ?, gone = 0"
    " WHERE no = ?"
)
_KEYS_AT_ONCE = 100
"""Each is small: to run a statement for it would take longer than to write it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record of an earlier load."""

    no: int
    hash: str
    item_id: str
    gone: bool


def known(conn: sqlite3.Connection, source_id: str) -> dict[str, Known]:
    """The records of a source by their keys."""
    rows = conn.execute(
        "SELECT key, no, hash, item_id, gone FROM record WHERE source_id = ? ORDER BY no", (source_id,)
    )
    return {key: Known(no, content, item_id, bool(gone)) for key, no, content, item_id, gone in rows}


def next_no(conn: sqlite3.Connection) -> int:
    """The number of the next new record."""
    return int(conn.execute("SELECT coalesce(max(no), 0) + 1 FROM record").fetchone()[0])


def item_of(conn: sqlite3.Connection, no: int) -> str:
    """The item a record belongs to."""
    return str(conn.execute("SELECT item_id FROM record WHERE no = ?", (no,)).fetchone()[0])


def add(conn: sqlite3.Connection, batch: Sequence[Pending], now: str) -> None:
    rows = (
        (
            each.no, each.source_id, each.key, each.statement.own, each.statement.place, each.item_id,
            each.event_id, each.statement.hash, each.statement.payload, each.statement.raw, each.why, now,
            now, 0,
        )
        for each in batch
    )  # fmt: skip
    insert_rows(conn, "record", _COLUMNS, rows)
    _add_keys(conn, batch)


def change(conn: sqlite3.Connection, batch: Sequence[Pending], now: str) -> None:
    """Let known records say what the newer file says."""
    rows = (
        (
            each.statement.place, each.event_id, each.statement.hash, each.statement.payload,
            each.statement.raw, now, each.no,
        )
        for each in batch
    )  # fmt: skip
    conn.executemany(_CHANGE, rows)
    _add_keys(conn, batch)


def take_out(conn: sqlite3.Connection, no: int) -> None:
    """Forget a record: for loads that speak for all they ever said."""
    conn.execute("DELETE FROM record_key WHERE record_no = ?", (no,))
    conn.execute("DELETE FROM record WHERE no = ?", (no,))


def mark_gone(conn: sqlite3.Connection, nos: Iterable[int]) -> None:
    conn.execute(f"UPDATE record SET gone = 1 WHERE no IN {_IDS}", (as_json(nos),))


def move(conn: sqlite3.Connection, old: str, new: str) -> None:
    """Give the records of one item to another, for which its id stands from now on."""
    conn.execute("UPDATE record SET item_id = ? WHERE item_id = ?", (new, old))
    conn.execute("UPDATE item_alias SET item_id = ? WHERE item_id = ?", (new, old))
    conn.execute("DELETE FROM item_alias WHERE old = ?", (new,))
    if conn.execute("SELECT 1 FROM item WHERE id = ?", (old,)).fetchone():
        conn.execute("INSERT OR REPLACE INTO item_alias (old, item_id) VALUES (?, ?)", (old, new))
        conn.execute("UPDATE item_change SET item_id = ? WHERE item_id = ?", (new, old))


def _add_keys(conn: sqlite3.Connection, batch: Sequence[Pending]) -> None:
    # In order, so that the tree of keys is walked once, and many to a statement, as they are many and short.
    # Keys of what a record said before do no harm.
    pairs = sorted([(block, each.no) for each in batch for block in each.statement.blocks])
    for some in chunks(pairs, _KEYS_AT_ONCE):
        marks = ", ".join(["(?, ?)"] * len(some))
        conn.execute(f"INSERT OR IGNORE INTO record_key (key, record_no) VALUES {marks}", [*chain(*some)])
