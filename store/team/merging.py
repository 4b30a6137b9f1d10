"""One message for what a channel missed: deliveries that become part of another, and come loose again.

To be called within ``Database.writing()``.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from store.deliveries import LATE
from store.team.times import utc


def merge(conn: sqlite3.Connection, into: int, now: datetime) -> None:
    """What is due of the same subscription becomes part of ``into``; so does, where that one is late
    itself, what the channel's other subscriptions missed."""
    own = """SELECT o.id FROM delivery o JOIN delivery n ON n.id = ?
             WHERE o.subscription = n.subscription AND o.state = 'due' AND o.due_at <= ?"""
    _make_part(conn, into, own, (into, utc(now)), now)
    others = """SELECT o.id FROM delivery n
                JOIN delivery o ON o.team = n.team AND o.channel = n.channel
                JOIN subscription s ON s.id = o.subscription
                WHERE n.id = ? AND n.due_at <= ? AND o.state = 'due' AND o.due_at <= ?
                  AND (o.retry_at IS NULL OR o.retry_at <= ?) AND s.paused = '' AND s.removed_at IS NULL"""
    _make_part(conn, into, others, (into, utc(now - LATE), utc(now - LATE), utc(now)), now)


def release(conn: sqlite3.Connection, parent: int, now: datetime) -> None:
    """Let what other subscriptions missed go its own way again: this one will not tell of it."""
    conn.execute(
        """UPDATE delivery SET state = 'due', merged_into = NULL, changed_at = ?
           WHERE merged_into = ? AND state = 'merged'
             AND subscription <> (SELECT subscription FROM delivery WHERE id = ?)""",
        (utc(now), parent, parent),
    )


def release_stranded(conn: sqlite3.Connection, now: datetime) -> None:
    """``release`` for those that wait for a subscription which was paused or removed meanwhile."""
    stranded = conn.execute(
        """SELECT DISTINCT p.id FROM delivery p JOIN subscription s ON s.id = p.subscription
           JOIN delivery m ON m.merged_into = p.id AND m.subscription <> p.subscription
           WHERE p.state = 'due' AND m.state = 'merged' AND (s.paused <> '' OR s.removed_at IS NOT NULL)"""
    )
    for (parent,) in stranded.fetchall():
        release(conn, parent, now)


def _make_part(
    conn: sqlite3.Connection, into: int, which: str, values: tuple[int | str, ...], now: datetime
) -> None:
    """Merge the deliveries that a SELECT of ids names, and all that was part of them."""
    conn.execute(
        f"UPDATE delivery SET merged_into = ? WHERE state = 'merged' AND merged_into IN ({which})",
        (into, *values),
    )
    conn.execute(
        f"UPDATE delivery SET state = 'merged', merged_into = ?, changed_at = ? WHERE id IN ({which})",
        (into, utc(now), *values),
    )
