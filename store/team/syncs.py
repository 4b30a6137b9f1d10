"""Sources that are kept fresh: which, how often, how the last run went, and who is at it.

To be called within ``Database.writing()``, so that of two processes one comes first. A run is fenced: who
lost its lease to another changes nothing any more.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from store.errors import NotFound
from store.syncs import Counts, Held, Sync, SyncChange, SyncResult, SyncWish
from store.team.times import moment, utc

LONGEST_LEASE = timedelta(hours=1)
"""A lease that ends later than this from now was given before the clock was set back."""
STOPPED = "Hallway stopped while it was at it"
_COLUMNS = """id, url, seconds, format, event, year, zone, allow_private, columns, every_status, utc_is_local,
    added_at, due_at, etag, modified, digest, tried_at, done_at, changed_at, failures, error, remedy, counts,
    paused, owner, lease_until"""
_FREE = "(owner = '' OR lease_until <= :now OR lease_until > :ahead)"


def add(conn: sqlite3.Connection, wish: SyncWish, due_at: datetime, now: datetime, who: str = "") -> int:
    """Keep an address fresh from ``due_at`` on; its number.

    :raises sqlite3.IntegrityError: it is kept fresh already
    """
    columns = {
        "url": wish.url, "seconds": round(wish.every.total_seconds()), "format": wish.format,
        "event": wish.event, "year": wish.year, "zone": wish.zone, "allow_private": int(wish.allow_private),
        "columns": json.dumps(wish.columns), "every_status": int(wish.every_status),
        "utc_is_local": int(wish.utc_is_local),
        "added_at": utc(now), "due_at": utc(due_at), "etag": "", "modified": "", "digest": "", "failures": 0,
        "error": "", "remedy": "", "counts": "", "paused": "", "owner": "",
    }  # fmt: skip
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO sync ({', '.join(columns)}) VALUES ({marks})"
    id = int(conn.execute(statement, tuple(columns.values())).lastrowid or 0)
    note(conn, id, "added", now, who)
    return id


def claim(
    conn: sqlite3.Connection, owner: str, now: datetime, lease: timedelta, id: int = 0,
    gone: Callable[[str], bool] | None = None,
) -> Sync | None:  # fmt: skip
    """Take what has waited longest, or the one that is named, due and running or not; None: nothing free.

    One whose last run never ended counts that as a failure.

    :param gone: whether an owner is known to have ended: its lease binds nobody then. Only who names one
        takes it so a second time in a row, as it may be the source that ends its readers.
    """
    which = "id = :id" if id else "due_at <= :now AND paused = ''"
    rows = conn.execute(
        f"SELECT id, owner, {_FREE}, failures = 0 OR :id FROM sync"
        f" WHERE removed_at IS NULL AND {which} ORDER BY due_at, id",
        {"id": id, "now": utc(now), "ahead": utc(now + LONGEST_LEASE)},
    )
    found = next((row for row in rows.fetchall() if row[2] or (row[3] and gone and gone(row[1]))), None)
    if found is None:
        return None
    if found[1]:
        conn.execute(
            "UPDATE sync SET failures = failures + 1, error = ?, remedy = '' WHERE id = ?",
            (STOPPED, found[0]),
        )
        note(conn, found[0], f"failed: {STOPPED}", now)
    conn.execute(
        "UPDATE sync SET owner = ?, lease_until = ?, tried_at = ? WHERE id = ?",
        (owner, utc(now + lease), utc(now), found[0]),
    )
    return one(conn, int(found[0]))


def prolong(conn: sqlite3.Connection, id: int, owner: str, until: datetime) -> bool:
    """Hold a claim for longer; False where it was lost."""
    statement = "UPDATE sync SET lease_until = ? WHERE id = ? AND owner = ?"
    return conn.execute(statement, (utc(until), id, owner)).rowcount == 1


def settle(conn: sqlite3.Connection, id: int, owner: str, result: SyncResult, now: datetime) -> bool:
    """Write down how a run ended; False where the claim was lost."""
    before = one(conn, id)
    if before is None or before.owner != owner:
        return False
    failed = bool(result.error)
    held, counts = result.held or before.held, result.counts or before.counts
    conn.execute(
        """UPDATE sync SET owner = '', lease_until = NULL, due_at = ?, etag = ?, modified = ?, digest = ?,
               done_at = ?, changed_at = ?, failures = ?, error = ?, remedy = ?, counts = ?, paused = ?
           WHERE id = ?""",
        (
            utc(result.due_at), held.etag, held.modified, held.digest,
            _when(before.done_at if failed else now),
            _when(now if result.counts else before.changed_at), before.failures + 1 if failed else 0,
            result.error, result.remedy, json.dumps(asdict(counts)) if counts else "",
            before.paused or result.pause, id,
        ),
    )  # fmt: skip
    if result.error != before.error:
        note(conn, id, f"failed: {result.error}" if failed else "went well again", now)
    if result.pause and not before.paused:
        note(conn, id, f"paused: {result.pause}", now)
    return True


def release(conn: sqlite3.Connection, id: int, owner: str, due_at: datetime) -> bool:
    """Give a claim back as if nothing had been tried."""
    statement = "UPDATE sync SET owner = '', lease_until = NULL, due_at = ? WHERE id = ? AND owner = ?"
    return conn.execute(statement, (utc(due_at), id, owner)).rowcount == 1


def pause(conn: sqlite3.Connection, id: int, now: datetime, who: str = "") -> None:
    """Let it rest until it is resumed; the first reason stands."""
    if not _known(conn, id).paused:
        conn.execute("UPDATE sync SET paused = 'by hand' WHERE id = ?", (id,))
        note(conn, id, "paused", now, who)


def resume(conn: sqlite3.Connection, id: int, now: datetime, who: str = "") -> None:
    """Let it go on, at once."""
    if _known(conn, id).paused:
        conn.execute("UPDATE sync SET paused = '', failures = 0, due_at = ? WHERE id = ?", (utc(now), id))
        note(conn, id, "resumed", now, who)


def remove(conn: sqlite3.Connection, id: int, now: datetime, who: str = "") -> None:
    """Keep it fresh no longer; what it brought stays."""
    _known(conn, id)
    conn.execute("UPDATE sync SET removed_at = ?, owner = '' WHERE id = ?", (utc(now), id))
    note(conn, id, "removed", now, who)


def one(conn: sqlite3.Connection, id: int) -> Sync | None:
    """A sync, unless it was removed."""
    found = conn.execute(
        f"SELECT {_COLUMNS} FROM sync WHERE id = ? AND removed_at IS NULL", (id,)
    ).fetchone()  # fmt: skip
    return _read(found) if found else None


def listed(conn: sqlite3.Connection) -> tuple[Sync, ...]:
    """All of them, oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM sync WHERE removed_at IS NULL ORDER BY id")
    return tuple(_read(row) for row in rows)


