"""Markdown: lists of papers, notes about one paper, programme pages. Pages of links hold no items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.catalogue.entries import Entry, Finding, Hints, Home
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.catalogue.importers.markdown.grids import tabled
from store.catalogue.importers.markdown.lists import headed, tagged
from store.catalogue.importers.markdown.mending import TIMED, in_blocks, mended
from store.catalogue.importers.markdown.mentions import NO_VENUE, mentioned
from store.catalogue.importers.markdown.note import noted
from store.catalogue.importers.markdown.pages import read_as_page, year_of
from store.catalogue.importers.markdown.parsing import Block, blocks, front
from store.catalogue.tidy import series, venues
from store.errors import BadSource
from store.records import Skipped

_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_ENTRY = re.compile(r"^\s{0,8}(?:[-*+]|\d{1,4}[.)]) +\S", re.MULTILINE)
_BOLD = re.compile(r"^\*\*[^*\n]{3,300}\*\*", re.MULTILINE)
"""A line that begins in bold: a title, in lists without marks."""
_LINK = re.compile(r"\[[^\]\n]{1,300}\]\(\s*https?://")
_MOSTLY = 50
"""Entries that name their venue first from which a list is one of these."""
_TABLE = re.compile(r"^[ \t]{0,3}\|?(?:[ \t]*:?-{2,200}:?[ \t]*\|)+[ \t:-]{0,200}$", re.MULTILINE)
"""What stands below the header of a table."""
_SETTINGS = re.compile(
    r"^(?:layout|title|permalink|description|date|weight|draft|menu|slug|tags|categories|nav_\w+|toc)\s*[:=]",
    re.MULTILINE,
)
"""What stands in front of a page for the site that shows it."""
_DATA = re.compile(
    r"\s*(?:---|\+\+\+|- ?[\w ]{1,40}: ?|[\w-]{1,40}:(?:\s|$)|$|<!doctype|<html)", re.IGNORECASE
)
_FILLED = re.compile(r"(?:\bin\s|=)\s*site\.data\.([\w-]{1,80})")
"""A list of data in the place of entries."""
_SURE = 3
"""Marks of Markdown from which they are no chance."""
_OTHERS = ("<?xml", "<!doctype", "<html", "{", "[{", "BEGIN:", "TY  -", "%")


def sniff(document: Document) -> float:
    """Headings, lists and links as Markdown writes them."""
    start = re.sub(r"\A\[\s+", "[", document.start.lstrip("\ufeff \r\n"))
    ahead = front(start)
    if _SETTINGS.search(ahead) and in_blocks(document.start):
        return 0.95  # all of it is in front, where tables look for one talk
    if _SETTINGS.search(ahead) and _is_page(start[len(ahead) :]):
        return 0.9
    if start.lower().startswith(tuple(other.lower() for other in _OTHERS)):
        return 0.0
    headings, entries = len(_HEADING.findall(start)), len(_ENTRY.findall(start))
    linked = len(_LINK.findall(start))
    entries += len(_BOLD.findall(start)) + len(TIMED.findall(start))
    if headings and (linked or entries or headings > _SURE):
        return 0.75 if headings + entries + linked >= _SURE else 0.5
    if _TABLE.search(start):
        return 0.6
    return 0.3 if entries and linked else 0.0


def _is_page(body: str) -> bool:
    """Whether what stands behind the settings is a page, and no data."""
    return _DATA.match(body) is None


def read(document: Document, hints: Hints) -> Iterator[Finding]:
    """What the page holds: lists whose entries name their venue first or at the end, a note of one paper, or
    a list under "Papers"; and its tables. A page whose titles stand with their people or times, and name no
    venue, is read as a web page is.

    :raises BadSource: it is none of these
    """
    whole = document.text()
    text = mended(whole)
    found = list(blocks(text, document.url))
    home, entries = _listed(found)
    entries += tabled(found, replace(hints, year=hints.year or year_of(text)))
    if len(entries) <= _MOSTLY and (programme := read_as_page(text, document.url, entries, hints)):
        yield from programme.told()
        return
    if not _papers(entries):
        raise BadSource("a page without a list of papers: it holds no items", document.place, _remedy(whole))
    yield from [home] if home else []
    yield from entries


def _remedy(text: str) -> str:
    """What to do about a page that holds no items."""
    if data := _FILLED.search(text):
        return f"Its site fills it in with data: import what is called {data[1]} in its folder _data."
    return 'Entries begin with their venue, "- [MLSys 2022] Title", or stand under a heading "Papers".'


def _home(found: list[Block]) -> Home:
    """The event that the page's own heading names, with the address that it calls its homepage."""
    name = next((block.text for block in found if block.level == 1), "")
    venue = venues.of(name, None)
    if venue.year is None and not series.known(name):
        return Home()
    page = next((block for block in found if block.text.lower().startswith("homepage")), None)
    url = next((piece.url for piece in page.pieces if piece.url), "") if page else ""
    return Home(name, venue.year, url=url)


def _listed(found: list[Block]) -> tuple[Home | None, list[Finding]]:
    """The entries of a page's lists or its note, and the event that a list under "Papers" belongs to."""
    first: list[Finding] = [*tagged(found)]
    if first:
        return None, first if len(first) > _MOSTLY else _both(first, found)
    if note := noted(found):
        return None, [note]
    behind, headings = [*mentioned(found)], [*headed(found)]
    if 2 * sum(isinstance(each, Entry) for each in behind) > len(headings):
        return None, _told([*behind], headings)
    return (_home(found), [*headings]) if headings else (None, [*behind])


def _both(first: list[Finding], found: list[Block]) -> list[Finding]:
    """Where few entries name their venue first, those too that name it behind the title, in order."""
    lines = {_line(each) for each in first}
    return sorted([*first, *(each for each in mentioned(found) if _line(each) not in lines)], key=_line)


def _told(taken: list[Finding], others: Sequence[Finding]) -> list[Finding]:
    """What was taken, and of the other entries of the same list that their venue is not known."""
    lines = {_line(each) for each in taken}
    left = [each for each in others if isinstance(each, Entry) and _line(each) not in lines]
    return sorted([*taken, *(Skipped(each.place, NO_VENUE) for each in left)], key=_line)


def _line(found: Finding) -> int:
    place = "" if isinstance(found, Home) else found.place
    return int(place.removeprefix("line ") or 0)


def _papers(entries: Sequence[Finding]) -> bool:
    return any(isinstance(each, Entry) for each in entries)


FORMAT = Format("markdown", "Markdown list or note", sniff, read)
