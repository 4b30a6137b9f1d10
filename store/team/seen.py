"""Deliveries that were seen before."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from store.database import Database

KEPT = timedelta(days=2)
"""Slack repeats a delivery for up to a day where delayed events are on."""


def first_time(team: Database, key: str, now: datetime) -> bool:
    """True once for each key: one statement decides, so of many askers one is told True."""
    insert = "INSERT INTO seen (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING"
    return team.note(insert, (key, _utc(now))) == 1


def forget(team: Database, now: datetime) -> None:
    """Drop the keys that Slack can no longer repeat."""
    team.note("DELETE FROM seen WHERE at < ?", (_utc(now - KEPT),))


def look(conn: sqlite3.Connection) -> None:
    """Read something, as quickly as can be."""
    conn.execute("SELECT 1 FROM seen LIMIT 1").fetchone()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
