"""From one file to its documents: ``.gz``, ``.zip`` and ``.tar``, also inside each other, told by content.

No member is written under a name of its choosing: each folder of an archive gets a numbered folder of ours.
"""

from __future__ import annotations

import gzip
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from store.catalogue.importers.document import Document
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource

MOST_MEMBERS = 10_000
DEEPEST = 3
"""Packings inside each other: a gzipped tar that holds a zip."""
_LONGEST_NAME = 200  # bytes
_LARGEST_DIRECTORY = 8 * 1024 * 1024
_OFFICE = ("[Content_Types].xml", "mimetype")
"""Members of a zip that is itself a document: a spreadsheet, a text, an e-book."""
_DAMAGE = (EOFError, zipfile.BadZipFile, zlib.error, tarfile.TarError, gzip.BadGzipFile, NotImplementedError)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that gives no document, and why. ``failed``: it was asked for and cannot be had."""

    place: str
    reason: str
    remedy: str = ""
    failed: bool = False

    @classmethod
    def refused(cls, error: BadSource, place: str) -> LeftOut:
        """A file that was asked for and cannot be had."""
        where = error.place or place
        return cls(where, str(error).removeprefix(f"{where}: "), error.remedy, failed=True)


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a file besides its bytes; see ``Document``. ``key`` tells it from all other files."""

    place: str
    name: str
    key: str
    folders: tuple[str, ...] = ()
    beside: Path | None = None
    web: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and what tells its file from all others, the same each time."""

    document: Document
    key: str


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    packed: int
    open: Callable[[], IO[bytes] | None]


def unpacked(path: Path, origin: Origin, scratch: Scratch, depth: int = DEEPEST) -> Iterator[Found | LeftOut]:
    """The documents in a file: itself, where it is not packed.

    :raises BadSource: it is broken, hostile or too much
    """
    opener = _opener(path, origin)
    if opener is None:
        yield Found(_document(path, origin), origin.key)
        return
    if not depth:
        yield LeftOut(origin.place, "an archive inside of too many others")
        return
    with _told(origin.place):
        inside = list(opener(path, origin, scratch))
    for each in inside:
        if isinstance(each, LeftOut):
            yield each
            continue
        try:
            yield from unpacked(*each, scratch, depth - 1)
        except BadSource as error:
            if each[1].place == origin.place:
                raise
            yield LeftOut.refused(error, each[1].place)  # an archive in the archive


def _document(path: Path, origin: Origin) -> Document:
    return Document(
        path, origin.place, origin.folders, name=origin.name, beside=origin.beside, web=origin.web
    )


Inside = Iterator[tuple[Path, Origin] | LeftOut]


def _opener(path: Path, origin: Origin) -> Callable[[Path, Origin, Scratch], Inside] | None:
    """What opens the file; ``None`` where it is no archive."""
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(b"\x1f\x8b"):
        return _gunzipped
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _is_office(path, origin):
        return _unzipped
    return _untarred if head[257:262] == b"ustar" else None


def _gunzipped(path: Path, origin: Origin, scratch: Scratch) -> Inside:
    name = origin.name[:-3] if origin.name.lower().endswith(".gz") else origin.name
    name = name[:-4] + ".tar" if name.lower().endswith(".tgz") else name
    target = scratch.folder() / "unpacked"
    with gzip.open(path) as file:
        scratch.keep(file.read1, target, origin.place, path.stat().st_size)
    yield target, Origin(origin.place, name, origin.key, origin.folders, origin.beside, origin.web)


def _unzipped(path: Path, origin: Origin, scratch: Scratch) -> Inside:
    _check_directory(path, origin.place)
    with zipfile.ZipFile(path) as archive:
        yield from _kept(_zip_members(archive, origin.place), origin, scratch)


def _zip_members(archive: zipfile.ZipFile, place: str) -> Iterator[_Member]:
    for info in archive.infolist():
        if info.is_dir() or info.external_attr >> 28 == 0xA:  # a link
            continue
        if info.flag_bits & 1:
            raise BadSource(f"{info.filename} is encrypted", place, "Unpack it with its password first.")
        yield _Member(info.filename, info.compress_size or 1, partial(archive.open, info))


def _untarred(path: Path, origin: Origin, scratch: Scratch) -> Inside:
    size = path.stat().st_size
    with tarfile.open(path, "r:") as archive:
        members = (
            _Member(info.name, size, partial(archive.extractfile, info))
            for info in archive
            if info.isreg() and not info.issparse()
        )
        yield from _kept(members, origin, scratch)


def _kept(members: Iterable[_Member], origin: Origin, scratch: Scratch) -> Inside:
    """The members, put into numbered folders."""
    folders: dict[PurePosixPath, Path] = {}
    for number, member in enumerate(members):
        if number >= MOST_MEMBERS:
            raise BadSource(f"more than {MOST_MEMBERS} files", origin.place, "Unpack it and import folders.")
        inner = _inner(member.name, origin.place)
        file = member.open() if inner.name and not _is_hidden(inner) else None
        if file is None:
            continue
        place = f"{origin.place}: {inner}"
        if inner.parent not in folders:
            folders[inner.parent] = scratch.folder()
        path = folders[inner.parent] / inner.name
        if len(inner.name.encode("utf-8", "replace")) > _LONGEST_NAME or path.exists():
            yield LeftOut(place, "its name is too long, or is there twice")
            continue
        with file:
            scratch.keep(file.read, path, place, member.packed)
        above = (*origin.folders, *inner.parts[:-1])
        yield path, Origin(place, inner.name, f"{origin.key}\n{inner}", above, path.parent, origin.web)


def _inner(name: str, place: str) -> PurePosixPath:
    """The path of a member inside of its archive."""
    inner = PurePosixPath(name.replace("\\", "/"))
    if inner.is_absolute() or ".." in inner.parts or ":" in name.partition("/")[0]:
        raise BadSource(
            f"it names a file outside of itself: {name!r}",
            place,
            "Do not trust this archive; get it from where it was made.",
        )
    return inner


def _is_hidden(inner: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in inner.parts)


def _is_office(path: Path, origin: Origin) -> bool:
    with _told(origin.place):
        _check_directory(path, origin.place)
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
def _told(place: str) -> Iterator[None]:
    """Damage in words."""
    try:
        yield
    except _DAMAGE as error:
        cut = isinstance(error, EOFError) or "truncated" in str(error) or "unexpected end" in str(error)
        what = "the archive is cut off" if cut else f"the archive is damaged: {error}"
        raise BadSource(what, place, "Fetch it again, or unpack what can be saved.") from error
    except RuntimeError as error:  # zipfile's word for what it will not open
        raise BadSource(f"the archive cannot be opened: {error}", place) from error
