"""What was asked last, by person and conversation; gone after ``store.turns.LIFE``."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from store.database import Database
from store.team.times import utc
from store.turns import LIFE, Place, Turn

_COLUMNS = "asked, text, query, items, first, focus, pending, told"
_WHERE = "team = ? AND user = ? AND channel = ?"
_PUT = (
    f"INSERT INTO turn (team, user, channel, thread, at, {_COLUMNS})"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (team, user, channel, thread) DO UPDATE SET at = excluded.at, asked = excluded.asked,"
    " text = excluded.text, query = excluded.query, items = excluded.items, first = excluded.first,"
    " focus = excluded.focus, pending = excluded.pending, told = excluded.told"
    " WHERE CAST(excluded.asked AS REAL) >= CAST(turn.asked AS REAL)"
)


def put(team: Database, place: Place, turn: Turn, now: datetime) -> None:
    """Keep it in the place of an earlier one; one that is not earlier stays."""
    here = (place.team, place.user, place.channel, place.thread, utc(now))
    kept = (turn.asked, turn.text, turn.query, json.dumps(turn.items), str(turn.offset))
    team.note(_PUT, (*here, *kept, turn.focus, turn.pending, turn.told))


def last(conn: sqlite3.Connection, place: Place, now: datetime) -> Turn | None:
    """That of the thread; in a new one, that of the message that it hangs on; None where it is too old."""
    statement = (
        f"SELECT {_COLUMNS} FROM turn WHERE {_WHERE} AND at >= ?"
        " AND (thread = ? OR thread = '' AND (told = '' OR ? IN (asked, told))) ORDER BY thread = '' LIMIT 1"
    )
    here = (place.team, place.user, place.channel, utc(now - LIFE), place.thread, place.thread)
    row = conn.execute(statement, here).fetchone()
    if row is None:
        return None
    asked, text, query, items, first, focus, pending, told = row
    return Turn(asked, text, query, tuple(json.loads(items)), first, focus, pending, told)


def any_old(conn: sqlite3.Connection, now: datetime) -> bool:
    """Whether one is too old."""
    row = conn.execute("SELECT 1 FROM turn WHERE at < ? LIMIT 1", (utc(now - LIFE),)).fetchone()
    return row is not None


def forget(conn: sqlite3.Connection, now: datetime) -> int:
    """Delete what is too old; how many those were."""
    return conn.execute("DELETE FROM turn WHERE at < ?", (utc(now - LIFE),)).rowcount
