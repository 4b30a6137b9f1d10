"""Programme pages: schema.org data where a page has it, else its titles with the people after them.

The rooms, from the floor up; each knows only those named before it:

- ``words``: what labels, kinds, days and times are called; of texts alone.
- ``page``: a page's lines as people see them, what holds them together, and the cells of its tables.
- ``people``: whom some words name.
- ``titles``: which lines are a title, and what the lines about it say of it.
- ``times``: what lines say of when and where, and what of it holds for a line.
- ``tables``: tables with named columns, or with a column for each room.
- ``programme``: all lines in order, as entries.

Beside ``programme`` stand ``event`` (of which event a page is) and ``machines`` (what it says to those);
``showing`` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.webpage import showing
from store.catalogue.importers.webpage.machines import embedded, structured
from store.catalogue.importers.webpage.page import anchors, lines
from store.errors import BadSource
from store.records import Skipped
from store.text import key

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|article)\b", re.IGNORECASE)
_PART = re.compile(r"<(?:h[1-6]|p|ul|ol|dl|section|main|b|strong|hr|center|style|!--)\b", re.IGNORECASE)
"""How a part of a page may begin that a site puts into its frame."""
_ENDS = re.compile(r"</(?:h[1-6]|p|li|ul|ol|b|strong|i|em|a|dt|dd)>", re.IGNORECASE)
_FEW = 6
_LONG_TAG = re.compile(r"<[a-zA-Z][^>]{10000,}")
_MOST_ATTRIBUTES = 1_000
"""Of one tag: the parser's time grows with their square."""
LARGEST = 20 * 1024 * 1024
"""Bytes of a page."""


def sniff(document: Document) -> float:
    """A web page."""
    start = document.start.lstrip("\ufeff \r\n\t")
    if not start.startswith("<") or (start.startswith("<?xml") and "<html" not in start[:2000].lower()):
        return 0.0
    if _PAGE.search(start[:4000]):
        return 0.6
    return 0.3 if _PART.match(start) and len(_ENDS.findall(start[:4000])) >= _FEW else 0.0


def read(document: Document, hints: Hints) -> Iterator[Finding]:
    """What the page says to machines or, where it says nothing, what it shows to people.

    :raises BadSource: neither names a paper or talk
    """
    if document.size > LARGEST:
        raise BadSource(f"a web page of more than {LARGEST // 1024 // 1024} MiB", document.place)
    text = document.text()
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise BadSource("no programme: a tag of the page has thousands of attributes", document.place)
    page = LexborHTMLParser(text)
    base = anchors.base_of(page, document.url)
    found = list(structured.entries(page, base))
    told = next((each for each in found if isinstance(each, Home)), Home())
    seen = showing.shown(page, lines.title(page), hints, base, told)
    listed = seen.findings
    if any(isinstance(each, Entry) for each in listed):
        found = [each for each in found if not _is_page(each, seen)]
    if any(not isinstance(each, Home) for each in found):
        yield from _both(found, listed)
        return
    data = embedded.findings(page, document, hints)
    if len(data) > sum(isinstance(each, Entry) for each in listed):
        yield from [seen.home] if not any(isinstance(each, Home) for each in data) else []
        yield from data
        return
    if not any(isinstance(each, Entry) for each in listed):
        raise BadSource(
            "a web page without a programme that can be read: it holds no items",
            document.place,
            "Titles must stand out, with the people after them; better, import the file behind the page.",
        )
    yield from seen.told()


def _is_page(found: Finding, seen: showing.Shown) -> bool:
    """Whether what machines are told of is the page itself, as blogs tell it of each of theirs."""
    return (
        isinstance(found, Entry)
        and found.kind == "paper"
        and key(found.title) in {key(name) for name in seen.names}
    )


def _both(found: list[Finding], listed: list[Entry | Skipped | Warned]) -> Iterator[Finding]:
    """What machines are told, and what only people are shown: all, where that is more, else a word of it."""
    yield from found
    known = {key(each.title) for each in found if isinstance(each, Entry)}
    further = [each for each in listed if isinstance(each, Entry) and key(each.title) not in known]
    if len(further) > len(known):
        yield from further
    elif further:
        many = "1 title" if len(further) == 1 else f"{len(further):,} titles"
        yield Warned(
            f"the page shows {many} that it does not tell machines, left out here; the first is"
            f" {further[0].title[:80]!r}",
            further[0].place,
        )


FORMAT = Format("webpage", "web page", sniff, read)
