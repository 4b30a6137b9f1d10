"""Programme pages written in Markdown: titles as headings or in bold, the people below or behind, timetables.
They are read as the web pages that sites make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home
from store.catalogue.importers.document import Document
from store.catalogue.importers.markdown.parsing import front, html
from store.catalogue.importers.webpage import lines, showing

_TITLE = re.compile(r"^title:\s*['\"]?(.{2,200}?)['\"]?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,2}\s+(.{2,200}?)\s*#*\s*$", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST = 2
"""Entries with people or times from which a page is a programme."""


def read_as_page(document: Document, others: Sequence[Finding], hints: Hints) -> showing.Shown | None:
    """The page as a programme; None where it is none, or where the other readers find more.

    :param others: what those found
    """
    text = document.text()
    known = sum(_is_told(each) for each in others)
    many = sum(isinstance(each, Entry) for each in others)
    if any(isinstance(each, Entry) and each.venue for each in others):
        return None  # a list of works that appeared in many places
    page = LexborHTMLParser(html(text, lines.SOURCE))
    found = showing.shown(page, _heading(text), hints, document.url, Home())
    told = sum(_is_told(each) for each in found.findings)
    more = sum(isinstance(each, Entry) for each in found.findings) >= many
    return found if told >= _LEAST and told > known and more else None


def _is_told(found: Finding) -> bool:
    """Whether more is said of an entry than its title."""
    return isinstance(found, Entry) and bool(found.people or (found.when and found.when.start))


def year_of(text: str) -> int | None:
    """The one year that a page's title and its first heading name."""
    years = {int(year) for year in _YEAR.findall(_heading(text))}
    return years.pop() if len(years) == 1 else None


def _heading(text: str) -> str:
    """What the page is called: by its first heading and by what stands in front of it."""
    found = [match[1] for match in (_HEADING.search(text), _TITLE.search(front(text))) if match]
    return " | ".join(found)
