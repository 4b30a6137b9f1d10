"""What the tests here share: a file recognised by its content and read, its text as people read it."""

from __future__ import annotations

import json

from store.catalogue.entries import Hints
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.catalogue.tidy.entry import tidied
from tests.store.readers.reading import Found, reading


def read(content: object, form: str, name: str = "file", hints: Hints | None = None) -> Found:
    """Findings of a text, of bytes, or of what becomes JSON, which must be recognised as ``form``."""
    if isinstance(content, str | bytes):
        raw = content.encode() if isinstance(content, str) else content
    else:
        raw = json.dumps(content).encode()
    document = Document.of(raw, name)
    recognised = formats.recognised(document)
    assert recognised.name == form
    found = reading(recognised, document, hints)
    return Found([tidied(entry)[0] for entry in found.entries], found.homes, found.skipped, found.warned)


def names(found: Found, title: str) -> list[str]:
    """The people of one entry."""
    return [person.name for person in found.entry(title).people]


def links(found: Found, title: str) -> set[tuple[str, str]]:
    return {(link.kind, link.url) for link in found.entry(title).links}
