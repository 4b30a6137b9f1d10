"""Titles that only look like filters or questions."""

from __future__ import annotations

import sqlite3

from store.catalogue.search import names
from store.queries import Lookup
from store.text import key


def settled(connection: sqlite3.Connection, asked: Lookup) -> Lookup:
    """The lookup, or its plain words where the whole text is a title: "Does Form Follow Function?"."""
    named = asked.venues or asked.people or asked.question
    read = named or asked.organisations or asked.sources or asked.kinds or asked.days
    if not read or not names.titled(connection, asked.raw):
        return asked
    if asked.kinds and not named and not _is_title(connection, asked.raw):
        return asked
    return Lookup(
        raw=asked.raw,
        words=key(asked.raw),
        spoken=asked.spoken,
        cut=asked.cut,
        offset=asked.offset,
        limit=asked.limit,
    )


def _is_title(connection: sqlite3.Connection, text: str) -> bool:
    row = connection.execute("SELECT 1 FROM item WHERE title_key = ?", (key(text),)).fetchone()
    return row is not None
