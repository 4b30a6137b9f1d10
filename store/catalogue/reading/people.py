"""One person with all names, affiliations, roles and items."""

from __future__ import annotations

import sqlite3

from store.catalogue.reading.parts import as_json, notes
from store.records import Person

_NAMES = "SELECT name FROM person_name WHERE person_id = ? ORDER BY position"
_AFFILIATIONS = """
    SELECT name FROM (
        SELECT name, 0 AS later, position FROM person_affiliation WHERE person_id = ?1
        UNION ALL
        SELECT affiliation, 1, rowid FROM credit WHERE person_id = ?1 AND affiliation <> ''
    ) ORDER BY later, position
"""
_CREDITS = """
    SELECT role, item.id FROM credit JOIN item ON item.id = item_id WHERE person_id = ?
    ORDER BY item.year DESC, item.no
"""


def person(conn: sqlite3.Connection, id: str) -> Person | None:
    """A person; items the latest first."""
    row = conn.execute("SELECT name FROM person WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    parts = conn.execute(_CREDITS, (id,)).fetchall()
    return Person(
        id=id,
        name=row[0],
        other_names=tuple(name for (name,) in conn.execute(_NAMES, (id,)) if name != row[0]),
        affiliations=tuple(dict.fromkeys(name for (name,) in conn.execute(_AFFILIATIONS, (id,)))),
        roles=tuple(dict.fromkeys(role for role, _ in parts)),
        item_ids=tuple(dict.fromkeys(item_id for _, item_id in parts)),
        notes=notes(conn, "person", as_json([id])).get(id, ()),
    )
