"""The formats that can be read. To add one: a module or folder beside this one, and its name in ``NAMES``."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from store.catalogue.entries import Findings, Hints
from store.catalogue.importers.document import LARGEST, Document
from store.errors import BadSource

NAMES = (
    "miniconf", "virtual_site", "openreview", "sigchi", "pretalx", "csl", "anthology", "dblp", "frab",
    "arxiv", "feeds", "json_feed", "bibtex", "ris", "ical", "webpage", "markdown", "tables",
)  # fmt: skip
"""Reader modules, each called like the format it reads. Only names: reading them all in takes a while, and
the readers themselves import ``Format`` from here."""
NOTHING = "no items"
"""What readers say of a file that is well and of no use here."""
_SURE_ENOUGH = 0.2
_AS_XLSX = "Open it and save it as .xlsx or as CSV."
_UNPACK = "Unpack it, and import what is in it, or pack it as .zip or .gz."
_OFFICE = rb"PK\x03\x04.{22,26}"
_UNREAD = tuple(
    (what, re.compile(shape, re.DOTALL), remedy)
    for what, shape, remedy in (
        (
            "an archive that is packed by 7-Zip, RAR, bzip2, xz or zstd",
            rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY&SY|\xfd7zXZ\0|\x28\xb5\x2f\xfd",
            _UNPACK,
        ),
        ("a PDF", rb"%PDF", "Import what it was made of, or a BibTeX file or web page of the same."),
        ("an .xls or .doc file of old Office programs", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _AS_XLSX),
        (
            "an OpenDocument spreadsheet (.ods)",
            _OFFICE + rb"mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet",
            _AS_XLSX,
        ),
        (
            "an OpenDocument file",
            _OFFICE + rb"mimetypeapplication/vnd\.oasis\.opendocument",
            "Save the table in it as .xlsx or as CSV.",
        ),
        ("a Word document", rb"PK\x03\x04.*word/", "Save the table in it as .xlsx or as CSV."),
        ("a Numbers spreadsheet", rb"PK\x03\x04.*Index/(?:Document|Tables)", "Export it as .xlsx or as CSV."),
    )
)
"""What people try all the same: what it is, how it begins, and what to do."""


class NotRecognised(BadSource):
    """A file of no format that is known here."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how to recognise it (0.0 to 1.0, by content, never raising) and how to read it."""

    name: str
    label: str
    sniff: Callable[[Document], float]
    read: Callable[[Document, Hints], Findings]


@cache
def named(name: str) -> Format:
    """The format called so: one of ``NAMES``, or with dots the module of a reader from elsewhere."""
    module = name if "." in name else f"store.catalogue.importers.{name}"
    found = importlib.import_module(module).FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"{name}.FORMAT is no Format")
    return found


def recognised(document: Document, names: tuple[str, ...] = NAMES) -> Format:
    """The format whose reader is surest.

    :raises BadSource: none is; the message says what was seen
    """
    if not document.size:
        raise NotRecognised("the file is empty", document.place)
    guesses = [(named(name).sniff(document), named(name)) for name in names]
    best = max(guesses, key=lambda guess: guess[0], default=(0.0, None))
    if best[1] is None or best[0] < _SURE_ENOUGH:
        if document.size > LARGEST:
            raise BadSource(
                f"larger than {LARGEST // 1024 // 1024} MiB", document.place, "Split it into several."
            )
        for what, shape, remedy in _UNREAD:
            if shape.match(document.head):
                raise NotRecognised(f"{what}, which Hallway does not read", document.place, remedy)
        raise NotRecognised(
            f"not a format that Hallway knows; it {_looks(document)}",
            document.place,
            f"Say which one it is with --format: {', '.join(names)}.",
        )
    return best[1]


def _looks(document: Document) -> str:
    """What stands at the beginning, for people."""
    if b"\0" in document.head[:1024] and not document.start.isprintable():
        return f"holds no text and begins with the bytes {document.head[:4].hex(' ')}"
    first = " ".join(document.start.split())[:60]
    return f'begins with "{first}"' if first else "holds only blanks"
