"""The book of imports: one line for each file of each import, kept with the catalogue it changed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from store.records import Source
from store.reports import ImportReport
from store.syncs import ImportRun, Provenance

KEPT = 20
"""Imports of a source that are remembered, beside its first."""
_COLUMNS = "at, place, new, changed, unchanged, merged, skipped, gone, warnings, seconds, problem"
_SOURCES = """
SELECT s.id, s.kind, s.title, s.file, s.url,
       (SELECT count(*) FROM record r WHERE r.source_id = s.id AND r.gone = 0),
       (SELECT count(DISTINCT item_id) FROM item_source i WHERE i.source_id = s.id),
       (SELECT min(first_seen) FROM record r WHERE r.source_id = s.id)
FROM source s
"""
_ONLY = """
SELECT source_id, count(*) FROM (
  SELECT min(source_id) AS source_id FROM item_source
  GROUP BY item_id HAVING count(DISTINCT source_id) = 1)
GROUP BY source_id
"""
_PLACES = """
SELECT source_id, place, target, max(no) FROM import_run WHERE problem = '' GROUP BY source_id
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one file of an import came from. ``target`` is the address that was asked for it, or empty;
    ``fetched`` the hash of all that it gave."""

    source_id: str
    place: str
    target: str = ""
    fetched: str = ""


def note(
    conn: sqlite3.Connection, origin: Origin, report: ImportReport, seconds: float, now: datetime
) -> None:
    """Write an import down, in the transaction that it is."""
    counts = (
        report.new, report.changed, report.unchanged, report.merged, len(report.skipped), len(report.gone),
        len(report.warnings), round(seconds, 3), report.problem,
    )  # fmt: skip
    conn.execute(
        f"INSERT INTO import_run (source_id, at, place, target, fetched, {_COLUMNS.partition('place, ')[2]})"
        f" VALUES (?, ?, ?, ?, ?{', ?' * len(counts)})",
        (
            origin.source_id,
            now.astimezone(UTC).isoformat(),
            origin.place,
            origin.target,
            origin.fetched,
            *counts,
        ),
    )
    conn.execute(
        "DELETE FROM import_run WHERE source_id = :id AND no <= ("
        " SELECT no FROM import_run WHERE source_id = :id ORDER BY no DESC LIMIT 1 OFFSET :kept)"
        " AND no > (SELECT min(no) FROM import_run WHERE source_id = :id)",
        {"id": origin.source_id, "kept": KEPT},
    )


def note_failure(conn: sqlite3.Connection, origin: Origin, problem: str, now: datetime) -> None:
    """Write down that a source that is known could not be imported; it stays as it was."""
    if conn.execute("SELECT 1 FROM source WHERE id = ?", (origin.source_id,)).fetchone():
        note(conn, origin, ImportReport(origin.place, problem=problem), 0.0, now)


def holds(conn: sqlite3.Connection, target: str, fetched: str) -> bool:
    """Whether the catalogue holds what an address gave when the hash of that was ``fetched``.

    It does not where the catalogue was made anew since, or is an older copy.
    """
    row = conn.execute(
        "SELECT fetched FROM import_run WHERE target = ? AND problem = '' ORDER BY no DESC LIMIT 1", (target,)
    ).fetchone()
    return bool(fetched) and row is not None and row[0] == fetched


def sources(conn: sqlite3.Connection) -> tuple[Provenance, ...]:
    """Every source, the latest import first, then by title."""
    only = dict(conn.execute(_ONLY))
    places = {row[0]: (row[1], row[2]) for row in conn.execute(_PLACES)}
    lasts = _lasts(conn)
    firsts = {
        id: datetime.fromisoformat(at)
        for id, at in conn.execute("SELECT source_id, min(at) FROM import_run GROUP BY source_id")
    }
    found = []
    for id, kind, title, file, url, records, items, first in conn.execute(_SOURCES):
        place, target = places.get(id, ("", ""))
        seen = datetime.fromisoformat(first) if first else None
        found.append(
            Provenance(
                Source(id, kind, title, file, url), records, items, only.get(id, 0),
                firsts.get(id) or seen, lasts.get(id), place or url or file, target,
            )
        )  # fmt: skip
    found.sort(key=lambda each: each.source.title.casefold())
    found.sort(key=lambda each: each.last.at.timestamp() if each.last else 0.0, reverse=True)
    return tuple(found)


def runs(conn: sqlite3.Connection, source_id: str) -> tuple[ImportRun, ...]:
    """The imports of a source that are remembered, the latest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM import_run WHERE source_id = ? ORDER BY no DESC", (source_id,)
    )
    return tuple(_run(*row) for row in rows)


def _lasts(conn: sqlite3.Connection) -> dict[str, ImportRun]:
    rows = conn.execute(
        f"SELECT source_id, {_COLUMNS} FROM import_run"
        " WHERE no IN (SELECT max(no) FROM import_run GROUP BY source_id)"
    )
    return {id: _run(*row) for id, *row in rows}


def _run(at: str, *rest: object) -> ImportRun:
    return ImportRun(datetime.fromisoformat(at), *rest)  # type: ignore[arg-type] # columns in the fields' order
