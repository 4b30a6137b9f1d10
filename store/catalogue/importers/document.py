"""``Document``: one file to be read, wherever it came from, with bounds on what reading it may cost."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from store.catalogue.importers import decoding
from store.errors import BadSource

LARGEST = 256 * 1024 * 1024
"""Bytes of one file, unpacked."""
HEAD = 64 * 1024
_CHUNK = 1024 * 1024
_ASSIGNED = re.compile(
    r"\ufeff?\s*(?:(?:var|let|const)\s+[\w$]{1,60}|(?:window|self|module)\.[\w$.]{1,60})\s*=\s*(?=[\[{])"
)
"""What stands before JSON that a page loads as a script."""
_KEPT = ("place", "name", "folders", "url", "media_type", "_data", "_beside")


class Document:
    """One file. Made by ``intake``, or with ``of`` from memory; what was read of it is kept.

    ``place`` is how people call it, ``name`` the last part of that, ``folders`` are the names of the folders
    above it (outermost first), ``url`` and ``media_type`` say where it was fetched from.
    """

    def __init__(
        self,
        data: bytes | Path,
        place: str,
        folders: tuple[str, ...] = (),
        *,
        name: str = "",
        beside: Path | Mapping[str, bytes] | None = None,
        web: tuple[str, str] = ("", ""),
    ) -> None:
        """Make a document of bytes, or of an unpacked file.

        :param beside: the folder, or the contents, where ``sibling`` looks
        :param web: URL and media type
        """
        self.place = place
        self.name = name or place.replace("\\", "/").rstrip("/").rpartition("/")[2]
        self.folders = folders
        self.url, self.media_type = web
        self._data = data
        self._beside = beside
        self.looked_beside = False
        """Whether another file was asked for: then what this one says hangs on that one too."""

    @classmethod
    def of(
        cls,
        content: bytes,
        name: str = "",
        folders: tuple[str, ...] = (),
        siblings: Mapping[str, bytes] | None = None,
    ) -> Document:
        """A document of what is in memory."""
        return cls(content, "/".join((*folders, name)) or "memory", folders, name=name, beside=siblings)

    def __getstate__(self) -> dict[str, Any]:
        """Without what was read: the other process reads for itself."""
        return {name: self.__dict__[name] for name in _KEPT} | {"looked_beside": False}

    def __repr__(self) -> str:
        return f"Document({self.place!r})"

    @cached_property
    def size(self) -> int:
        """Bytes."""
        return len(self._data) if isinstance(self._data, bytes) else self._data.stat().st_size

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        with self._opened() as file:
            return file.read(HEAD)

    @cached_property
    def digest(self) -> str:
        """A hash of all bytes."""
        whole = blake2b(digest_size=16)
        with self._opened() as file:
            while chunk := file.read(_CHUNK):
                whole.update(chunk)
        return whole.hexdigest()

    @cached_property
    def start(self) -> str:
        """``head`` as text, without a byte order mark; letters that cannot be read are replaced."""
        head = self.head
        codec = decoding.by_mark(head) or decoding.declared(head)
        if not codec:
            codec = "utf-8" if decoding.is_utf8([head]) else decoding.guessed(head)
        text = head.decode(codec, "replace")
        text = text[:-1] if text.endswith("\ufffd") and len(head) == HEAD else text
        assigned = _ASSIGNED.match(text)
        return text[assigned.end() :] if assigned else text

    def content(self) -> bytes:
        """All of it.

        :raises BadSource: it is larger than ``LARGEST``
        """
        self._bounded()
        with self._opened() as file:
            return file.read()

    @cached_property
    def encoding(self) -> str:
        """The codec of ``text`` and ``lines``: the mark, else the declared, else UTF-8, else a guess.

        Text that is UTF-8 is no Latin text by chance, whatever it declares.
        """
        self._bounded()
        marked = decoding.by_mark(self.head)
        if marked:
            return marked
        said = decoding.declared(self.head)
        if said and said != "cp1252" and decoding.decodes(self.content(), said):
            return said
        with self._opened() as file:
            if decoding.is_utf8(iter(lambda: file.read(_CHUNK), b"")):
                return "utf-8"
        return said or decoding.guessed(self.content())

    @property
    def decoded(self) -> str:
        """``encoding``, if anything asked for text; else empty."""
        return str(self.__dict__.get("encoding", ""))

    def text(self) -> str:
        """All of it as text, without a byte order mark, newlines as they are."""
        return self.content().decode(self.encoding, "replace").lstrip("\ufeff")  # some have the mark twice

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, from 1, read bit by bit."""
        encoding = self.encoding
        with self._opened() as file, io.TextIOWrapper(file, encoding=encoding, errors="replace") as text:
            for number, line in enumerate(text, 1):
                yield number, line.removesuffix("\n")

    def json(self) -> Any:
        """All of it as JSON; a repeated key's last value counts, NaN is let through.

        :raises BadSource: it is none, with line and column, or it is nested too deep
        """
        return self._parsed

    def sibling(self, name: str) -> Document | None:
        """Another file of the same folder, if there is one."""
        self.looked_beside = True
        place = (
            self.place[: len(self.place) - len(self.name)] + name if self.place.endswith(self.name) else name
        )
        if isinstance(self._beside, Path):
            path = self._beside / name
            if "/" in name or "\\" in name or not path.is_file() or path.is_symlink():
                return None
            return Document(path, place, self.folders, name=name, beside=self._beside)
        if self._beside is None or name not in self._beside:
            return None
        return Document(self._beside[name], place, self.folders, name=name, beside=self._beside)

    def neighbours(self, ending: str, most: int) -> Iterator[Document]:
        """The other files of the same folder whose names end so, by name, ``most`` of them at the utmost."""
        self.looked_beside = True
        if isinstance(self._beside, Path):
            names = (path.name for path in self._beside.iterdir())
        else:
            names = (name for name in self._beside or ())
        wanted = sorted(name for name in names if name.lower().endswith(ending) and name != self.name)
        yield from (found for name in wanted[:most] if (found := self.sibling(name)))

    @cached_property
    def _parsed(self) -> Any:
        text = self.text()
        if assigned := _ASSIGNED.match(text):  # blanks in its place, so that line and column stay right
            text = "\n" * text[: assigned.end()].count("\n") + text[assigned.end() :].rstrip("; \r\n\t")
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            raise BadSource(
                f"no valid JSON: {error.msg} at line {error.lineno}, column {error.colno}",
                self.place,
                "Check that the file is whole; a download may have been cut off.",
            ) from error
        except RecursionError:
            raise BadSource(
                "the JSON is nested too deep", self.place, "No programme is nested so deep."
            ) from None
        except ValueError as error:  # a number of more digits than Python reads
            said = "a number in the JSON has thousands of digits"
            raise BadSource(said, self.place, "No programme has such numbers.") from error

    def _bounded(self) -> None:
        if self.size > LARGEST:
            raise BadSource(
                f"larger than {LARGEST // 1024 // 1024} MiB", self.place, "Split it into several files."
            )

    def _opened(self) -> BinaryIO:
        return io.BytesIO(self._data) if isinstance(self._data, bytes) else self._data.open("rb")
