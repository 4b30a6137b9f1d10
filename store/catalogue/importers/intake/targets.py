"""What the user names: files, folders, addresses, standard input; and the documents found there, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from store.catalogue.importers.document import Document, Web
from store.catalogue.importers.intake.archives import Found, LeftOut, Origin, unpacked
from store.catalogue.importers.intake.fetch import Fetched, fetch, unasked
from store.catalogue.importers.intake.scratch import Scratch
from store.errors import BadSource
from store.text import harmless

STDIN = "-"
_STDIN_PLACE = "standard input"
MOST_FILES = 20_000
_NOT_OURS = frozenset({"node_modules", "__pycache__"})


def documents(
    targets: Iterable[str], scratch: Scratch, *, allow_private: bool = False
) -> Iterator[Found | LeftOut]:
    """The documents of all targets; a target that cannot be used does not keep the others back."""
    for target in targets:
        try:
            yield from _of(target, scratch, allow_private)
        except BadSource as error:
            yield LeftOut.refused(error, target)
        except OSError as error:
            reason = error.strerror or str(error)
            yield LeftOut(place_of(target), reason, "Check that it is there and may be read.", failed=True)


def place_of(target: str) -> str:
    """What the report calls a target."""
    return _STDIN_PLACE if target == STDIN else harmless(target)


def of_fetched(url: str, fetched: Fetched, scratch: Scratch) -> Iterator[Found | LeftOut]:
    """The documents in what was fetched from an address.

    :raises NotFetched: the server says that it was not modified
    :raises BadSource: it is broken, hostile or too much
    """
    if fetched.path is None:
        raise unasked(url)
    parts = urlsplit(fetched.final_url)
    name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or "page"
    web = Web(fetched.final_url, fetched.media_type, fetched.charset)
    yield from unpacked(fetched.path, Origin(url, name, url, web=web), scratch)


def _of(target: str, scratch: Scratch, allow_private: bool) -> Iterator[Found | LeftOut]:
    if target == STDIN:
        if sys.stdin is None:
            raise BadSource("it is closed", _STDIN_PLACE, "Let another command write into it: curl … | …")
        yield from _spooled(sys.stdin.buffer.read, _STDIN_PLACE, scratch)
        return
    scheme, found, _ = target.partition("://")
    if found and scheme.isalnum():
        yield from of_fetched(target, fetch(target, scratch, allow_private=allow_private), scratch)
        return
    path = Path(target)
    if path.is_dir():
        yield from _folder(path, target, scratch)
    elif path.is_file():
        yield from unpacked(path, _origin(path, target), scratch)
    elif path.exists():  # a pipe
        with path.open("rb") as file:
            yield from _spooled(file.read, harmless(target), scratch)
    else:
        raise BadSource("there is no such file or folder", harmless(target), "Check the spelling.")


def _spooled(read: Callable[[int], bytes], place: str, scratch: Scratch) -> Iterator[Found | LeftOut]:
    """What can be read only once. It has no place of its own: other content is another source."""
    path = scratch.folder() / "input"
    scratch.keep(read, path, place)
    yield from unpacked(path, Origin(place, "", Document(path, place).digest), scratch)


def _origin(path: Path, place: str) -> Origin:
    above = tuple(harmless(part) for part in path.parent.parts if part not in (path.anchor, "..", "."))
    return Origin(harmless(place), path.name, str(path.resolve()), above, path.parent)


def _folder(root: Path, target: str, scratch: Scratch) -> Iterator[Found | LeftOut]:
    """The files of a folder in order, without hidden ones; links are followed to files inside of it."""
    refused: list[OSError] = []
    files = (path for path in _walked(root, refused) if path.is_file())
    home = root.resolve()
    empty = True
    for number, path in enumerate(files):
        place, empty = harmless(os.path.normpath(path)), False
        if number >= MOST_FILES:
            yield LeftOut(harmless(target), f"only the first {MOST_FILES} files were looked at", failed=True)
            return
        if path.is_symlink() and not path.resolve().is_relative_to(home):
            yield LeftOut(place, "a link that leads out of the folder")
            continue
        try:
            yield from unpacked(path, _origin(path, os.path.normpath(path)), scratch)
        except BadSource as error:
            yield LeftOut.refused(error, place)
        except OSError as error:
            yield LeftOut(place, error.strerror or str(error), failed=True)
    for problem in refused:
        yield LeftOut(
            harmless(os.path.normpath(problem.filename)), problem.strerror or str(problem),
            "Check that the folder may be read.", failed=True,
        )  # fmt: skip
    if empty and not refused:
        raise BadSource("the folder holds no files", harmless(target), "Hidden ones are not looked at.")


def _walked(root: Path, refused: list[OSError]) -> Iterator[Path]:
    """The files of a folder in order; what cannot be listed is added to ``refused``."""
    for folder, folders, names in os.walk(root, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_OURS)
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
