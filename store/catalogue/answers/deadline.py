"""A limit to how long SQLite may search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

STEPS = 1_000
"""Steps of SQLite's machine between two looks at the clock: a fraction of a millisecond."""


class TimeUp(Exception):
    """The search took longer than it may; the caller answers with what it has."""


@contextmanager
def deadline(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Statements inside are broken off after ``seconds``.

    :raises TimeUp: they were; the connection can be used as before
    """
    ends = perf_counter() + seconds
    connection.set_progress_handler(lambda: perf_counter() >= ends, STEPS)
    try:
        if seconds <= 0:
            raise TimeUp
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            raise
        raise TimeUp from error
    finally:
        connection.set_progress_handler(None, 0)
