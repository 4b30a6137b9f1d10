"""What the process of the readers and ours say to each other, as pickles over two pipes."""

from __future__ import annotations

import io
import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

from store.catalogue.entries import Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.works.statement import Statement
from store.records import Skipped

Ready = Home | Skipped | Warned | Statement
"""A finding; an entry has become a statement."""
_LENGTH = struct.Struct("<I")
_LARGEST = 512 * 1024 * 1024
_TRUSTED = frozenset(
    {"Statement", "Skipped", "Warned", "Home", "Recognised", "Batch", "Ended", "Refused", "date"}
)


@dataclass(frozen=True, slots=True)
class Request:
    """Read this; an empty ``format``: find out which one it is."""

    document: Document
    format: str
    hints: Hints
    source_id: str
    cpu_seconds: float
    zone: str = ""
    """Of the event that is named, where the catalogue knows it; only for what is doubtful."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The first answer."""

    format: str
    label: str


@dataclass(frozen=True, slots=True)
class Batch:
    findings: list[Ready]


@dataclass(frozen=True, slots=True)
class Ended:
    """The last answer. ``encoding`` is that of the text, empty where none was asked for; ``looked_beside``
    tells whether other files were asked for."""

    encoding: str
    looked_beside: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The last answer, where the file cannot be used; ``trace`` is for the log."""

    message: str
    place: str
    remedy: str
    nothing: bool = False
    """It holds no items at all, or nothing that Hallway knows: of a folder's files most do."""
    trace: str = ""


Reply = Recognised | Batch | Ended | Refused


def send(pipe: BinaryIO, message: Request | Reply) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO, *, trusted: bool) -> Any:
    """The next message.

    :param trusted: False lets only the classes of replies be made: a reader that a file has got hold of shall
        not get hold of us
    :raises EOFError: the other side is gone
    :raises pickle.UnpicklingError: it says something else
    """
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > _LARGEST:
        raise pickle.UnpicklingError("too long")
    data = _exactly(pipe, length)
    return pickle.loads(data) if trusted else _Careful(io.BytesIO(data)).load()  # noqa: S301 - from our parent


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name not in _TRUSTED or not module.startswith(("store.", "datetime")):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")
        return super().find_class(module, name)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
