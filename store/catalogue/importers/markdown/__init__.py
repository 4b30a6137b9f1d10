"""Markdown: lists of papers and notes about one paper. Pages of links hold no items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.catalogue.importers.document import Document
from store.catalogue.importers.entries import Entry, Finding, Hints, Home
from store.catalogue.importers.formats import Format
from store.catalogue.importers.markdown.lists import headed, tagged
from store.catalogue.importers.markdown.mentions import mentioned
from store.catalogue.importers.markdown.note import noted
from store.catalogue.importers.markdown.parsing import Block, blocks
from store.catalogue.importers.tidy import series, venues
from store.errors import BadSource
from store.records import Skipped

_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_ENTRY = re.compile(r"^\s{0,8}(?:[-*+]|\d{1,4}[.)]) +\S", re.MULTILINE)
_LINK = re.compile(r"\[[^\]\n]{1,300}\]\(\s*https?://")
_SURE = 3
"""Marks of Markdown from which they are no chance."""
_OTHERS = ("<?xml", "<!doctype", "<html", "{", "[{", "BEGIN:", "TY  -", "%")


def sniff(document: Document) -> float:
    """Headings, lists and links as Markdown writes them."""
    start = document.start.lstrip("\ufeff \r\n")
    if start.lower().startswith(tuple(other.lower() for other in _OTHERS)):
        return 0.0
    headings, entries = len(_HEADING.findall(start)), len(_ENTRY.findall(start))
    linked = len(_LINK.findall(start))
    if headings and (linked or entries):
        return 0.75 if headings + entries + linked >= _SURE else 0.5
    return 0.3 if entries and linked else 0.0


def read(document: Document, hints: Hints) -> Iterator[Finding]:
    """What the page holds: a list whose entries name their venue first, a note of one paper, a list under
    "Papers", or a list whose entries name their venue at the end.

    :raises BadSource: it is none of these
    """
    del hints
    found = list(blocks(document.text()))
    entries: list[Entry | Skipped] = list(tagged(found))
    if not entries and (note := noted(found)):
        entries = [note]
    if not entries:
        entries = list(headed(found))
        if entries:
            yield _home(found)
    if not entries:
        entries = list(mentioned(found))
    if all(isinstance(entry, Skipped) for entry in entries):
        raise BadSource(
            "a page without a list of papers: it holds no items",
            document.place,
            'Entries begin with their venue, "- [MLSys 2022] Title", or stand under a heading "Papers".',
        )
    yield from entries


def _home(found: list[Block]) -> Home:
    """The event that the page's own heading names, with the address that it calls its homepage."""
    name = next((block.text for block in found if block.level == 1), "")
    venue = venues.of(name, None)
    if venue.year is None and not series.known(name):
        return Home()
    page = next((block for block in found if block.text.lower().startswith("homepage")), None)
    url = next((piece.url for piece in page.pieces if piece.url), "") if page else ""
    return Home(name, venue.year, url=url)


FORMAT = Format("markdown", "Markdown list or note", sniff, read)
