"""The files of a data folder as they are: to be copied before a newer Hallway brings them up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from store.copies.looking import KNOWN
from store.database import Hold
from store.database.translate import translated
from store.folder import CATALOGUE, FILES, HALF_RESTORED, TEAM


class AsFound:
    """What ``Store`` would bring up to date when it opens it; to be used as a context manager."""

    def __init__(self, folder: Path) -> None:
        """:raises InUse: a restore into the folder is under way"""
        self.folder = folder
        self._hold = Hold(folder)

    def backup(self, folder: Path) -> None:
        """Copies of both files in another folder, each of one moment, also while others read and write.

        :raises StoreError: a file is damaged or kept locked, or the folder cannot be written
        """
        for name in (TEAM, CATALOGUE):  # the catalogue then knows every item that the team's side names
            path = self.folder / name
            with translated(path), closing(sqlite3.connect(path, isolation_level=None)) as conn:
                conn.execute("VACUUM INTO ?", (str(folder / name),))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hold.close()


def older(folder: Path) -> bool:
    """Whether both files are there, and one is of a version that this Hallway would bring up to date."""
    if (folder / HALF_RESTORED).exists() or not all((folder / name).exists() for name in FILES):
        return False
    try:
        return any(0 < _version(folder / name) < KNOWN[name] for name in FILES)
    except sqlite3.DatabaseError:
        return False  # who opens it says what is wrong


def _version(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])
