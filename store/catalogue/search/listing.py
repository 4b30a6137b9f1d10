"""Items in the order of the programme, where there are no words to rank by."""

from __future__ import annotations

import sqlite3

from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.hits import Found, Hit
from store.catalogue.search.people import credits_of, resolve
from store.queries import Lookup

LISTED = 500
"""Items taken of a long list, or as many as the page asked for needs."""
_ORDER = (
    "i.year IS NULL, i.year DESC, e.parent_id <> '', e.position, i.day = '' OR i.day IS NULL, i.day,"
    " coalesce(nullif(i.clock, ''), nullif(i.session_clock, ''), '99'), i.clock IS NULL, i.slot IS NULL,"
    " i.slot, i.no"
)


def listed(connection: sqlite3.Connection, lookup: Lookup, within: Scope) -> Found:
    """All items inside the filters, the latest event first; of people, in the order of their part in them."""
    most = max(LISTED, lookup.offset + lookup.limit)
    sql = (
        "SELECT i.no, i.id FROM item i JOIN event e ON e.id = i.event_id"
        f" WHERE {within.where} ORDER BY {_ORDER} LIMIT ?"
    )
    rows = connection.execute(sql, (*within.parameters, most)).fetchall()
    more = _count(connection, within) - most if len(rows) == most else 0
    hits = tuple(Hit(no, id, 1.0) for no, id in rows)
    if lookup.people:
        hits = _by_part(connection, lookup, hits)
    return Found(hits, corrections=tuple(within.corrections), more=more)


def _count(connection: sqlite3.Connection, within: Scope) -> int:
    sql = f"SELECT count(*) FROM item i WHERE {within.where}"
    return int(connection.execute(sql, within.parameters).fetchone()[0])


def _by_part(connection: sqlite3.Connection, lookup: Lookup, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    ids = [named.id for typed in lookup.people for named in resolve(connection, typed)]
    order = {id: place for place, (_, id) in enumerate(credits_of(connection, ids))}
    return tuple(sorted(hits, key=lambda hit: order.get(hit.id, len(order))))
