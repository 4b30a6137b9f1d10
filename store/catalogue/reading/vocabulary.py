"""The names that understanding needs."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from store.catalogue.reading.parts import SOURCE, source
from store.vocabulary import EventName, Vocabulary

_TRACKS = "SELECT DISTINCT track FROM item WHERE day > '' AND track <> '' ORDER BY track"
"""Of programmes: what has a day has an index, and lists of papers are long."""


def revision(conn: sqlite3.Connection) -> int:
    """A number that each load raises; 0 where nothing was loaded yet."""
    return int(conn.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])


def vocabulary(conn: sqlite3.Connection) -> Vocabulary:
    """Names of events, rooms, sessions, tracks and sources."""
    return Vocabulary(
        events=_events(conn),
        rooms=_distinct(conn, "room"),
        sessions=_distinct(conn, "session"),
        tracks=tuple(row[0] for row in conn.execute(_TRACKS)),
        sources=tuple(source(*row) for row in conn.execute(f"SELECT {SOURCE} FROM source ORDER BY rowid")),
        revision=revision(conn),
    )


def _events(conn: sqlite3.Connection) -> tuple[EventName, ...]:
    names: dict[str, list[str]] = defaultdict(list)
    for event_id, name in conn.execute("SELECT event_id, name FROM event_name ORDER BY position"):
        names[event_id].append(name)
    rows = conn.execute(
        "SELECT id, series, year, label, coalesce(parent_id, '') FROM event"
        " WHERE label <> '' ORDER BY year DESC, position"
    )
    return tuple(
        EventName(id, series, year, label, tuple(names[id]), parent)
        for id, series, year, label, parent in rows
    )


def _distinct(conn: sqlite3.Connection, column: str) -> tuple[str, ...]:
    rows = conn.execute(f"SELECT DISTINCT {column} FROM item WHERE {column} <> '' ORDER BY {column}")
    return tuple(row[0] for row in rows)
