"""Events with their facts, notes and sources."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from store.catalogue.reading.parts import IDS, SOURCE, as_json, fact, grouped, notes, source
from store.catalogue.reading.rows import rows
from store.records import Event, Fact

_EVENTS = """
    SELECT id, series, year, label, name, starts, ends, zone, city, venue, url, coalesce(parent_id, ''),
           outside, (SELECT count(*) FROM item WHERE event_id = event.id)
    FROM event
"""
_LATEST_FIRST = " ORDER BY year DESC, starts DESC, position"
_NAMES = f"SELECT event_id, name FROM event_name WHERE event_id IN {IDS} ORDER BY position"
_SOURCES = (
    f"SELECT event_id, {SOURCE} FROM event_source JOIN source ON source.id = source_id"
    f" WHERE event_id IN {IDS} ORDER BY position"
)
_FACTS = (
    f"SELECT event_id, key, value, text, preferred, {SOURCE} FROM fact JOIN source ON source.id = source_id"
    f" WHERE event_id IN {IDS} ORDER BY position"
)


def events(conn: sqlite3.Connection, ids: Iterable[str] | None = None) -> tuple[Event, ...]:
    """All events that have a name, or those of some ids, the latest first."""
    if ids is None:
        return _records(conn, conn.execute(f"{_EVENTS} WHERE label <> ''{_LATEST_FIRST}").fetchall())
    return _records(
        conn, conn.execute(f"{_EVENTS} WHERE id IN {IDS}{_LATEST_FIRST}", (as_json(ids),)).fetchall()
    )


def event(conn: sqlite3.Connection, id: str) -> Event | None:
    found = _records(conn, conn.execute(f"{_EVENTS} WHERE id = ?", (id,)).fetchall())
    return found[0] if found else None


def _records(conn: sqlite3.Connection, found: list[tuple[Any, ...]]) -> tuple[Event, ...]:
    ids = as_json(row[0] for row in found)
    names = grouped(conn, _NAMES, 2, ids, str)
    sources = grouped(conn, _SOURCES, 7, ids, source)
    facts = _facts(conn, ids)
    about = notes(conn, "event", ids)
    return tuple(
        _event(
            row,
            other_names=tuple(name for name in names.get(row[0], ()) if name not in row[3:5]),
            sources=sources.get(row[0], ()),
            facts=tuple(facts[row[0]]),
            notes=about.get(row[0], ()),
        )
        for row in found
    )


def _facts(conn: sqlite3.Connection, ids: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in rows(conn, _FACTS, 11, (ids,)):
        found[row[0]].append(fact(*row))
    return found


def _event(row: tuple[Any, ...], **parts: tuple[Any, ...]) -> Event:
    id, series, year, label, name, starts, ends, zone, city, venue, url, parent_id, outside, item_count = row
    return Event(
        id=id, series=series, year=year, name=name, label=label, starts=starts and date.fromisoformat(starts),
        ends=ends and date.fromisoformat(ends), zone=zone, city=city, venue=venue, url=url,
        parent_id=parent_id, outside=tuple(json.loads(outside)), item_count=item_count, **parts,
    )  # fmt: skip
