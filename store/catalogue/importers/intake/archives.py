"""From one file to its documents: ``.gz``, ``.zip`` and ``.tar``, also inside each other, told by content.

No member is written under a name of its choosing: each folder of an archive gets a numbered folder of ours.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from store.catalogue.importers.document import NOWHERE, Document, Web
from store.catalogue.importers.intake.members import (
    MOST_MEMBERS,
    Broken,
    Member,
    is_office,
    tarred,
    told,
    zipped,
)
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource
from store.text import harmless

DEEPEST = 3
"""Packings inside each other: a gzipped tar that holds a zip."""
_LONGEST_NAME = 200  # bytes
_DRIVE = re.compile(r"[A-Za-z]:")


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
        where = error.place or harmless(place)
        return cls(where, str(error).removeprefix(f"{where}: "), error.remedy, failed=True)


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a file besides its bytes; see ``Document``. ``key`` tells it from all other files."""

    place: str
    name: str
    key: str
    folders: tuple[str, ...] = ()
    beside: Path | None = None
    web: Web = NOWHERE


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and what tells its file from all others, the same each time."""

    document: Document
    key: str


def unpacked(path: Path, origin: Origin, scratch: Scratch, depth: int = DEEPEST) -> Iterator[Found | LeftOut]:
    """The documents in a file: itself, where it is not packed.

    :raises BadSource: it is broken, hostile or too much
    """
    opener = _opener(path, origin)
    if opener is None:
        yield Found(_document(path, origin), origin.key)
        return
    if not depth:
        deep = "an archive inside of too many others"
        yield LeftOut(origin.place, deep, "Unpack it, and import what is in it.", failed=True)
        return
    with told(origin.place):
        inside = list(opener(path, origin, scratch))
    if not inside:
        yield LeftOut(origin.place, "an archive that holds no files", "Hidden ones are not looked at.")
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
        path, origin.place, origin.folders, name=harmless(origin.name), beside=origin.beside, web=origin.web
    )


Inside = Iterator[tuple[Path, Origin] | LeftOut]


def _opener(path: Path, origin: Origin) -> Callable[[Path, Origin, Scratch], Inside] | None:
    """What opens the file; ``None`` where it is no archive."""
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(b"\x1f\x8b"):
        return _gunzipped
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not is_office(path, origin.place):
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
    yield from _kept(zipped(path, origin.place), origin, scratch)


def _untarred(path: Path, origin: Origin, scratch: Scratch) -> Inside:
    yield from _kept(tarred(path), origin, scratch)


def _kept(members: Iterable[Member], origin: Origin, scratch: Scratch) -> Inside:
    """The members, put into numbered folders."""
    folders: dict[PurePosixPath, Path] = {}
    for number, member in enumerate(members):
        if number >= MOST_MEMBERS:
            raise BadSource(f"more than {MOST_MEMBERS} files", origin.place, "Unpack it and import folders.")
        inner = _inner(member.name, origin.place)
        if not inner.name or _is_hidden(inner):
            continue
        place = f"{origin.place}: {harmless(str(inner))}"
        if inner.parent not in folders:
            folders[inner.parent] = scratch.folder()
        path = folders[inner.parent] / inner.name
        if reason := _unfit(path):
            yield LeftOut(place, reason, "Unpack it, and import what is in it.", failed=True)
        elif (problem := _copied(member, path, place, scratch)) is not None:
            yield problem
        else:
            above = (*origin.folders, *map(harmless, inner.parts[:-1]))
            web = origin.web._replace(charset="")  # it was that of the archive, if of anything
            yield path, Origin(place, inner.name, f"{origin.key}\n{inner}", above, path.parent, web)


def _unfit(path: Path) -> str:
    """Why a member cannot be written under its name; empty where it can."""
    if len(path.name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
        return "its name is too long"
    return "a second file of the same name" if path.exists() else ""


def _copied(member: Member, path: Path, place: str, scratch: Scratch) -> LeftOut | None:
    """Write a member to ``path``, or say what is wrong with it where that spoils no others."""
    try:
        with told(place), member.open() as file:
            scratch.keep(file.read, path, place, member.packed)
    except Broken as error:
        path.unlink(missing_ok=True)  # half of it must not be found by its neighbours
        if not member.alone:
            raise
        return LeftOut.refused(error, place)
    return None


def _inner(name: str, place: str) -> PurePosixPath:
    """The path of a member inside of its archive."""
    inner = PurePosixPath(name.replace("\\", "/"))
    if inner.is_absolute() or ".." in inner.parts or _DRIVE.match(name):
        raise BadSource(
            f"it names a file outside of itself: {name!r}",
            place,
            "Do not trust this archive; get it from where it was made.",
        )
    return inner


def _is_hidden(inner: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in inner.parts)
