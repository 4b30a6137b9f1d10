"""SQLite's errors in the store's own words."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from store.errors import Busy, Damaged, NoRoom, NotReady, ReadOnly, StoreError
from store.lastcopy import recall

_WORDS: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_BUSY: (Busy, "{file} is being written by someone else", "Try again in a moment."),
    sqlite3.SQLITE_LOCKED: (Busy, "{file} is being written by someone else", "Try again in a moment."),
    sqlite3.SQLITE_CANTOPEN: (NotReady, "{file} cannot be opened", "Check that {folder} may be written."),
    sqlite3.SQLITE_FULL: (
        NoRoom,
        "Hallway's disk is full, so this could not be written; what was there is as it was",
        "Free some space where Hallway keeps {file}, then try again.",
    ),
    sqlite3.SQLITE_READONLY: (ReadOnly, "{file} may not be written", "Check that {folder} may be written."),
    sqlite3.SQLITE_PERM: (ReadOnly, "{file} may not be opened", "Check that {folder} may be written."),
    sqlite3.SQLITE_IOERR: (StoreError, "{file} could not be read or written", "Check the disk of {folder}."),
}
_SPARE = 64 << 10
"""Bytes: with less than that free, a file that cannot be opened or written is taken for a full disk."""
_OTHERWISE = {
    "catalogue.db": "Put back a copy of {file}, or move it away and fill a new one: `hallway load-seeds`.",
    "team.db": "Put back a copy with `hallway restore`, or move {file} away, and all begins anew.",
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
    """The error for a file whose content is not what was written; names the newest backup known."""
    return Damaged(f"{path.name} is damaged or is not a Hallway file", _way_back(path))


def busy(path: Path) -> StoreError:
    kind, message, remedy = _WORDS[sqlite3.SQLITE_BUSY]
    return kind(message.format(file=path.name), remedy)


def no_room(path: Path) -> StoreError:
    """The error for a disk on which ``path`` has no room."""
    kind, message, remedy = _WORDS[sqlite3.SQLITE_FULL]
    return kind(message, remedy.format(file=path.name))


def _way_back(path: Path) -> str:
    known = recall(path.parent)
    if known is None:
        words = _OTHERWISE.get(path.name, _OTHERWISE["catalogue.db"])
        return f"`hallway doctor` looks closer. {words.format(file=path.name)}"
    when = known.made_at.astimezone(UTC).strftime("%d %b %Y %H:%M UTC")
    command = f"hallway restore {known.folder} --only {path.stem}"
    return f"`hallway doctor` looks closer. The newest copy known is of {when}: `{command}` puts it back."


def _translation(error: sqlite3.Error, path: Path) -> StoreError | None:
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code not in _WORDS:
        return None
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path.parent):
        code = sqlite3.SQLITE_FULL  # the shared memory of the write-ahead log reports it so
    kind, message, remedy = _WORDS[code]
    return kind(message.format(file=path.name), remedy.format(file=path.name, folder=path.parent))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SPARE
    except OSError:
        return False


def _code(error: sqlite3.Error) -> int:
    # The low byte is the primary code; errors that Python itself raises have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
