"""Deliveries in the book: read, record, and what people decide about them."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from store.deliveries import Delivery, State
from store.team.times import moment, utc

_COLUMNS = """id, subscription, period, due_at, state, channel, owner, lease_until, attempts, ts, key,
    checked, reason, changed_at, retry_at, tried_at, merged_into, told_at, team"""


def record(conn: sqlite3.Connection, subscription: int, period: str, due_at: datetime, now: datetime) -> bool:
    """Write a period down as due; False where it stands there already, or nobody subscribes any more."""
    cursor = conn.execute(
        """INSERT INTO delivery (subscription, period, due_at, state, team, channel, owner, attempts, ts, key,
               checked, reason, tellings, changed_at)
           SELECT id, ?, ?, 'due', team, channel, '', 0, '', ?, 0, '', 0, ? FROM subscription
           WHERE id = ? AND removed_at IS NULL
           ON CONFLICT DO NOTHING""",
        (period, utc(due_at), secrets.token_hex(8), utc(now), subscription),
    )
    return cursor.rowcount == 1


def recorded(conn: sqlite3.Connection, since: datetime) -> frozenset[tuple[int, str]]:
    """``(subscription, period)`` of everything in the book that was due after ``since``."""
    rows = conn.execute("SELECT subscription, period FROM delivery WHERE due_at > ?", (utc(since),))
    return frozenset((row[0], row[1]) for row in rows)


def one(conn: sqlite3.Connection, id: int) -> Delivery | None:
    rows = conn.execute(f"SELECT {_COLUMNS} FROM delivery WHERE id = ?", (id,))
    return next(iter(_read(conn, rows.fetchall())), None)


def latest(conn: sqlite3.Connection, subscription: int, limit: int) -> tuple[Delivery, ...]:
    """The latest first; those of every subscription where ``subscription`` is 0."""
    rows = conn.execute(
        f"""SELECT {_COLUMNS} FROM delivery WHERE ? = 0 OR subscription = ?
            ORDER BY due_at DESC, id DESC LIMIT ?""",
        (subscription, subscription, limit),
    )
    return _read(conn, rows.fetchall())


def merged(conn: sqlite3.Connection, into: int) -> tuple[Delivery, ...]:
    """What a delivery makes up for, oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM delivery WHERE merged_into = ? ORDER BY due_at", (into,))
    return _read(conn, rows.fetchall())


def unknown(conn: sqlite3.Connection) -> tuple[Delivery, ...]:
    """Those of which nobody knows whether they arrived, oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM delivery WHERE state = ? ORDER BY due_at", (State.UNKNOWN,))
    return _read(conn, rows.fetchall())


def sent_items(conn: sqlite3.Connection, team: str, channel: str) -> frozenset[str]:
    """What a channel has had, or may have had. It follows from the deliveries, so the two cannot differ."""
    rows = conn.execute(
        """SELECT DISTINCT item FROM delivery_item JOIN delivery ON delivery.id = delivery_item.delivery
           WHERE team = ? AND channel = ? AND state IN ('sent', 'sending', 'unknown')""",
        (team, channel),
    )
    return frozenset(row[0] for row in rows)


def repost(conn: sqlite3.Connection, id: int, now: datetime) -> bool:
    """Let one that is unknown or failed be tried anew; False for any other."""
    cursor = conn.execute(
        """UPDATE delivery SET state = 'due', owner = '', lease_until = NULL, retry_at = NULL, attempts = 0,
               told_at = NULL, tell_at = NULL, tellings = 0, reason = '', changed_at = ?,
               key = CASE key WHEN '' THEN ? ELSE key END
           WHERE id = ? AND state IN ('unknown', 'failed')""",
        (utc(now), secrets.token_hex(8), id),
    )
    return cursor.rowcount == 1


def arrived(conn: sqlite3.Connection, id: int, ts: str, now: datetime) -> bool:
    """Make one that is unknown a sent one, because it was seen; False for any other."""
    cursor = conn.execute(
        """UPDATE delivery SET state = 'sent', ts = ?, reason = '', changed_at = ?
           WHERE id = ? AND state = 'unknown'""",
        (ts, utc(now), id),
    )
    return cursor.rowcount == 1


def absent(conn: sqlite3.Connection, id: int, tried_at: datetime, now: datetime) -> bool:
    """Make one due again whose attempt of then left nothing in the channel; False where that is old news."""
    cursor = conn.execute(
        """UPDATE delivery SET state = 'due', owner = '', lease_until = NULL, reason = '', changed_at = ?
           WHERE id = ? AND state = 'unknown' AND tried_at = ?""",
        (utc(now), id, utc(tried_at)),
    )
    return cursor.rowcount == 1


def _read(conn: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> tuple[Delivery, ...]:
    return tuple(_delivery(row, _items(conn, row[0])) for row in rows)


def _items(conn: sqlite3.Connection, id: int) -> dict[str, str]:
    """Each item with why it came."""
    rows = conn.execute("SELECT item, why FROM delivery_item WHERE delivery = ? ORDER BY position", (id,))
    return {row[0]: row[1] for row in rows}


def _delivery(row: tuple[Any, ...], items: dict[str, str]) -> Delivery:
    return Delivery(
        id=row[0], subscription=row[1], period=row[2], due_at=datetime.fromisoformat(row[3]),
        state=State(row[4]), channel=row[5], owner=row[6], lease_until=moment(row[7]), attempts=row[8],
        ts=row[9], key=row[10], items=tuple(items), checked=row[11], reason=row[12],
        changed_at=moment(row[13]), retry_at=moment(row[14]), tried_at=moment(row[15]),
        merged_into=row[16] or 0, told_at=moment(row[17]), team=row[18], why=tuple(items.values()),
    )  # fmt: skip
