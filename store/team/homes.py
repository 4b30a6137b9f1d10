"""Who has opened the app's own page."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from store.team.times import utc


def opened(conn: sqlite3.Connection, team: str, user: str, now: datetime) -> None:
    """Write down that somebody looks at it."""
    conn.execute(
        "INSERT INTO home (team, user, opened_at) VALUES (?, ?, ?)"
        " ON CONFLICT (team, user) DO UPDATE SET opened_at = excluded.opened_at",
        (team, user, utc(now)),
    )


def known(conn: sqlite3.Connection, team: str, user: str) -> bool:
    """Whether somebody ever did."""
    row = conn.execute("SELECT 1 FROM home WHERE team = ? AND user = ?", (team, user)).fetchone()
    return row is not None
