"""Numbered steps that bring a file to the form this program expects, under SQLite's own lock.

``PRAGMA user_version`` holds the number of steps a file has seen. A step that shipped is never edited.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database as Utils

from store.database.translate import damaged, locked
from store.errors import WrongVersion

Migration = Callable[[Utils], None]
_PAUSE = 0.01  # seconds between two tries to take the lock


def migrate(
    conn: sqlite3.Connection, steps: tuple[Migration, ...], path: Path, wait: float, *, keep: bool = False
) -> None:
    """Run the steps the file has not seen, all or none. Two processes may call this at once.

    :param wait: seconds to wait for another process
    :param keep: put a copy of an older file beside it first, ``team.db.before-v7``; an older copy is replaced
    :raises WrongVersion: the file has seen more steps than this program knows
    :raises Damaged: the file holds tables but no version, so it is not ours
    """
    if _version(conn) == len(steps):
        if conn.execute("PRAGMA journal_mode").fetchone()[0] != "wal":  # a copy comes without it
            _write_ahead(conn, wait)
        return
    _write_ahead(conn, wait)
    conn.execute("BEGIN IMMEDIATE")
    try:
        _run(conn, steps, path, keep=keep)
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def _run(conn: sqlite3.Connection, steps: tuple[Migration, ...], path: Path, *, keep: bool) -> None:
    seen = _version(conn)  # again, now that the lock is ours: the other process may have been quicker
    if seen > len(steps):
        raise WrongVersion(
            f"{path.name} was written by a newer Hallway (version {seen}, this one knows {len(steps)})",
            "Install the newer Hallway, or choose another data folder.",
        )
    if seen == 0 and conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise damaged(path)
    if keep and 0 < seen < len(steps):
        _keep(path, path.with_name(f"{path.name}.before-v{len(steps)}"))
    tables = Utils(conn, recursive_triggers=False, execute_plugins=False)
    for step in steps[seen:]:
        step(tables)
    conn.execute(f"PRAGMA user_version = {len(steps)}")


def _keep(path: Path, copy: Path) -> None:
    """Page by page, so as the older program wrote it; while another connection has the lock to write."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_ahead(conn: sqlite3.Connection, wait: float) -> None:
    """Switch to write-ahead logging. SQLite does not wait for the lock of this one step, so we do."""
    for _ in range(int(wait / _PAUSE)):
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not locked(error):
                raise
            time.sleep(_PAUSE)
        else:
            return
    conn.execute("PRAGMA journal_mode = WAL")  # the last try tells why


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])
