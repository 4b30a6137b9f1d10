"""What is to be known of one file of a backup: hash, version, what it holds, and that it is sound."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from store.catalogue.migrations import STEPS as CATALOGUE_STEPS
from store.copies.record import Copied
from store.database.care import check
from store.database.translate import translated
from store.errors import BadCopy
from store.folder import CATALOGUE, TEAM
from store.team.migrations import STEPS as TEAM_STEPS

_COUNTED = {
    CATALOGUE: {"items": "item", "events": "event", "people": "person"},
    TEAM: {
        "subscriptions": "subscription",
        "deliveries": "delivery",
        "saved": "saved",
        "sources": "sync",
        "workspaces": "installation",
    },
}
KNOWN = {CATALOGUE: len(CATALOGUE_STEPS), TEAM: len(TEAM_STEPS)}
"""The versions that this Hallway writes."""
_HIDDEN = {"subscription": "removed_at IS NULL", "sync": "removed_at IS NULL"}


def look(path: Path) -> Copied:
    """All there is to know of a copy, in a folder that may be written.

    :raises BadCopy: it is damaged
    """
    with translated(path), closing(sqlite3.connect(path, isolation_level=None)) as conn:
        problems = check(conn)
        if problems:
            more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            raise BadCopy(
                f"{path.name} is damaged: {problems[0]}{more}", "`hallway doctor` says what to do about it."
            )
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        counts = {what: _count(conn, table) for what, table in _COUNTED[path.name].items()}
    return Copied(path.name, path.stat().st_size, digest(path), version, counts)


def digest(path: Path) -> str:
    """SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _count(conn: sqlite3.Connection, table: str) -> int:
    """0 where an older version knows no such table."""
    if conn.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0] == 0:
        return 0
    where = f" WHERE {_HIDDEN[table]}" if table in _HIDDEN else ""
    return int(conn.execute(f"SELECT count(*) FROM {table}{where}").fetchone()[0])
