"""What a newer file of a source moved: values of items before and after, kept as changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from store.catalogue.writing.tables import as_json, insert_rows
from store.reports import Moved

FIELDS = ("day", "clock", "clock_end", "room", "session", "title", "status", "award")
LISTED = "listed"
"""The field that says whether the source still names the item."""
_IDS = "(SELECT value FROM json_each(?))"
_VALUES = f"SELECT id, title, {', '.join(FIELDS)} FROM item WHERE id IN {_IDS}"
_MOVES = (
    "SELECT item_id, coalesce(item.title, ''), field, old, new, at, source_id FROM item_change"
    " LEFT JOIN item ON item.id = item_id"
)
_COLUMNS = ("item_id", "field", "old", "new", "at", "source_id")

Values = Mapping[str, tuple[Any, ...]]
"""Title and the values of ``FIELDS`` by the id of the item."""


def values(conn: sqlite3.Connection, ids: Iterable[str]) -> Values:
    """What items say now."""
    return {row[0]: row[1:] for row in conn.execute(_VALUES, (as_json(ids),))}


def title_of(conn: sqlite3.Connection, item_id: str) -> str:
    """What an item is called; empty where there is none."""
    row = conn.execute("SELECT title FROM item WHERE id = ?", (item_id,)).fetchone()
    return row[0] if row else ""


def moved(before: Values, after: Values) -> list[Moved]:
    """What is different of the items that stand in both."""
    return [
        Moved(id, after[id][0], field, str(old or ""), str(new or ""))
        for id in before if id in after
        for field, old, new in zip(FIELDS, before[id][1:], after[id][1:], strict=True)
        if (old or "") != (new or "")
    ]  # fmt: skip


def keep(conn: sqlite3.Connection, moves: Sequence[Moved], source_id: str, now: str) -> None:
    rows = ((each.item_id, each.field, each.old, each.new, now, source_id) for each in moves)
    insert_rows(conn, "item_change", _COLUMNS, rows)


def changes(
    conn: sqlite3.Connection, item_id: str = "", since: datetime | None = None, limit: int = 100
) -> tuple[Moved, ...]:
    """What moved, the latest first; of one item, or since a moment (aware)."""
    wanted = [("item_id = ?", item_id)] if item_id else []
    if since is not None:
        wanted.append(("at >= ?", since.astimezone(UTC).isoformat(timespec="seconds")))
    where = f" WHERE {' AND '.join(sql for sql, _ in wanted)}" if wanted else ""
    rows = conn.execute(
        f"{_MOVES}{where} ORDER BY at DESC, item_change.no LIMIT ?", (*(value for _, value in wanted), limit)
    )
    return tuple(
        Moved(id, title, field, old, new, datetime.fromisoformat(at), source_id)
        for id, title, field, old, new, at, source_id in rows
    )
