"""Items in the order of the programme, where there are no words to rank by."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.catalogue.reading.rows import rows
from store.catalogue.search.deadline import TimeUp, deadline
from store.catalogue.search.filters.conditions import LISTED as IN_LIST
from store.catalogue.search.filters.conditions import Scope
from store.catalogue.search.filters.conditions import listed as as_list
from store.catalogue.search.hits import Found, Hit, Part
from store.catalogue.search.people import credits_of, resolve
from store.queries import Lookup

LISTED = 500
"""Items taken of a long list, or as many as the page asked for needs."""
MANY = 20_000
"""Items from which on the latest events are read one by one, and not what else narrows the list."""
SEVERAL = 12
"""People from whom on a name is no one's: then the latest items come first."""
COUNTING, WALKING = 0.3, 0.3
"""Seconds that a list may take to be counted; where they do not suffice, to find the first of its items."""
_BY_EVENT = "INDEXED BY idx_item_event_id"
_ORDER = (
    "i.year IS NULL, i.year DESC, e.parent_id <> '', e.position, i.day = '' OR i.day IS NULL, i.day,"
    " coalesce(nullif(i.clock, ''), nullif(i.session_clock, ''), '99'), i.clock IS NULL, i.slot IS NULL,"
    " i.slot, i.no"
)
_PARTS = (
    "SELECT i.event_id, i.year, i.kind, count(*) FROM item i WHERE {} GROUP BY i.event_id, i.year, i.kind"
)
_LATEST_EVENTS = (
    "SELECT id FROM event ORDER BY year IS NULL, year DESC, coalesce(parent_id, '') <> '', position"
)
_EVENTS = "SELECT id, coalesce(parent_id, '') <> '', position FROM event"


def listed(connection: sqlite3.Connection, lookup: Lookup, within: Scope) -> Found:
    """All items inside the filters, the latest event first; of people, in the order of their part in them."""
    most = max(LISTED, lookup.offset + lookup.limit)
    try:
        with deadline(connection, COUNTING):
            counted = rows(connection, _PARTS.format(within.where), 4, within.parameters)
            parts = tuple(Part(*row) for row in counted)
    except TimeUp:
        return _walked(connection, within, most)
    total = sum(part.items for part in parts)
    where, parameters, index = within.where, list(within.parameters), ""
    if total > most:
        index = _BY_EVENT if total > MANY else ""
        where += f" AND i.event_id IN {IN_LIST} AND i.year IS NOT NULL"
        parameters.append(as_list(_latest(connection, parts, most)))
    hits = _hits(connection, index, where, (*parameters, most))
    if lookup.people:
        hits = _by_part(connection, lookup, hits)
    return Found(hits, corrections=tuple(within.corrections), more=total - len(hits), parts=parts)


def _walked(connection: sqlite3.Connection, within: Scope, most: int) -> Found:
    """The first items of a list that is too long to be counted: event by event, the latest first."""
    hits: list[Hit] = []
    where = f"{within.where} AND i.event_id = ?"
    try:
        with deadline(connection, WALKING):
            for (event,) in connection.execute(_LATEST_EVENTS).fetchall():
                hits += _hits(connection, _BY_EVENT, where, (*within.parameters, event, most - len(hits)))
                if len(hits) >= most:
                    break
    except TimeUp:
        pass
    return Found(tuple(hits), corrections=tuple(within.corrections), unbounded=True)


def _hits(
    connection: sqlite3.Connection, index: str, where: str, parameters: Sequence[str | int]
) -> tuple[Hit, ...]:
    sql = (
        f"SELECT i.no, i.id FROM item i {index} JOIN event e ON e.id = i.event_id"
        f" WHERE {where} ORDER BY {_ORDER} LIMIT ?"
    )
    return tuple(Hit(no, id, 1.0) for no, id in rows(connection, sql, 2, parameters))


def _latest(connection: sqlite3.Connection, parts: tuple[Part, ...], most: int) -> list[str]:
    """The events that the first ``most`` items are of, so that no others need to be sorted."""
    inner = {id: (inside, position) for id, inside, position in rows(connection, _EVENTS, 3)}
    chosen: dict[str, None] = {}
    left = most
    for part in sorted(
        (part for part in parts if part.year is not None),
        key=lambda part: (-(part.year or 0), *inner[part.event]),
    ):
        if left <= 0:
            break
        chosen[part.event] = None
        left -= part.items
    return list(chosen) if left <= 0 else [part.event for part in parts]


def _by_part(connection: sqlite3.Connection, lookup: Lookup, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    ids = [named.id for typed in lookup.people for named in resolve(connection, typed)]
    if len(ids) > SEVERAL:
        return hits
    order = {id: place for place, (_, id) in enumerate(credits_of(connection, ids))}
    return tuple(sorted(hits, key=lambda hit: order.get(hit.id, len(order))))
