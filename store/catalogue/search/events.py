"""Names of venues to the events they mean."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.catalogue.search.memory import remembered
from store.text import key

NEAR_ENOUGH = 84
"""Score of rapidfuzz, 0 to 100, from which a venue's name counts as misspelt."""


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
    rows = connection.execute("SELECT id FROM event WHERE year BETWEEN ? AND ?", years)
    return frozenset(found & {row[0] for row in rows})


def named_events(connection: sqlite3.Connection, name: str) -> frozenset[str]:
    """The events that a name means exactly, with all events inside them."""
    return _with_children(connection, _named(connection, name))


def editions(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, str, int | None], ...]:
    """(id, label, year) of all events of the series a name means, newest first."""
    ids = _named(connection, resolve(connection, name).used or name)
    every = connection.execute("SELECT id, label, year, series FROM event ORDER BY year DESC").fetchall()
    series = {row[3] for row in every if row[0] in ids}
    return tuple((id, label, year) for id, label, year, own in every if own in series)


def _named(connection: sqlite3.Connection, name: str) -> set[str]:
    rows = connection.execute(
        "SELECT id FROM event WHERE id = :name OR lower(series) = lower(:name)"
        " UNION SELECT event_id FROM event_name WHERE key = :key",
        {"name": name, "key": key(name)},
    )
    return {row[0] for row in rows} or _by_acronym(connection, key(name))


def _by_acronym(connection: sqlite3.Connection, word: str) -> set[str]:
    """All editions of a series of which one is called by this word and its year: "NIPS 2021"."""
    return {row[0] for row in connection.execute(_ACRONYM, (word,))} if word.isalpha() else set()


def _nearest(connection: sqlite3.Connection, name: str) -> str | None:
    typed = key(name)
    if len(typed) < 4:
        return None
    rows = connection.execute(
        "SELECT key, name FROM event_name UNION SELECT lower(series), series FROM event WHERE series <> ''"
    )
    names = {row[0]: row[1] for row in rows}
    found = process.extractOne(typed, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return names[found[0]] if found else None


def _with_children(connection: sqlite3.Connection, ids: set[str]) -> frozenset[str]:
    rows = connection.execute("SELECT id, parent_id FROM event WHERE parent_id <> ''").fetchall()
    found = set(ids)
    while True:
        more = {row[0] for row in rows if row[1] in found} - found
        if not more:
            return frozenset(found)
        found |= more
