"""Who has the files of a folder open, and who may replace them: never both at once.

SQLite's own locks on an empty file beside them, as SQLite knows how to lock on every system. They go with the
process, however it ends, so that none is ever stale. Whoever reads or writes has a shared one, so any number
may; a restore has it alone.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database.translate import locked, translated
from store.errors import InUse

LOCK = "in-use.lock"
_PATIENCE = 2.0
"""Seconds to wait for whoever has it."""


class Hold:
    """Held from the beginning until ``close``, or for the length of a ``with`` block."""

    def __init__(self, folder: Path, *, alone: bool = False, wait: float = _PATIENCE) -> None:
        """For a folder that exists.

        :param alone: to replace the files; else to use them
        :raises InUse: others have it in a way that does not go with this one
        """
        path = folder / LOCK
        with translated(path):
            self._conn = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
            try:
                self._take(alone)
            except sqlite3.Error as error:
                self._conn.close()
                if locked(error):
                    raise _in_use(folder, alone) from error
                raise

    def _take(self, alone: bool) -> None:
        if alone:
            self._conn.execute("BEGIN EXCLUSIVE")
            return
        self._conn.execute("BEGIN")
        self._conn.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the read takes the shared lock

    def close(self) -> None:
        """Let go; again is fine."""
        self._conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _in_use(folder: Path, alone: bool) -> InUse:
    if alone:
        return InUse(
            f"Hallway is at work on {folder}",
            "Stop the bot (hallway run) and any other hallway command there, then try again.",
        )
    return InUse(f"A restore into {folder} is under way", "Try again when it is done.")
