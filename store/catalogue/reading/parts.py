"""Pieces of records shared by items, events and people."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from store.catalogue.reading.rows import rows
from store.records import Fact, Note, Source

T = TypeVar("T")
SOURCE = "source.id, source.kind, source.title, source.file, source.url, source.words"
"""Columns for ``source``."""
NOTE = f"subject_id, text, note.kind, about, subject, {SOURCE}"
"""Columns for ``note``."""
IDS = "(SELECT value FROM json_each(?))"
"""A list of ids as one parameter: the statement stays the same, so SQLite keeps it prepared."""
_NOTES = (
    f"SELECT {NOTE} FROM note JOIN source ON source.id = source_id"
    f" WHERE about = ? AND subject_id IN {IDS} ORDER BY note.position"
)


def as_json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))


def grouped(
    conn: sqlite3.Connection, sql: str, columns: int, ids: str, make: Callable[..., T]
) -> dict[str, tuple[T, ...]]:
    """Rows by their first column, each made a record of the other columns; repeats are dropped.

    :param ids: as ``as_json`` makes them, the one parameter of the statement
    """
    found: dict[str, dict[T, None]] = defaultdict(dict)
    for owner, *parts in rows(conn, sql, columns, (ids,)):
        found[owner][make(*parts)] = None
    return {owner: tuple(records) for owner, records in found.items()}


@lru_cache(maxsize=1024)
def source(id: str, kind: str, title: str, file: str, url: str, words: str) -> Source:
    return Source(id, kind, title, file, url, tuple(json.loads(words)))


def notes(conn: sqlite3.Connection, about: str, ids: str) -> dict[str, tuple[Note, ...]]:
    """The notes about things, by the thing's id.

    :param ids: as ``as_json`` makes them
    """
    found: dict[str, list[Note]] = defaultdict(list)
    for row in rows(conn, _NOTES, 11, (about, ids)):
        found[row[0]].append(note(*row))
    return {id: tuple(each) for id, each in found.items()}


def note(subject_id: str, text: str, kind: str, about: str, subject: str, *of_source: str) -> Note:
    """A note of the columns ``subject_id, text, note.kind, about, subject`` and ``SOURCE``."""
    return Note(text, source(*of_source), kind, about, subject_id, subject)


def fact(event_id: str, key: str, value: str, text: str, preferred: int, *of_source: str) -> Fact:
    """A fact of the columns ``event_id, key, value, text, preferred`` and ``SOURCE``."""
    return Fact(event_id, key, value, text, source(*of_source), bool(preferred))
