"""Records that an older version wrote are given the keys by which they are looked for today.

Without them a new record would not find those it is one with. The keys of long ago stay: they do no harm.
"""

from __future__ import annotations

import json
import sqlite3

from store.catalogue.works.statement import blocks
from store.catalogue.writing.tables import chunks
from store.records import Identifier

OF_TODAY = "3"
"""Version of ``matching.keys``: to be raised with every change of what it gives."""
_NOTE = "record_keys"
"""Key of ``meta`` under which it stands of which version all keys are."""
_AT_ONCE = 2000
_RECORDS = "SELECT no, payload, event.year FROM record LEFT JOIN event ON event.id = event_id ORDER BY no"


def renew(conn: sqlite3.Connection) -> int:
    """Add the keys of today where those that stand there are older; how many records were looked at.

    Part of the caller's transaction; a look into one row where nothing is to be done.
    """
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_NOTE,)).fetchone()
    if row and row[0] == OF_TODAY:
        return 0
    looked_at = 0
    for batch in chunks(conn.execute(_RECORDS), _AT_ONCE):
        pairs = sorted({(block, no) for no, payload, year in batch for block in _blocks(payload, year)})
        conn.executemany("INSERT OR IGNORE INTO record_key (key, record_no) VALUES (?, ?)", pairs)
        looked_at += len(batch)
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_NOTE, OF_TODAY))
    return looked_at


def _blocks(payload: str, year: int | None) -> tuple[int, ...]:
    found = json.loads(payload)
    names = tuple(dict.fromkeys([credit[1] for credit in found.get("credits", ())]))
    identifiers = tuple([Identifier(*each) for each in found.get("identifiers", ())])
    return blocks(found.get("title", ""), names, year, identifiers, found.get("abstract", ""))
