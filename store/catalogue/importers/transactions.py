"""What one file changes is one transaction; of a dry run, a part of the one that is undone at its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from store.database import Database

Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Begins what one file changes: kept at its end, undone on any exception."""


class _Undone(Exception):
    """Ends a rehearsal."""


@contextmanager
def rehearsed(database: Database) -> Iterator[Writing]:
    """For a dry run: each file sees what those before it changed, and nothing of it is written."""
    with suppress(_Undone), database.writing() as conn:

        @contextmanager
        def part() -> Iterator[sqlite3.Connection]:
            conn.execute("SAVEPOINT file")
            try:
                yield conn
            except BaseException:
                conn.execute("ROLLBACK TO file")
                raise
            finally:
                conn.execute("RELEASE file")

        yield part
        raise _Undone


@contextmanager
def written(database: Database) -> Iterator[Writing]:
    """For any other run."""
    yield database.writing
