"""The books of who did what, as one. Written by those who do it, and only ever added to."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from store.audit import About, Entry
from store.team.times import utc

_BOOKS = """
    SELECT subscription_change.at AS at, 'digest', subscription, user, what, team, channel,
        subscription_change.id
    FROM subscription_change JOIN subscription ON subscription.id = subscription
    UNION ALL SELECT sync_change.at, 'sync', sync, who, what, '', url, sync_change.id
    FROM sync_change JOIN sync ON sync.id = sync
    UNION ALL SELECT at, about, subject, who, what, '', '', id FROM operation"""


def note(conn: sqlite3.Connection, subject: str, who: str, what: str, now: datetime) -> None:
    """Write down what somebody did to a work."""
    conn.execute(
        "INSERT INTO operation (at, who, about, subject, what) VALUES (?, ?, ?, ?, ?)",
        (utc(now), who, About.WORK, subject, what),
    )


def entries(
    conn: sqlite3.Connection, since: datetime | None, team: str, limit: int
) -> tuple[Entry, ...]:  # fmt: skip
    """The latest first; of one workspace where that is named, and since a moment where there is one."""
    rows = conn.execute(
        f"SELECT * FROM ({_BOOKS}) WHERE at >= ? AND (? = '' OR team = ?) ORDER BY at DESC, 8 DESC LIMIT ?",
        (utc(since) if since else "", team, team, limit),
    )
    return tuple(
        Entry(datetime.fromisoformat(at), About(about), str(id), who, what, team, place)
        for at, about, id, who, what, team, place, _ in rows
    )
