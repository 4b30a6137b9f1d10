"""How long the whole list is of which the best items were ranked, and what it consists of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.reading.rows import rows
from store.catalogue.search import match
from store.catalogue.search.candidates import READ
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.hits import Found, Hit, Part
from store.catalogue.search.memory import remembered
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
    "SELECT i.no, i.id FROM item_fts JOIN item i ON i.no = item_fts.rowid WHERE item_fts MATCH ? AND {}"
    " ORDER BY item_fts.rowid DESC LIMIT ?"
)
_PARTS = (
    "SELECT i.event_id, (SELECT year FROM event WHERE id = i.event_id), i.kind, count(*) FROM {}"
    " WHERE {} GROUP BY i.event_id, i.kind"
)


def whole(connection: sqlite3.Connection, lookup: Lookup, found: Found) -> Found:
    """The same, with the number of all items that fit and their parts, where there are many."""
    if found.parts or found.unbounded:
        return found
    if _is_of_words(connection, lookup, found):
        within = scope(connection, lookup)
        return _filled(connection, lookup, _of_words(connection, found, within), within)
    return replace(found, parts=_of_hits(connection, found)) if found.total > LONG else found


def every(connection: sqlite3.Connection, lookup: Lookup, found: Found) -> tuple[str, ...]:
    """The ids of all that ``whole`` counts: those ranked, then those that only hold every word, latest first.

    :param found: of a lookup whose page takes in all
    """
    ids = dict.fromkeys(hit.id for hit in found.hits)
    if _is_of_words(connection, lookup, found):
        ids |= {id: None for _, id in _holding(connection, found.terms, scope(connection, lookup), -1)}
    return tuple(ids)


def _is_of_words(connection: sqlite3.Connection, lookup: Lookup, found: Found) -> bool:
    """Whether the whole list is made up of the items that hold every word.

    That hangs on the words alone: what a long list is narrowed by must leave as many items as it counted.
    """
    short = 0 < len(found.terms.terms) <= FEW_WORDS and lookup.spoken <= 2 * FEW_WORDS
    if lookup.question is not None or not short or not found.hits:
        return False
    return len(found.hits) >= READ or _held(connection, _every(found.terms)) >= READ


@remembered
def _held(connection: sqlite3.Connection, expression: str) -> int:
    """Items that hold every word, whatever else is asked for."""
    return int(connection.execute(_COUNT, (expression,)).fetchone()[0]) if expression else 0


def _holding(
    connection: sqlite3.Connection, asked: Terms, within: Scope, most: int
) -> list[tuple[int, str]]:  # fmt: skip
    """Numbers and ids of items that hold every word, the latest first; -1 takes all."""
    parameters = (_every(asked), *within.parameters, most)
    return connection.execute(_IDS.format(within.where), parameters).fetchall()


def _filled(connection: sqlite3.Connection, lookup: Lookup, found: Found, within: Scope) -> Found:
    """The same with hits up to the end of the page, where it lies behind those that were ranked."""
    end = lookup.offset + lookup.limit
    if end <= len(found.hits) or not found.more:
        return found
    ranked = {hit.no for hit in found.hits}
    held = _holding(connection, found.terms, within, end)
    rest = [Hit(no, id, 0.0) for no, id in held if no not in ranked][: end - len(found.hits)]
    return replace(found, hits=(*found.hits, *rest), more=max(found.more - len(rest), 0))


def _of_words(connection: sqlite3.Connection, found: Found, within: Scope) -> Found:
    """Counted in the index: all items that hold every word."""
    expression = _every(found.terms)
    count = _held(connection, expression)
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
