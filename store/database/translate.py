"""SQLite's errors in the store's own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import Busy, Damaged, NotReady, StoreError

_WORDS: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_BUSY: (Busy, "{file} is being written by someone else", "Try again in a moment."),
    sqlite3.SQLITE_LOCKED: (Busy, "{file} is being written by someone else", "Try again in a moment."),
    sqlite3.SQLITE_CANTOPEN: (NotReady, "{file} cannot be opened", "Check that {folder} may be written."),
    sqlite3.SQLITE_FULL: (StoreError, "the disk is full", "Free some space, then try again."),
    sqlite3.SQLITE_READONLY: (StoreError, "{file} may not be written", "Check that {folder} may be written."),
    sqlite3.SQLITE_PERM: (StoreError, "{file} may not be opened", "Check that {folder} may be written."),
    sqlite3.SQLITE_IOERR: (StoreError, "{file} could not be read or written", "Check the disk of {folder}."),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite reports about the file at ``path`` as an error of ``store.errors``.

    Errors that say nothing about the file, such as a mistake in a statement, pass as they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        translation = _translation(error, path)
        if translation is None:
            raise
        raise translation from error


def locked(error: sqlite3.Error) -> bool:
    """Whether another connection holds the lock this one asked for."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def damaged(path: Path) -> Damaged:
    """The error for a file whose content is not what was written."""
    return Damaged(
        f"{path.name} is damaged or is not a Hallway file",
        f"Put back a copy of {path.name}, or move it away and fill a new one with `hallway load-seeds`.",
    )


def busy(path: Path) -> StoreError:
    kind, message, remedy = _WORDS[sqlite3.SQLITE_BUSY]
    return kind(message.format(file=path.name), remedy)


def _translation(error: sqlite3.Error, path: Path) -> StoreError | None:
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code not in _WORDS:
        return None
    kind, message, remedy = _WORDS[code]
    return kind(message.format(file=path.name), remedy.format(folder=path.parent))


def _code(error: sqlite3.Error) -> int:
    # The low byte is the primary code; errors that Python itself raises have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
