"""Files that were read before: the same bytes, asked for in the same way, are not read again.

What was counted in a file is kept with the catalogue, under a mark of all that it hangs on: the bytes, the
hints, what the source is called, and the code that decides what the readers make of a text, so that a newer
Hallway reads all files again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from store.queries import Import
from store.records import Skipped
from store.reports import ImportReport

_KEY = "read:"
"""Before the id of a source: keys of ``meta`` under which it is kept what its file held."""
_LONGEST = 100_000
"""Characters of what is kept; a file with so much to tell is read again."""
_COUNTS = ("items", "with_authors", "author_entries", "with_abstract", "with_time", "format")
_RECORDS = "SELECT count(*) FROM record WHERE source_id = ? AND gone = 0"
_STORE = Path(__file__).parents[2]
_ROOMS = ("catalogue/importers", "catalogue/tidy", "catalogue/works", "catalogue/writing")
_BESIDE = (
    "text.py", "records.py", "catalogue/drafts.py", "catalogue/entries.py", "catalogue/own.py",
    "catalogue/reading/parts.py",
)  # fmt: skip


def mark(digest: str, order: Import, *called: str) -> str:
    """The mark of a file's bytes and of how they are asked for; empty where our own code cannot be read.

    :param called: what the source is called, and where it is from
    """
    code = _code()
    asked = (
        order.event, order.year, order.zone, order.every_status, order.columns, order.format,
        order.utc_is_local,
    )  # fmt: skip
    return _hash(repr((digest, asked, called, code)).encode("utf-8", "replace")) if code else ""


def recall(
    conn: sqlite3.Connection, source_id: str, marked: Callable[[], str]
) -> tuple[ImportReport, str] | None:
    """The report of a file that was read before, and its encoding; None where it must be read.

    :param marked: gives the mark; not asked for where the source is not known
    """
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY + source_id,)).fetchone()
    if row is None:
        return None
    kept: dict[str, Any] = json.loads(row[0])
    records = conn.execute(_RECORDS, (source_id,)).fetchone()[0]
    if kept["mark"] != marked() or kept["records"] != records:
        return None
    report = ImportReport(
        source_id, unchanged=kept["items"], skipped=tuple(Skipped(*each) for each in kept["skipped"]),
        warnings=tuple(kept["warnings"]), **{name: kept[name] for name in _COUNTS},
    )  # fmt: skip
    return report, kept["encoding"]


def keep(conn: sqlite3.Connection, marked: str, report: ImportReport, encoding: str) -> None:
    """Note what a file held, in the transaction of its import.

    :param marked: empty where what it says does not hang on the file alone
    :param report: that of the load itself
    """
    kept = {
        "mark": marked, "records": conn.execute(_RECORDS, (report.source,)).fetchone()[0],
        "skipped": [(each.place, each.reason) for each in report.skipped], "warnings": report.of_entries,
        "encoding": encoding, **{name: getattr(report, name) for name in _COUNTS},
    }  # fmt: skip
    text = json.dumps(kept)
    key = _KEY + report.source
    if not marked or len(text) > _LONGEST:
        conn.execute("DELETE FROM meta WHERE key = ?", (key,))
    elif conn.execute("SELECT 1 FROM meta WHERE key = ? AND value = ?", (key, text)).fetchone() is None:
        conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, text))


@cache
def _code() -> str:
    """A hash of the code that reads, tidies, folds and matches."""
    files = covered()
    return _hash(b"\0".join(path.read_bytes() for path in files)) if files else ""


def covered() -> tuple[Path, ...]:
    """The files of that code, in an order of their own; those that are missing left out."""
    rooms = (path for room in _ROOMS for path in (_STORE / room).rglob("*.py"))
    beside = (path for name in _BESIDE if (path := _STORE / name).is_file())
    return tuple(sorted((*rooms, *beside)))


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
