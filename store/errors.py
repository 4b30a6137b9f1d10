"""Everything the store can refuse, each with what to do next.

The tree::

    StoreError
    +-- NotReady            no catalogue in this folder yet
    +-- Busy                the database stayed locked past the waiting time
    +-- Damaged             SQLite found the file unreadable
    +-- WrongVersion        the file was written by a newer Hallway
    +-- NoRoom              the disk is full; what was to be written is undone as a whole
    +-- ReadOnly            the files may not be written
    +-- InUse               files are to be replaced that somebody has open, or the other way round
    +-- BadCopy             a backup that is not whole
    +-- NotFound            an item that is to be changed does not exist
    +-- BadSource           an import file that cannot be used (BadSource.place says where)
        +-- NotFetched      an address that gave no file
"""

from __future__ import annotations


class StoreError(Exception):
    """Base of all; ``str()`` is fit for people, ``remedy`` says what to do next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class NotReady(StoreError):
    """There is no catalogue in the data folder yet."""


class Busy(StoreError):
    """The database stayed locked by another writer past the waiting time."""


class Damaged(StoreError):
    """SQLite reports that the file is damaged or is not a database."""


class WrongVersion(StoreError):
    """The file was written by a newer Hallway than this one."""


class NoRoom(StoreError):
    """The disk is full; what was to be written is undone as a whole."""


class ReadOnly(StoreError):
    """The files, or their folder, may not be written."""


class InUse(StoreError):
    """A restore meets a running Hallway, or Hallway a restore under way."""


class BadCopy(StoreError):
    """A backup that is not whole, or none at all; nothing was replaced."""


class NotFound(StoreError):
    """What is to be changed does not exist."""


class BadSource(StoreError):
    """An import file that cannot be used; nothing of it was written.

    ``place`` names the file and, where known, the line: ``mlsys-2022.yaml:17``.
    """

    def __init__(self, message: str, place: str = "", remedy: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message, remedy)
        self.place = place


class NotFetched(BadSource):
    """An address that gave no file. ``status`` is HTTP's, 0 where it did not come to one; ``again`` is after
    how many seconds the server wants to be asked again, if it says."""

    def __init__(
        self, message: str, place: str, remedy: str = "", status: int = 0, again: float | None = None
    ) -> None:
        super().__init__(message, place, remedy)
        self.status = status
        self.again = again
