"""Files that are a copy of another conference's list: a template's samples, or last year's file once more.

The same bytes are noticed elsewhere; here it is the same works, under the name of another event.
"""

from __future__ import annotations

import sqlite3

_LOOKED_AT = 200
"""Entries of a file: it costs the same for any file, and a copy shows itself in any part."""
_LEAST, _MOST = 5, 0.5
"""Entries, and the share of them, that have to be of one other event."""
_ELSEWHERE = """
WITH ours AS (
  SELECT no, item_id, event_id FROM record WHERE source_id = ? AND gone = 0 LIMIT ?
)
SELECT theirs.label, mine.label, count(DISTINCT ours.item_id), (SELECT count(*) FROM ours)
FROM ours
JOIN record AS other ON other.item_id = ours.item_id AND other.no < ours.no
JOIN event AS theirs ON theirs.id = other.event_id
JOIN event AS mine ON mine.id = ours.event_id
WHERE (theirs.year <> mine.year OR instr(theirs.series || ' ', mine.series || ' ') <> 1
       AND instr(mine.series || ' ', theirs.series || ' ') <> 1)
  AND theirs.id <> coalesce(mine.parent_id, '') AND mine.id <> coalesce(theirs.parent_id, '')
  AND theirs.year > 0 AND mine.year > 0 AND 'arXiv' NOT IN (theirs.series, mine.series)
GROUP BY theirs.id, mine.id ORDER BY 3 DESC LIMIT 1
"""


def told(conn: sqlite3.Connection, source_id: str) -> tuple[str, ...]:
    """That most of what a source names was known before, of another event, in words; else nothing.

    Preprints are of no event: they come out at one later on. A part of a conference is no other conference:
    ACL SRW of the same year is a part of ACL.
    """
    row = conn.execute(_ELSEWHERE, (source_id, _LOOKED_AT)).fetchone()
    if row is None or row[2] < _LEAST or row[2] < _MOST * row[3]:
        return ()
    theirs, mine, found, looked_at = row
    same = f"{found:,} of {looked_at:,} entries that were compared are known from {theirs}"
    return (f"{same}, and this file has them at {mine}: it may be a copy that was left over from there",)
