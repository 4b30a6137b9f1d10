"""A limit to how long SQLite may search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

STEPS = 1_000
"""Steps of SQLite's machine between two looks at the clock: a fraction of a millisecond."""
_NEVER = float("inf")
_ends: ContextVar[float] = ContextVar("ends", default=_NEVER)
"""When the innermost limit ends that is in force."""
_patient: ContextVar[bool] = ContextVar("patient", default=False)
"""Whether there is no limit at all."""


class TimeUp(Exception):
    """The search took longer than it may; the caller answers with what it has."""


@contextmanager
def patiently() -> Iterator[None]:
    """Searches inside take as long as they need: whoever has a file written waits for all of it."""
    token = _patient.set(True)
    try:
        yield
    finally:
        _patient.reset(token)


@contextmanager
def deadline(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Statements inside are broken off after ``seconds``, or when a limit around this one ends.

    :raises TimeUp: they were; the connection can be used as before
    """
    if _patient.get():
        yield
        return
    outer = _ends.get()
    ends = min(outer, perf_counter() + seconds)
    token = _ends.set(ends)
    _watch(connection, ends)
    try:
        if seconds <= 0:
            raise TimeUp
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            raise
        raise TimeUp from error
    finally:
        _ends.reset(token)
        _watch(connection, outer)


def _watch(connection: sqlite3.Connection, ends: float) -> None:
    if ends == _NEVER:
        connection.set_progress_handler(None, 0)
    else:
        connection.set_progress_handler(lambda: perf_counter() >= ends, STEPS)
