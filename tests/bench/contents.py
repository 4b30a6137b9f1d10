"""What imports make of files, a line for each table: to hold two versions of the code against each other.

``python -m tests.bench.contents FILE...`` imports the files one after the other, at times that are always the
same, into an empty catalogue, and prints the reports and a hash of the rows of each table. Run it in two
checkouts and compare: a change that is only to make imports quicker changes nothing here. Numbers of words,
which nothing hangs on, and the seconds that imports took are left out.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from store.queries import Import
from store.reports import ImportReport
from store.store import Store

_BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' ORDER BY name"
)
_LEFT_OUT = {("term", "no"), ("import_run", "seconds")}
_NUMBERED = ("item_fts", "person_fts", "note_fts", "fact_fts")
"""Full texts whose rows bear the numbers of what they are about."""


def reports(files: Sequence[str], data: Path) -> Iterator[ImportReport]:
    """Import files into a folder, each an hour after the one before."""
    store = Store(data)
    for hours, file in enumerate(files):
        for report in store.bring_in(Import((file,)), _BEGIN + timedelta(hours=hours)):
            yield replace(report, seconds=0.0)
    store.close()


def tables(catalogue: Path) -> Iterator[tuple[str, int, str]]:
    """Of each table its name, how many rows it has, and their hash in whatever order they stand."""
    conn = sqlite3.connect(catalogue)
    for (name,) in conn.execute(_TABLES).fetchall():
        own = [row[1] for row in conn.execute(f"PRAGMA table_info({name})")]
        columns = ", ".join(f'"{each}"' for each in own if (name, each) not in _LEFT_OUT)
        wanted = f"rowid, {columns}" if name in _NUMBERED else columns
        rows = sorted(map(repr, conn.execute(f"SELECT {wanted} FROM {name}")))  # noqa: S608  # from the file itself
        whole = "\n".join(rows).encode("utf-8", "surrogatepass")
        yield name, len(rows), blake2b(whole, digest_size=12).hexdigest()
    conn.close()


def main(files: Sequence[str]) -> None:
    """Import, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        for report in reports(files, Path(folder)):
            print(report)
        for name, count, content in tables(Path(folder) / "catalogue.db"):
            print(f"{name:20} {count:8} {content}")


if __name__ == "__main__":
    main(sys.argv[1:])
