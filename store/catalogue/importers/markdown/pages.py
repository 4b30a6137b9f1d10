"""Programme pages written in Markdown: titles as headings or in bold, the people below or behind, timetables.
They are read as the web pages that sites make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home
from store.catalogue.importers.markdown.mending import title
from store.catalogue.importers.markdown.parsing import html
from store.catalogue.importers.webpage import showing
from store.catalogue.importers.webpage.event import years
from store.catalogue.importers.webpage.page import lines

_HEADING = re.compile(r"^#{1,2}\s+(.{2,200}?)\s*#*\s*$", re.MULTILINE)
_LEAST = 2
"""Entries with people or times from which a page is a programme."""
_TIMES = 3
"""Times from which it is one, whatever else it says."""
_MOSTLY = 0.7
"""Share of what the other readers find that must be found with people."""


def read_as_page(text: str, url: str, others: Sequence[Finding], hints: Hints) -> showing.Shown | None:
    """The page as a programme; None where it is none, or where the other readers find more.

    :param url: where it was fetched from, if it was
    :param others: what those found
    """
    listed = [each for each in others if isinstance(each, Entry)]
    page = LexborHTMLParser(html(text, lines.SOURCE))
    found = showing.shown(page, _heading(text), hints, url, Home())
    entries = [each for each in found.findings if isinstance(each, Entry)]
    if any(each.venue for each in listed) and found.times < _TIMES:
        return None  # a list of works that appeared in many places
    told = sum(map(_is_told, entries))
    if found.times >= _TIMES and len(entries) >= _TIMES:
        return found if told + found.times > sum(map(_is_told, listed)) else None
    more = len(entries) >= _MOSTLY * len(listed) and told > sum(map(_is_told, listed))
    return found if told >= _LEAST and more else None


def _is_told(found: Entry) -> bool:
    """Whether more is said of an entry than its title."""
    return bool(found.people or (found.when and (found.when.start or found.when.day)))


def year_of(text: str) -> int | None:
    """The one year that a page's title and its first heading name."""
    return years.named(_heading(text))


def _heading(text: str) -> str:
    """What the page is called: by its first heading and by what stands in front of it."""
    own = _HEADING.search(text)
    return " | ".join(dict.fromkeys(filter(None, (own[1] if own else "", title(text)))))
