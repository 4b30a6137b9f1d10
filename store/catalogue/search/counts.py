"""How many items hold a word."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from store.catalogue.search.match import quoted
from store.catalogue.search.memory import remember, remembered
from store.text import stem

_COUNTED = (
    "SELECT json_group_array(json_array(value, coalesce((SELECT items FROM common_stem WHERE stem = value),"
    " (SELECT doc FROM item_vocab WHERE term = value)))) FROM json_each(?)"
)
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
    return _counted(connection, [form])[form]


def count(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Count some words that ``frequency`` will be asked for, all at once."""
    forms = dict.fromkeys(stem(part) for word in words for part in word.split())
    for form, items in _counted(connection, forms).items():
        remember(_items, form, items)


def _counted(connection: sqlite3.Connection, forms: Iterable[str]) -> dict[str, int]:
    found = json.loads(connection.execute(_COUNTED, (json.dumps(list(forms)),)).fetchone()[0])
    return {form: _phrase(connection, form) if items is None else items for form, items in found}


def _phrase(connection: sqlite3.Connection, form: str) -> int:
    """Items that hold what the index may part, though it is one word here: "multiˆ2oie"."""
    if form.isascii():
        return 0
    return int(connection.execute(_PHRASE, (quoted(form),)).fetchone()[0])
