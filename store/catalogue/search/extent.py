"""How long the whole list is of which the best items were ranked, and what it consists of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.reading.rows import rows
from store.catalogue.search import match
from store.catalogue.search.candidates import READ
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.hits import Found, Part
from store.catalogue.search.scope import scope
from store.catalogue.search.terms import Terms
from store.catalogue.search.together import meant
from store.queries import Lookup

LONG = 20
"""Items from which a list is counted by its parts."""
MANY = 12_000
"""Items up to which the parts of a list are counted: each takes a fraction of a microsecond."""
FEW_WORDS = 4
"""Words of a question that an item must hold nearly all of: items that hold all of them make up the list."""
_COUNT = "SELECT count(*) FROM item_fts WHERE item_fts MATCH ?"
_IDS = (
    "SELECT i.id FROM item_fts JOIN item i ON i.no = item_fts.rowid WHERE item_fts MATCH ? AND {}"
    " ORDER BY item_fts.rowid DESC"
)
_PARTS = (
    "SELECT i.event_id, (SELECT year FROM event WHERE id = i.event_id), i.kind, count(*) FROM {}"
    " WHERE {} GROUP BY i.event_id, i.kind"
)


def whole(connection: sqlite3.Connection, lookup: Lookup, found: Found) -> Found:
    """The same, with the number of all items that fit and their parts, where there are many."""
    if found.parts or found.unbounded or found.total <= LONG:
        return found
    if _is_of_words(lookup, found):
        return _of_words(connection, found, scope(connection, lookup))
    return replace(found, parts=_of_hits(connection, found))


def every(connection: sqlite3.Connection, lookup: Lookup, found: Found) -> tuple[str, ...]:
    """The ids of all that ``whole`` counts: those ranked, then those that only hold every word, latest first.

    :param found: of a lookup whose page takes in all
    """
    ids = dict.fromkeys(hit.id for hit in found.hits)
    if found.total > LONG and _is_of_words(lookup, found):
        within = scope(connection, lookup)
        sql = _IDS.format(within.where)
        ids |= {row[0]: None for row in connection.execute(sql, (_every(found.terms), *within.parameters))}
    return tuple(ids)


def _is_of_words(lookup: Lookup, found: Found) -> bool:
    """Whether the whole list is made up of the items that hold every word."""
    short = 0 < len(found.terms.terms) <= FEW_WORDS and lookup.spoken <= 2 * FEW_WORDS
    return lookup.question is None and short and len(found.hits) >= READ


def _of_words(connection: sqlite3.Connection, found: Found, within: Scope) -> Found:
    """Counted in the index: all items that hold every word."""
    expression = _every(found.terms)
    count = int(connection.execute(_COUNT, (expression,)).fetchone()[0])
    if count > MANY:
        unknown = bool(within.conditions)
        return replace(found, more=0 if unknown else max(count - len(found.hits), 0), unbounded=unknown)
    where = f"item_fts MATCH ? AND {within.where}"
    joined = "item_fts JOIN item i INDEXED BY item_numbers ON i.no = item_fts.rowid"
    parts = _parts(connection, joined, where, (expression, *within.parameters))
    return replace(found, more=max(sum(part.items for part in parts) - len(found.hits), 0), parts=parts)


def _of_hits(connection: sqlite3.Connection, found: Found) -> tuple[Part, ...]:
    return _parts(connection, "item i", f"i.id IN {LISTED}", (listed(hit.id for hit in found.hits),))


def _parts(
    connection: sqlite3.Connection, source: str, where: str, parameters: Sequence[str | int]
) -> tuple[Part, ...]:
    return tuple(Part(*row) for row in rows(connection, _PARTS.format(source, where), 4, parameters))


def _every(asked: Terms) -> str:
    return " AND ".join(f"({match.some(meant(term))})" for term in asked.terms if not term.unknown)
