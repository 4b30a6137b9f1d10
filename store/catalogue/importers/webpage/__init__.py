"""Programme pages: schema.org data where a page has it, else its titles with the people after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Finding, Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.webpage import grids, lines, programme, rooms, structured
from store.catalogue.tidy import series, venues
from store.errors import BadSource

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|article)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[|–—•»]| - )\s*")
_OF_PAGE = re.compile(
    r"\s*\b(?:(?:list of )?accepted (?:papers|posters|talks)|(?:technical |conference )?program(?:me)?"
    r"|schedule)\b\s*",
    re.IGNORECASE,
)
"""Words of a title that say what the page is, and not of which event."""
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
    return 0.6 if _PAGE.search(start[:4000]) else 0.0


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
    found = list(structured.entries(page, document.url))
    if any(not isinstance(each, Home) for each in found):
        yield from found
        return
    shown = list(lines.lines(page))
    heading = lines.title(page)
    told = next((each for each in found if isinstance(each, Home)), Home())
    home = told if told.year else _home(heading, hints)
    listed = list(programme.entries(shown, _own_heading(heading, shown), home.year, document.url))
    listed = listed or list(grids.entries(page, document.url, replace(hints, year=home.year)))
    timetable = list(rooms.entries(page, document.url, home.year))
    listed = timetable if len(timetable) > len(listed) else listed
    if not listed:
        raise BadSource(
            "a web page without a programme that can be read: it holds no items",
            document.place,
            "Titles must stand out, with the people after them; better, import the file behind the page.",
        )
    yield home
    if home.year is None and any(line.row for line in shown):
        yield Warned("the page names no year, so its days and times were left out; say it with --year")
    yield from listed


def _home(heading: str, hints: Hints) -> Home:
    """The event that a page's title names: "Program – EUROSYS 2020"."""
    for whole in reversed(_PARTS.split(heading)):
        part = _OF_PAGE.sub(" ", whole).strip(" ,:")
        if not part:
            continue
        venue = venues.of(part, hints.year)
        if series.known(part) or venues.of(part, None).year is not None:
            return Home(part, venue.year)
    return Home(year=hints.year)


def _own_heading(heading: str, shown: list[lines.Line]) -> str:
    """What the page is about: its title, and the headings before the first list."""
    return " ".join([heading, *(line.text for line in shown[:40] if line.heading)][:4])


FORMAT = Format("webpage", "web page", sniff, read)
