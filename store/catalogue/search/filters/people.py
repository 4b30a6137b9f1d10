"""Filters by person, role and organisation."""

from __future__ import annotations

import sqlite3

from store.catalogue.search import match
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.people import Named, resolve
from store.queries import Lookup
from store.results import Correction

SPEAKING = ("speaker", "presenter", "panellist")
"""Roles of those who are heard; all of them are called speakers."""
_CREDITED = f"SELECT c.item_id FROM credit c WHERE c.person_id IN {LISTED}"
_FOUND = "SELECT rowid FROM item_fts WHERE item_fts MATCH ?"
_ROLE = f"c.role IN {LISTED}"

_OF_ANYBODY = f"EXISTS (SELECT 1 FROM credit c WHERE c.item_id = i.id AND {_ROLE})"
_OF_ROLES = (
    f"i.id IN (SELECT c.item_id FROM credit c INDEXED BY credit_roles WHERE c.role <> 'author' AND {_ROLE})"
)
"""Nearly every item has an author, and few have a speaker."""


def narrow(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup."""
    roles = SPEAKING if lookup.role == "speaker" else (lookup.role,) if lookup.role else ()
    for typed in lookup.people:
        named = resolve(connection, typed)
        if not named and _knows(connection, match.every(typed, "organisations")):
            _organisation(connection, typed, made)
            continue
        made.corrections += _corrected(typed, named)
        ids = listed(each.id for each in named)
        if roles:
            made.add(f"i.id IN ({_CREDITED} AND {_ROLE})", ids, listed(roles))
        else:
            made.add(f"i.id IN ({_CREDITED})", ids)
    for organisation in lookup.organisations:
        _organisation(connection, organisation, made)
    if roles and not lookup.people:
        made.add(_OF_ANYBODY if "author" in roles else _OF_ROLES, listed(roles))


def _organisation(connection: sqlite3.Connection, typed: str, made: Scope) -> None:
    """Items with a link to an organisation; "from X" may name a person instead."""
    expression = match.every(typed, "organisations")
    if not expression:
        return
    named = () if _knows(connection, expression) else resolve(connection, typed)
    if named:
        made.add(f"i.id IN ({_CREDITED})", listed(each.id for each in named))
    else:
        made.add(f"i.no IN ({_FOUND})", expression)


def _knows(connection: sqlite3.Connection, expression: str) -> bool:
    """Whether an item fits; "by X" may name an organisation, "from X" a person."""
    return bool(expression) and connection.execute(f"{_FOUND} LIMIT 1", (expression,)).fetchone() is not None


def _corrected(typed: str, named: tuple[Named, ...]) -> list[Correction]:
    return [Correction(typed, named[0].name)] if named and named[0].likeness < 0.97 else []
