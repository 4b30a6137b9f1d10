"""Numbers about the catalogue."""

from __future__ import annotations

import sqlite3

from store.figures import CatalogueFigures

_FIGURES = """SELECT (SELECT count(*) FROM item), (SELECT count(*) FROM event),
    (SELECT count(*) FROM import_run WHERE problem = ''),
    (SELECT count(*) FROM import_run WHERE problem <> '')"""


def figures(conn: sqlite3.Connection) -> CatalogueFigures:
    """Counted now."""
    return CatalogueFigures(*map(int, conn.execute(_FIGURES).fetchone()))
