"""Which titles of a page are its entries, and what is told of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from store.catalogue.importers import programme
from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.programme import sections
from store.catalogue.importers.webpage.programme.found import Found
from store.catalogue.importers.webpage.titles.looks import is_detail
from store.catalogue.importers.webpage.words.phrases import NO_WORK
from store.records import Skipped

_ELSEWHERE = re.compile(
    r"^(?:back|home|next|previous|prev|more|see|read|view|download|click|register|return|top|contact|follow"
    r"|full|browse|supported|sponsored|hosted|organi[sz]ed|location|please|for|here|show|add|go|note|all|zurück|mehr|retour|plus)\b",
    re.IGNORECASE,
)
"""Beginnings of what leads elsewhere."""
_UNSETTLED = re.compile(
    r"\b(?:withdrawn|cancell?ed|(?:to|will) be (?:announced|confirmed|published)|tb[ac])\b", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?.{0,20}", re.IGNORECASE)
"""What opening hours begin with."""
_DAYS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-zäöüéû]*\b|\b(?:and|to|until|und|et)\b",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:the )?(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:first|second|third|th)) .{0,90}\b(?:workshop|conference"
    r"|symposium|congress|colloquium|meeting)\b.{0,60}",
    re.IGNORECASE,
)
"""What an event is called: of a list of papers it is none."""
_WORDS = 3
"""Of a title without people among others that have them."""
_SENTENCE = 12
"""Words from which a sentence is no title."""
_MOST_WORDS = 40
_NOBODY = "no people stand with it, and it does not look like a title"
_IN_SESSIONS = "a time and a text without titles or people, among sessions"
_NAMED = "a time and what reads as a name, and no title"
_NOTHING = "nothing takes place, or it is no work"
_UNTOLD = "-"
"""The reason of what is a heading, a menu or a remark: nothing is said of it."""


class Choice:
    """Judges the titles that name nobody by those that name people."""

    def __init__(self, peopled: Sequence[Found]) -> None:
        self._peopled = peopled
        self._groups = Counter(found.box.group for found in peopled if found.box and not found.is_led)
        self._looks = Counter(found.line.look for found in peopled if not found.box)
        self._slots = Counter(id(slot) for found in peopled for slot in found.slots)
        own = [found.slot for found in peopled if found.slot and found.slot.box]
        titles = Counter(map(id, own))
        rowed = [found for found in peopled if found.box and found.box.tag == "tr" and found.own_slot]
        rows = {id(found.slot): found.box.group for found in rowed if found.box}
        every = Counter(rows.values())
        lumped = Counter(group for row, group in rows.items() if titles[row] > 1)
        self._lumped = {group for group, many in lumped.items() if many > 1 and 2 * many >= every[group]}
        """The tables in which mostly all titles of a session are in one box with its time."""

    def made(self, alone: Sequence[Found]) -> tuple[list[Found], list[tuple[int, Skipped]]]:
        """All entries, and what is left out with its place in the page."""
        kept, left = list(self._peopled), list[tuple[int, Skipped]]()
        for found in alone:
            reason = self._refused(found)
            if not reason:
                kept.append(found)
            elif reason != _UNTOLD:
                left.append((found.at, Skipped(found.place, f"{reason}: {found.draft.title[:80]!r}")))
        if len(kept) == 1 and not self._peopled:
            return [], left  # a time and some words, such as when a desk is open, are no programme
        return kept, left

    def _refused(self, found: Found) -> str:
        """Why a title without people is no entry; empty where it is one."""
        if found.is_session and found.box and self._holds_entries(found):
            return _UNTOLD
        named = found.kind == "paper" and _EDITION.fullmatch(found.draft.title)
        if found.slot is None and (named or sections.is_junk(found.draft.title)):
            return _UNTOLD
        if NO_WORK.match(found.draft.title):
            return _NOTHING if found.box else _UNTOLD
        posters = found.slot is not None and programme.names_posters(found.draft.title)
        if found.slot is not None and (found.own_slot or posters or not self._slots[id(found.slot)]):
            return self._timed(found)
        if found.box is None:
            return self._apart(found)
        if (not self._groups[found.box.group] and not (found.section or found.is_held)) or by_name(
            found.draft.title.partition("(")[0]
        ):
            return _UNTOLD
        return "" if _is_title(found) else _NOBODY

    def _holds_entries(self, found: Found) -> bool:
        inside = any(other.box and other.box.within(found.box) for other in self._peopled)
        return inside or bool(found.slot and self._slots[id(found.slot)])

    def _timed(self, found: Found) -> str:
        """Of a title with a time: a break, a keynote."""
        if found.own_slot and found.box and found.box.group in self._lumped:
            return _IN_SESSIONS
        fits = (found.stands_out or found.box is not None) and not _is_day(found.draft.title)
        if fits and persons.surely(found.draft.title):
            return _NAMED if found.own_slot else _UNTOLD
        return "" if fits else _UNTOLD

    def _apart(self, found: Found) -> str:
        """Of a title outside of lists and tables: one that looks as the others do."""
        if _UNSETTLED.search(found.draft.title) and persons.surely(found.draft.title.partition(":")[0]):
            return _NAMED
        alike = self._looks[found.line.look]
        if not alike or not found.stands_out or len(found.draft.title.split()) < 2:
            return _UNTOLD
        if alike > 1:
            return ""
        return _UNTOLD if sections.level(found.line) else _NOBODY


def _is_day(title: str) -> bool:
    """Whether a title is no more than days: of opening hours, or the second of two in one line."""
    return bool(_WEEKDAY.fullmatch(title)) or not re.search(r"[^\W\d_]{2}", _DAYS.sub("", title))


def _is_title(found: Found) -> bool:
    title = found.draft.title
    east = any("\u4e00" <= letter <= "\u9fff" for letter in title) and len(title) > 4
    leads = any(url in ("/", "#", "") for _, url in found.draft.links)
    if _UNSETTLED.search(title) or is_detail(found.line):
        return False
    fits = _WORDS <= len(title.split()) <= _MOST_WORDS or east
    fits = fits and not (found.line.text.endswith(".") and len(title.split()) > _SENTENCE)
    return fits and not _ELSEWHERE.match(title) and not leads and not persons.surely(title)
