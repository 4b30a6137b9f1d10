"""Names of venues to the events they mean."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.catalogue.reading.rows import rows, values
from store.catalogue.search.memory import remembered
from store.text import key

NEAR_ENOUGH = 84
"""Score of rapidfuzz, 0 to 100, from which a venue's name counts as misspelt."""
_NAMED = (
    "SELECT id FROM event WHERE id = ?1 OR lower(series) = lower(?1)"
    " UNION SELECT event_id FROM event_name WHERE key = ?2"
)
_NAMES = "SELECT key, name FROM event_name UNION SELECT lower(series), series FROM event WHERE series <> ''"
_EDITIONS = (
    "SELECT id, label, year FROM event WHERE series IN"
    " (SELECT series FROM event WHERE id IN (SELECT value FROM json_each(?))) ORDER BY year DESC, rowid"
)
_ACRONYM = (
    "SELECT id FROM event WHERE series <> '' AND series IN (SELECT e.series FROM event_name n"
    " JOIN event e ON e.id = n.event_id WHERE n.key = ? || ' ' || e.year)"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue as typed, and the ids of the events it means, with all events inside them."""

    typed: str
    ids: frozenset[str]
    used: str = ""
    """The name it was corrected to; empty where it was right."""


@remembered
def resolve(connection: sqlite3.Connection, name: str) -> Venue:
    """The events a name means: an id, a series, another name; misspelt ones too. No id: no such event."""
    ids = _named(connection, name)
    if ids:
        return Venue(name, _with_children(connection, ids))
    near = _nearest(connection, name)
    if near is None:
        return Venue(name, frozenset())
    return Venue(name, _with_children(connection, _named(connection, near)), near)


def resolve_all(
    connection: sqlite3.Connection, names: tuple[str, ...], years: tuple[int, int] | None
) -> frozenset[str]:
    """The events meant by any of the names, in these years."""
    found: set[str] = set()
    for name in names:
        found |= resolve(connection, name).ids
    if years is None:
        return frozenset(found)
    inside = values(connection, "SELECT id FROM event WHERE year BETWEEN ? AND ?", years)
    return frozenset(found.intersection(inside))


def named_events(connection: sqlite3.Connection, name: str) -> frozenset[str]:
    """The events that a name means exactly, with all events inside them."""
    return _with_children(connection, _named(connection, name))


def editions(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, str, int | None], ...]:
    """(id, label, year) of all events of the series a name means, newest first."""
    ids = _named(connection, resolve(connection, name).used or name)
    return tuple(
        (id, label, year) for id, label, year in rows(connection, _EDITIONS, 3, (json.dumps([*ids]),))
    )


def _named(connection: sqlite3.Connection, name: str) -> set[str]:
    return set(values(connection, _NAMED, (name, key(name)))) or _by_acronym(connection, key(name))


def _by_acronym(connection: sqlite3.Connection, word: str) -> set[str]:
    """All editions of a series of which one is called by this word and its year: "NIPS 2021"."""
    return set(values(connection, _ACRONYM, (word,))) if word.isalpha() else set()


def _nearest(connection: sqlite3.Connection, name: str) -> str | None:
    typed = key(name)
    if len(typed) < 4:
        return None
    names = dict(rows(connection, _NAMES, 2))
    found = process.extractOne(typed, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return names[found[0]] if found else None


def _with_children(connection: sqlite3.Connection, ids: set[str]) -> frozenset[str]:
    inner = rows(connection, "SELECT id, parent_id FROM event WHERE parent_id <> ''", 2)
    found = set(ids)
    while True:
        more = {id for id, parent in inner if parent in found} - found
        if not more:
            return frozenset(found)
        found |= more
