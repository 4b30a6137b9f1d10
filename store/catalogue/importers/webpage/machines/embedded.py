"""The data that a page's scripts show a programme from: JSON in the page, as React and Vue sites do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home
from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource

_SCRIPTS = 'script[type="application/json"]'
_LEAST = 200
"""Characters of data that may hold a programme."""
_MOST = 20
"""Scripts of one page that are looked at."""
_READERS = ("miniconf", "virtual_site", "openreview", "sigchi", "pretalx", "json_feed", "tables")


def findings(page: LexborHTMLParser, document: Document, hints: Hints) -> list[Finding]:
    """What the first script with a programme gives: entries with people or times."""
    for number, script in enumerate(page.css(_SCRIPTS)[:_MOST], 1):
        text = script.text()
        if len(text) < _LEAST:
            continue
        data = Document.of(text.encode(), f"{document.name or 'page'}: script {number}")
        found = [*_read(data, hints)]
        entries = [each for each in found if isinstance(each, Entry)]
        told = [each for each in entries if each.people or (each.when and each.when.start)]
        if told and 2 * len(told) >= len(entries):
            return [_placed(each, number) for each in found if _is_kept(each)]
    return []


def _read(data: Document, hints: Hints) -> Iterator[Finding]:
    try:
        yield from formats.recognised(data, _READERS).read(data, hints)
    except BadSource:
        return  # settings and texts of the site


def _is_kept(found: Finding) -> bool:
    """Whether it is the event, or an entry of which more is said than a name: sponsors have one, too."""
    return isinstance(found, Home) or (
        isinstance(found, Entry) and bool(found.people or found.abstract or (found.when and found.when.start))
    )


def _placed(found: Finding, number: int) -> Finding:
    return replace(found, place=f"script {number}, {found.place}") if isinstance(found, Entry) else found
