"""What Hallway runs on: Python, SQLite, the data folder and its disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.doctor.finding import Finding, note, ok, problem
from store.folder import HALF_RESTORED

_OLDEST = (3, 11)
_LEAST_FREE = 50 << 20


@dataclass(frozen=True, slots=True)
class Machine:
    """What was found; sizes are bytes."""

    python: tuple[int, int]
    sqlite: str
    searchable: bool
    """Whether SQLite has FTS5 with the trigram tokenizer."""
    there: bool
    """Whether there is a data folder."""
    writable: bool
    free: int
    used: int
    half_restored: bool = False


def look(data: Path) -> Machine:
    """At this machine; changes nothing."""
    there = data.is_dir()
    above = next(path for path in (data.absolute(), *data.absolute().parents) if path.is_dir())
    sizes = [path.stat().st_size for path in data.glob("*.db*")] if there else []
    return Machine(
        python=sys.version_info[:2], sqlite=sqlite3.sqlite_version, searchable=_is_searchable(), there=there,
        writable=_is_writable(data, above), free=shutil.disk_usage(above).free, used=sum(sizes),
        half_restored=(data / HALF_RESTORED).exists(),
    )  # fmt: skip


def check(found: Machine, data: Path) -> Iterator[Finding]:
    """Whether it will do."""
    version = ".".join(map(str, found.python))
    if found.python < _OLDEST:
        yield problem("python", f"Python {version} is too old", "Install Python 3.11 or newer.")
    else:
        yield ok("python", f"Python {version}")
    if found.searchable:
        yield ok("sqlite", f"SQLite {found.sqlite}, with full-text search")
    else:
        remedy = "Use a Python whose SQLite has FTS5 with trigrams (3.34 or newer), as python.org's has."
        yield problem("sqlite", f"SQLite {found.sqlite} has no full-text search", remedy)
    yield from _folder(found, data)


def _folder(found: Machine, data: Path) -> Iterator[Finding]:
    if not found.writable:
        remedy = (
            "Give the user who runs Hallway the right to write there, or choose another with HALLWAY_DATA."
        )
        text = f"The data folder {data}, or a database in it, may not be written"
        yield problem("folder", text, remedy)
    elif not found.there:
        yield note("folder", f"There is no data folder {data} yet", "It is made by: hallway load-seeds")
    else:
        yield ok("folder", f"The data folder {data} may be written")
    if found.half_restored:
        text = "A restore was not finished, and Hallway does not open the folder"
        yield problem("restore", text, "Run the same `hallway restore` again.")
    free = f"{found.free / 1e6:,.0f} MB are free, the databases have {found.used / 1e6:,.1f} MB"
    if found.free < max(_LEAST_FREE, found.used):
        yield problem("disk", f"The disk is nearly full: {free}", "Free as much space as the databases have.")
    else:
        yield ok("disk", free)


def _is_writable(data: Path, above: Path) -> bool:
    """The folder, or the one it would be made in, and every database that is there."""
    if data.exists() and not data.is_dir():
        return False
    files = all(os.access(path, os.W_OK) for path in data.glob("*.db*"))
    return files and os.access(above, os.W_OK | os.X_OK)


def _is_searchable() -> bool:
    with closing(sqlite3.connect(":memory:")) as conn:
        try:
            conn.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = trigram)")
        except sqlite3.OperationalError:
            return False
    return True
