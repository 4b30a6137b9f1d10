"""What is told of the times of a page: those under no day, and those that fall back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from store.catalogue.entries import Entry, Warned
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.programme.found import Found
from store.catalogue.importers.webpage.words.dated import DEADLINE
from store.catalogue.tidy import dates

_FULL_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? )?[^\W\d_]{3,10}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}"
)
_SHORT_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?)\b"
    r"(?!\s*[-–—]\s*\d)"
)
_LONGEST = 2_000
_TOP = 15
"""Lines that head a page."""
_LATE, _EARLY = 10, 7
"""Hours between which no programme goes back."""
_NOON = 12


def only_day(lines: Sequence[Line], found: Sequence[Found], year: int | None) -> Iterator[Warned]:
    """Give times under no day the only one that the page names in its text, and tell of it.

    :param year: of the page; with it, a day above the first title may be named without
    """
    waiting = [each for each in found if each.slot and not each.day]
    if not waiting or any(each.day for each in found):
        return
    told = [line.text[:_LONGEST] for line in lines if not DEADLINE.search(line.text[:_LONGEST])]
    days = {day: text for said in told for text in _FULL_DATE.findall(said) if (day := dates.day(text, None))}
    if not days and year:
        top = (text for said in told[:_TOP] for text in _SHORT_DATE.findall(said))
        days = {day: text for text in top if (day := dates.day(text, year))}
    if len(days) != 1:
        return
    (text,) = days.values()
    for each in waiting:
        each.day = text
    yield Warned(f"times stand under no day: taken to be of {text}, the only one that the page names")


def dayless(kept: Sequence[Found]) -> Iterator[Warned]:
    """A word where times stand under no day."""
    timeless = [found for found in kept if found.slot and not found.day]
    if timeless:
        many = "1 time stands" if len(timeless) == 1 else f"{len(timeless):,} times stand"
        yield Warned(f"{many} under no day, and were left out", timeless[0].place)


def afternoons(entries: Sequence[Entry]) -> Iterator[Entry | Warned]:
    """The entries; in a day whose clock falls back and is never past noon, early hours are those after it.

    A day of "11:00", "1:15" and "4:00" is one of a clock of twelve hours. First comes a word of it; there is
    one also where a clock falls back in a day that is past noon elsewhere, and all stays as it is.
    """
    falls = [after for one, after in pairwise(filter(_start, entries)) if _falls(one, after)]
    late = {_day(one) for one in entries if (start := _start(one)) and start.hour > _NOON}
    days = {_day(one) for one in falls} - late
    if falls:
        sure = "those before seven are taken to be PM" if days else "AM and PM may be missing"
        yield Warned(f"the times fall back within a day: {sure}", falls[0].place)
    for one in entries:
        start = _start(one)
        yield _later(one) if start and start.hour < _EARLY and _day(one) in days else one


def _start(entry: Entry) -> datetime | None:
    return entry.when.start if entry.when else None


def _day(entry: Entry) -> date | None:
    return entry.when.day if entry.when else None


def _falls(entry: Entry, after: Entry) -> bool:
    """Whether the clock falls from late to early within a day, as where AM and PM are not said."""
    begin, then = _start(entry), _start(after)
    if begin is None or then is None or _day(entry) != _day(after):
        return False
    return begin.hour >= _LATE and then.hour < _EARLY


def _later(entry: Entry) -> Entry:
    """Half a day later."""
    when = entry.when
    if when is None:
        return entry
    start, end = (at + timedelta(hours=_NOON) if at else None for at in (when.start, when.end))
    return replace(entry, when=replace(when, start=start, end=end))
