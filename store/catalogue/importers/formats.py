"""The formats that can be read. To add one: a reader module beside this one, and its name in ``NAMES``."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from store.catalogue.importers.document import Document
from store.catalogue.importers.entries import Findings, Hints
from store.errors import BadSource

NAMES = (
    "miniconf", "virtual_site", "openreview", "sigchi", "pretalx", "csl", "anthology", "dblp", "frab",
    "arxiv", "feeds", "bibtex", "ris", "ical", "webpage", "markdown", "tables",
)  # fmt: skip
"""Reader modules, each called like the format it reads. Only names: reading them all in takes a while, and
the readers themselves import ``Format`` from here."""
NOTHING = "no items"
"""What readers say of a file that is well and of no use here."""
_SURE_ENOUGH = 0.2


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
        if document.head.startswith(b"%PDF"):
            raise NotRecognised(
                "a PDF, which Hallway does not read",
                document.place,
                "Import what it was made of, or a BibTeX file or web page of the same.",
            )
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
