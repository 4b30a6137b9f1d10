"""A folder for what is unpacked or fetched, with a bound on all that is put there; gone at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from store.catalogue.importers.document import LARGEST
from store.errors import BadSource

MOST = 1024 * 1024 * 1024
"""Bytes that one import may unpack."""
SWELLS = 200
"""Times its packed size that a file may grow; texts grow three- to twentyfold."""
_PREFIX, _LOCK = "hallway-import-", "lock"
_fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None
"""Windows has none."""
_HARMLESS = 16 * 1024 * 1024
_CHUNK = 256 * 1024


class Scratch:
    """Made with ``scratch()``; files stay until its end: neighbours of one archive find each other."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._numbers = count(1)
        self._left = MOST

    def folder(self) -> Path:
        """A new empty folder."""
        path = self._root / str(next(self._numbers))
        path.mkdir()
        return path

    def keep(self, read: Callable[[int], bytes], path: Path, place: str, packed: int = 0) -> None:
        """Copy what ``read(size)`` gives into a new file, until it gives nothing.

        :param packed: size before unpacking, where it was packed
        :raises BadSource: it is too much
        :raises FileExistsError: there is such a file already
        """
        size = 0
        with path.open("xb") as file:
            while chunk := read(_CHUNK):
                size += len(chunk)
                self._left -= len(chunk)
                self._check(size, packed, place)
                file.write(chunk)

    def _check(self, size: int, packed: int, place: str) -> None:
        if packed and size > _HARMLESS and size > SWELLS * packed:
            raise BadSource(
                f"it grows to more than {SWELLS} times its size when unpacked, as no text does",
                place,
                "Unpack it yourself if you trust it, and import the files.",
            )
        if size > LARGEST:
            raise BadSource(
                f"larger than {_mib(LARGEST)} MiB when unpacked", place, "Split it into several files."
            )
        if self._left < 0:
            raise BadSource(
                f"more than {_mib(MOST)} MiB in all when unpacked", place, "Import fewer files at a time."
            )


@contextmanager
def scratch() -> Iterator[Scratch]:
    """A scratch folder, removed with all that is in it at the end, whatever happens.

    What a process that was killed left behind is removed by the next one: a lock tells who still lives.
    """
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as root, _held(Path(root)):
        yield Scratch(Path(root))


@contextmanager
def _held(root: Path) -> Iterator[None]:
    """Hold the lock of a folder; it goes with the process. It is there only once it is held."""
    with (root / "new").open("wb") as lock:
        if _fcntl is not None:
            _fcntl.flock(lock, _fcntl.LOCK_EX)
            (root / "new").rename(root / _LOCK)
        yield


def _sweep(folder: Path) -> None:
    """Remove the scratch folders whose process is gone."""
    for left in folder.glob(f"{_PREFIX}*/{_LOCK}") if _fcntl is not None else ():
        try:
            with left.open("rb") as lock:
                _fcntl.flock(lock, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
        except OSError:  # somebody works there, or it is not ours
            continue
        shutil.rmtree(left.parent, ignore_errors=True)


def _mib(size: int) -> int:
    return size // 1024 // 1024
