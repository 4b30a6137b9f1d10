"""Filters by what an item has or lacks: links, and fields that are filled."""

from __future__ import annotations

import sqlite3

from store.catalogue.search.filters.conditions import TIMED, Scope
from store.languages import LANGUAGES
from store.queries import Lookup


def _in_language(codes: str) -> str:
    """Whether a source says that the item is in this language: "de", "de-formal", "German"."""
    listed = ", ".join(f"'{code}'" for code in codes.split())
    lower = "replace(lower(i.language), '_', '-') || '-'"
    return f"i.language > '' AND substr({lower}, 1, instr({lower}, '-') - 1) IN ({listed})"


MARKS = {
    "abstract": "i.has_abstract",
    "summary": "i.no IN (SELECT a.no FROM item a INDEXED BY item_summed_up WHERE a.summary > '')",
    "award": "i.no IN (SELECT a.no FROM item a WHERE a.award <> '')",
    "room": "i.no IN (SELECT a.no FROM item a WHERE a.room > '')",
    "time": f"i.no IN ({TIMED})",
    "notes": "i.id IN (SELECT n.subject_id FROM note n WHERE n.about = 'item')",
    "people": "EXISTS (SELECT 1 FROM credit c WHERE c.item_id = i.id)",
    **{name: _in_language(codes) for name, codes in LANGUAGES.items()},
}
"""What an item may have beside links, as conditions."""
MANY = 5_000
"""Links of a kind from which on each item is asked for its own, and not the kind for its items."""
_OF_KIND = "i.id IN (SELECT l.item_id FROM item_link l WHERE l.kind = ?)"
_OWN = "EXISTS (SELECT 1 FROM item_link l WHERE l.item_id = i.id AND l.kind = ?)"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM item_link WHERE kind = ? LIMIT ?)"


def narrow(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup."""
    for negation, marks in (("", lookup.has), ("NOT ", lookup.lacks)):
        for mark in marks:
            if mark in MARKS:
                made.add(f"{negation}({MARKS[mark]})")
            else:
                links = connection.execute(_COUNT, (mark, MANY)).fetchone()[0]
                made.add(f"{negation}{_OWN if links == MANY else _OF_KIND}", mark)
