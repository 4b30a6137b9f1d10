"""How long an import of many papers takes, beside plain ``sqlite3`` writing the same rows. ``make bench``.

The import is the whole of ``Store.bring_in``: unpacking, reading, tidying, matching, writing, in an empty
data folder and a process of its own, whose reader is another one. The baseline has the finished rows ready in
memory, those of records, keys and search text too, and inserts them with ``executemany``, in one transaction,
into an empty file of the same tables, indexes and full text tables, as durable as ours. It does so the quick
way: plain ``INSERT`` (``OR REPLACE`` would look into each index first, which took twice as long), and names
of people go into their full text directly and not by the trigger, for which FTS5 writes its index down at
each of them. Both run several times by turns and the quickest of each counts, so that other things that a
machine does hurt both alike; on a busy one seconds of the processor tell more than time.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bot.clock import SystemClock
from store.catalogue.migrations import STEPS
from store.database import Database
from store.queries import Import
from store.store import Store
from tests.bench import papers
from tests.bench.figures import table

_TABLES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' AND sql NOT LIKE '%fts5vocab%' ORDER BY rowid"
)
_TRIGGER = "person_name_added"
_TURNS = 3
Rows = dict[str, tuple[str, list[tuple[Any, ...]]]]
"""Of each table the statement that inserts, and the rows."""


def bring_in(path: Path, data: Path) -> dict[str, Any]:
    """Import a file into an empty folder, here and now: what it took, and what came of it."""
    store = Store(data)
    began, busy = perf_counter(), process_time()
    (report,) = store.bring_in(Import((str(path),)), SystemClock().now())
    seconds, busy = perf_counter() - began, process_time() - busy
    store.close()
    reader = resource.getrusage(resource.RUSAGE_CHILDREN)
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {
        "seconds": seconds, "busy": (busy, reader.ru_utime + reader.ru_stime), "memory": peaks,
        "items": report.items, "new": report.new, "merged": report.merged, "changed": report.changed,
        "skipped": len(report.skipped), "problem": report.problem,
    }  # fmt: skip


def apart(path: Path, data: Path) -> dict[str, Any]:
    """The same in a process of its own, whose memory is only the import's."""
    command = [sys.executable, "-m", "tests.bench.importing", str(path), str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def finished(data: Path) -> Rows:
    """All rows of a catalogue."""
    conn = sqlite3.connect(data / "catalogue.db")
    rows: Rows = {}
    for name, sql in conn.execute(_TABLES).fetchall():
        own = ", ".join(f'"{row[1]}"' for row in conn.execute(f"PRAGMA table_info({name})"))
        columns = f"rowid, {own}" if sql.upper().startswith("CREATE VIRTUAL") else own
        found = conn.execute(f"SELECT {columns} FROM {name}")  # noqa: S608  # from the file itself
        names = [column[0] for column in found.description]
        marks = ", ".join("?" * len(names))
        into = ", ".join(f'"{each}"' for each in names)
        insert = f"INSERT INTO {name} ({into}) VALUES ({marks})"  # noqa: S608  # the same
        rows[name] = (insert, found.fetchall())
    conn.close()
    return rows


def plainly(rows: Rows, folder: Path) -> tuple[float, float]:
    """Seconds to insert rows into an empty catalogue, and seconds of the processor."""
    folder.mkdir()
    Database(folder / "plain.db", STEPS, durable=False).close()
    conn = sqlite3.connect(folder / "plain.db", isolation_level=None)
    conn.execute("PRAGMA synchronous = NORMAL")
    conn.execute(f"DROP TRIGGER {_TRIGGER}")
    for name in rows:
        conn.execute(f"DELETE FROM {name}")  # noqa: S608  # what an empty catalogue holds already
    began, busy = perf_counter(), process_time()
    conn.execute("BEGIN IMMEDIATE")
    for statement, values in rows.values():
        conn.executemany(statement, values)
    conn.execute("COMMIT")
    seconds, busy = perf_counter() - began, process_time() - busy
    conn.close()
    return seconds, busy


def by_turns(path: Path, folder: Path) -> tuple[list[dict[str, Any]], list[tuple[float, float]]]:
    """What each import into an empty folder took, and each plain insert of the rows it made."""
    imports, plain = [], []
    for turn in range(_TURNS):
        imports.append(apart(path, folder / f"imported-{turn}"))
        plain.append(plainly(finished(folder / f"imported-{turn}"), folder / f"plain-{turn}"))
    return imports, plain


def lines(found: dict[str, Any], plain: tuple[float, float]) -> list[tuple[str, ...]]:
    """An import and a baseline as rows of a table."""
    seconds, busy = plain
    own, reader = found["busy"]
    took = found["seconds"]
    return [
        (
            "import", f"{took:.1f}", f"{took / seconds:.2f}", f"{own:.1f} + {reader:.1f}",
            f"{(own + reader) / busy:.2f}",
        ),
        ("plain sqlite3", f"{seconds:.1f}", "1.00", f"{busy:.1f}", "1.00"),
    ]  # fmt: skip


def main(arguments: list[str]) -> None:
    """Import, insert plainly, by turns; import again what is known; print all."""
    path = papers.place(arguments)
    if path is None:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        imports, plain = by_turns(path, folder)
        again = apart(path, folder / "imported-0")
    found = min(imports, key=lambda each: each["seconds"])
    print(f"An import of {found['items']} papers: {found['new']} new, {found['merged']} merged\n")
    head = (
        "",
        "seconds",
        "ratio",
        "of the processor (import: its writer + its reader)",
        "ratio",
    )
    print(table(head, lines(found, (min(time for time, _ in plain), min(busy for _, busy in plain)))))
    own, reader = imports[0]["memory"]  # later ones are born of a process that has grown, and count its size
    print(f"\nPeak memory: {own:.0f} MB, and {reader:.0f} MB in the process that reads")
    written = again["new"] + again["changed"]
    print(f"The same file again: {again['seconds']:.1f} seconds, {written} items written\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(bring_in(Path(sys.argv[1]), Path(sys.argv[2]))))
    else:
        main(sys.argv[1:])
