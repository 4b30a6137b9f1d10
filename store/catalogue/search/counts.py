"""How many items hold a word."""

from __future__ import annotations

import sqlite3

from store.catalogue.search.match import quoted
from store.catalogue.search.memory import remembered
from store.text import stem

_PHRASE = "SELECT count(*) FROM item_fts WHERE item_fts MATCH ?"


@remembered
def frequency(connection: sqlite3.Connection, word: str) -> int:
    """Number of items that hold the word or another form of it; of two words, the rarer one's.

    Of very common words about that number: they are counted now and then, not at every load.
    """
    return min((_items(connection, stem(part)) for part in word.split()), default=0)


@remembered
def total(connection: sqlite3.Connection) -> int:
    """About the number of items: the last one's number, which takes no counting."""
    return int(connection.execute("SELECT coalesce(max(no), 0) FROM item").fetchone()[0])


@remembered
def _items(connection: sqlite3.Connection, form: str) -> int:
    row = connection.execute("SELECT items FROM common_stem WHERE stem = ?", (form,)).fetchone()
    if row is None:
        row = connection.execute("SELECT doc FROM item_vocab WHERE term = ?", (form,)).fetchone()
    if row is None and not form.isascii():  # the index may part what is one word here: "multiˆ2oie"
        row = connection.execute(_PHRASE, (quoted(form),)).fetchone()
    return int(row[0]) if row else 0