def changes(conn: sqlite3.Connection, id: int) -> tuple[SyncChange, ...]:
    """What was done to it, oldest first; also after it was removed."""
    rows = conn.execute("SELECT at, what FROM sync_change WHERE sync = ? ORDER BY id", (id,))
    return tuple(SyncChange(datetime.fromisoformat(at), what) for at, what in rows)


def note(conn: sqlite3.Connection, id: int, what: str, now: datetime, who: str = "") -> None:
    """Write down what was done, and by whom; by nobody: by Hallway itself."""
    statement = "INSERT INTO sync_change (sync, at, what, who) VALUES (?, ?, ?, ?)"
    conn.execute(statement, (id, utc(now), what, who))


def _known(conn: sqlite3.Connection, id: int) -> Sync:
    found = one(conn, id)
    if found is None:
        raise NotFound(f"There is no sync with the number {id}.", "`hallway sync list` shows them.")
    return found


def _read(row: sqlite3.Row | tuple[object, ...]) -> Sync:
    named = dict(zip((name.strip() for name in _COLUMNS.split(",")), row, strict=True))
    wish = SyncWish(
        named["url"], timedelta(seconds=named["seconds"]), named["format"], named["event"], named["year"],
        named["zone"], bool(named["allow_private"]), tuple(map(tuple, json.loads(named["columns"]))),
        bool(named["every_status"]), bool(named["utc_is_local"]),
    )  # fmt: skip
    return Sync(
        id=named["id"], wish=wish, added_at=datetime.fromisoformat(named["added_at"]),
        due_at=datetime.fromisoformat(named["due_at"]),
        held=Held(named["etag"], named["modified"], named["digest"]), tried_at=moment(named["tried_at"]),
        done_at=moment(named["done_at"]), changed_at=moment(named["changed_at"]),
        failures=named["failures"], error=named["error"], remedy=named["remedy"],
        counts=Counts(**json.loads(named["counts"])) if named["counts"] else None, paused=named["paused"],
        owner=named["owner"], lease_until=moment(named["lease_until"]),
    )  # fmt: skip


def _when(at: datetime | None) -> str | None:
    return utc(at) if at else None
