"""All that is kept between questions: features, rows, and topics, persons and venues already looked up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from store.catalogue.relevance import features, learning, rows
from store.catalogue.relevance.topics import Topic, topic
from store.catalogue.search import events, people
from store.text import key

T = TypeVar("T")
KEPT = 2_000
"""Topics, persons and venues kept, each; the oldest make room."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Who a name means."""

    ids: tuple[str, ...]
    name: str = ""
    """How the person is called, where only nearly so."""


@dataclass(frozen=True)
class Known:
    """Of one revision of the catalogue."""

    revision: int
    features: features.Features
    rows: rows.Rows
    background: learning.Background
    _topics: dict[str, Topic] = field(default_factory=dict)
    _persons: dict[str, Persons] = field(default_factory=dict)
    _venues: dict[str, events.Venue] = field(default_factory=dict)

    def topic(self, conn: sqlite3.Connection, text: str) -> Topic:
        """A topic and the items that speak of it."""
        return _kept(self._topics, text, lambda: topic(conn, self.features, text))

    def persons(self, conn: sqlite3.Connection, name: str) -> Persons:
        """Those whom a name means, misspelt ones too."""
        return _kept(self._persons, name, lambda: _persons(conn, name))

    def venue(self, conn: sqlite3.Connection, name: str) -> events.Venue:
        """The events a name means, misspelt ones too."""
        return _kept(self._venues, name, lambda: events.resolve(conn, name))


def read(conn: sqlite3.Connection, revision: int) -> Known:
    """Work it out of the whole catalogue."""
    found = features.build(conn)
    return Known(revision, found, rows.read(conn), learning.background(found))


def _kept(store: dict[str, T], name: str, make: Callable[[], T]) -> T:
    found = store.get(name)
    if found is None:
        found = make()
        while len(store) >= KEPT:
            store.pop(next(iter(store), name), None)  # another thread may have been first
        store[name] = found
    return found


def _persons(conn: sqlite3.Connection, name: str) -> Persons:
    same = conn.execute("SELECT DISTINCT person_id FROM person_name WHERE key = ?", (key(name),)).fetchall()
    if same:
        return Persons(tuple(sorted(row[0] for row in same)))
    near = people.resolve(conn, name)
    sure = bool(near) and near[0].likeness >= people.SURE
    return Persons(tuple(each.id for each in near), near[0].name if near and not sure else "")
