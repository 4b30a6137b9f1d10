"""Making a backup while others read and write: whole and verified under its name, or not there at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from store.copies.looking import look
from store.copies.record import MANIFEST, Copy, written
from store.database.translate import no_room
from store.errors import NotReady, StoreError
from store.folder import FILES
from store.lastcopy import LastCopy, remember


class Source(Protocol):
    """What can be copied: ``Store``, or ``AsFound``."""

    @property
    def folder(self) -> Path:
        """Where its files are."""

    def backup(self, folder: Path) -> None:
        """Both of them in another folder, whole."""


def make(store: Source, folder: Path, now: datetime, program: str) -> Copy:
    """Copy both files into a new folder, and read them back; the data folder remembers where it is.

    :param now: a moment before the call
    :param program: the version of Hallway
    :raises StoreError: the folder is there already, it cannot be written, or a file is damaged
    """
    folder = folder.absolute()
    if folder.exists():
        raise StoreError(f"{folder} exists already, and a backup replaces nothing", "Choose another name.")
    part = folder.with_name(f".{folder.name}.part")
    if part.exists():
        raise StoreError(
            f"A backup called {folder.name} is being made there, or was killed half way",
            f"Choose another name or, where none is being made, delete {part}.",
        )
    with told(part):
        part.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir(mode=0o700)  # for its owner alone: it holds what people said
        try:
            store.backup(part)
            copy = Copy(folder, now, program, tuple(look(part / name) for name in FILES))
            (part / MANIFEST).write_text(written(copy), encoding="utf-8")
            for path in part.iterdir():
                keep(path)
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        keep(folder.parent)
        remember(store.folder, LastCopy(folder, now))
    return copy


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what the system says of files as an error of ``store.errors``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise no_room(path) from error
        words = error.strerror or type(error).__name__
        where = error.filename or path
        raise NotReady(f"{where} cannot be used ({words})", "Choose a folder that may be written.") from error


def keep(path: Path) -> None:
    """Have the disk keep what was written to a file or folder; what cannot be asked to is left as it is."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # a folder, on Windows
        return
    try:
        os.fsync(handle)
    except OSError:  # not every file system can
        pass
    finally:
        os.close(handle)
