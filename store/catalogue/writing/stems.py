"""In how many items the commonest stems stand, which the full-text index would count anew each time.

Counted again when the catalogue has grown or shrunk by a twentieth: weights of words need no more.
"""

from __future__ import annotations

import sqlite3

LEAST = 500
"""Items from which a stem is counted here; rarer ones the index counts at once."""
_SHARE = 0.05
_KEY = "stems_counted_at"


def count_stems(conn: sqlite3.Connection) -> None:
    """Bring the counts up to date, inside the caller's transaction."""
    items = int(conn.execute("SELECT count(*) FROM item_fts_docsize").fetchone()[0])
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    counted = int(row[0]) if row else 0
    if abs(items - counted) <= counted * _SHARE:
        return
    conn.execute("DELETE FROM common_stem")
    if items >= LEAST:
        conn.execute("INSERT INTO common_stem SELECT term, doc FROM item_vocab WHERE doc >= ?", (LEAST,))
    conn.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, str(items)),
    )
