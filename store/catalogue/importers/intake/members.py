"""What is in a ``.zip`` or a ``.tar``, and what is wrong with it, in words."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from store.errors import BadSource

MOST_MEMBERS = 10_000
_LARGEST_DIRECTORY = 8 * 1024 * 1024
_OFFICE = ("[Content_Types].xml", "mimetype")
"""Members of a zip that is itself a document: a spreadsheet, a text, an e-book."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Of the others, ``zipfile`` unpacks as much at once as there is: a few kilobytes may fill the memory."""
_DAMAGE = (
    EOFError, zipfile.BadZipFile, zlib.error, tarfile.TarError, gzip.BadGzipFile,
    NotImplementedError, struct.error,
)  # fmt: skip


class Broken(BadSource):
    """An archive, or a member of one, that is damaged or locked; not one that means harm."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. ``open`` raises ``Broken``, or one of the libraries' errors."""

    name: str
    packed: int
    open: Callable[[], IO[bytes]]
    alone: bool = False
    """Whether it can be damaged without the others being so."""


def zipped(path: Path, place: str) -> Iterator[Member]:
    """The files in a zip, without links."""
    _check_directory(path, place)
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir() and info.external_attr >> 28 != 0xA:  # a link
                yield Member(
                    info.filename, info.compress_size or 1, partial(_opened, archive, info), alone=True
                )


def tarred(path: Path) -> Iterator[Member]:
    """The files in a tar that is not packed further; links, devices and files with holes are passed over."""
    size = path.stat().st_size
    with tarfile.open(path, "r:") as archive:
        for info in archive:
            if info.isreg() and not info.issparse():
                yield Member(info.name, size, partial(_extracted, archive, info))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & 1:
        raise Broken("it is encrypted", "", "Unpack it with its password first.")
    if info.compress_type not in _METHODS:
        raise Broken("it is packed in a way that is not opened", "", "Unpack it, and import what is in it.")
    return archive.open(info)


def _extracted(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(info) or io.BytesIO()


def is_office(path: Path, place: str) -> bool:
    """Whether a zip is itself a document."""
    with told(place):
        _check_directory(path, place)
        with zipfile.ZipFile(path) as archive:
            return any(name in archive.NameToInfo for name in _OFFICE)


def _check_directory(path: Path, place: str) -> None:
    """Refuse a list of members that alone would fill the memory. It ends at most 64 KiB before the end."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise BadSource("the archive is cut off", place, "Fetch it again.")
    (listed,) = struct.unpack("<I", tail[at + 12 : at + 16])
    if listed > _LARGEST_DIRECTORY:
        raise BadSource(f"more than {MOST_MEMBERS} files", place, "Unpack it and import folders.")


@contextmanager
def told(place: str) -> Iterator[None]:
    """Damage in words.

    :raises Broken: for the libraries' many errors
    """
    try:
        yield
    except _DAMAGE as error:
        cut = isinstance(error, EOFError) or "truncated" in str(error) or "unexpected end" in str(error)
        what = "the archive is cut off" if cut else f"the archive is damaged: {error}"
        raise Broken(what, place, "Fetch it again, or unpack what can be saved.") from error
    except RuntimeError as error:  # zipfile's word for what it will not open
        raise Broken(f"the archive cannot be opened: {error}", place) from error
