"""Sources that are kept fresh: when what an address gives now is no newer state of what it gave before.

A server that is out of order often answers with status 200: with a page that says so, with the front page, or
with the programme of another year. Nobody looks on, so the last good state is kept and somebody is told.
"""

from __future__ import annotations

import sqlite3

from store.errors import BadSource
from store.reports import ImportReport

_MOST = 0.5
"""Share of what a source held that may be gone at once."""
_FEW = 5
"""Things that may always be gone; programmes of workshops change as a whole."""
_HELD = """
SELECT kind, (SELECT count(*) FROM record r WHERE r.source_id = s.id AND r.gone = 0)
FROM source s WHERE id = ?
"""


def held(conn: sqlite3.Connection, source_id: str) -> tuple[str, int]:
    """The format of a source, and how many things its newest file states; of an unknown one, nothing."""
    found = conn.execute(_HELD, (source_id,)).fetchone()
    return (found[0], found[1]) if found else ("", 0)


def check(report: ImportReport, before: tuple[str, int], place: str, url: str) -> None:
    """Refuse a file that would take most things away, or some while it is of another format.

    :param before: what ``held`` gave before the load
    :raises BadSource: it is to be undone; its remedy says how it is let in all the same
    """
    kind, number = before
    gone = len(report.gone)
    other = bool(gone) and report.format != kind
    if not other and (gone <= _FEW or gone <= _MOST * number):
        return
    now = f"as {report.format} and not as {kind}, " if other else ""
    raise BadSource(
        f"{gone:,} of its {number:,} entries would be gone, as it now comes {now}with {report.items:,}:"
        " what it held is kept",
        place,
        f"If that is right, take it over yourself: hallway import {url}",
    )
