"""Named systems, methods, tools and models, by the line that says what each is."""

from __future__ import annotations

import sqlite3

from store.text import squeezed

_SYSTEM = (
    "SELECT s.name, s.what FROM system_name n JOIN system s ON s.id = n.system_id"
    " WHERE n.squeezed = ? AND s.what <> ''"
)


def explained(connection: sqlite3.Connection, name: str) -> str:
    """ "MLflow: Platform for ...", empty where nothing is called so."""
    row = connection.execute(_SYSTEM, (squeezed(name),)).fetchone()
    return f"{row[0]}: {row[1]}." if row else ""
