"""The year of a page: the one that its title names, or whose days of the week fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.tidy import dates

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"\b(?P<week>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?[a-z]{3,9}|[a-z]{3,9}\.? \d{1,2})(?:st|nd|rd"
    r"|th)?\b(?!,? ?\d{4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 2_000
"""Characters of a line that are looked at."""
_MOST = 40


def named(text: str) -> int | None:
    """The year that a text names, if it names one and no other: "Programme 2031"."""
    found = {int(year) for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None


def fitting(lines: Sequence[Line]) -> int | None:
    """The only year that the page names in which each of its days has the day of the week beside it."""
    days: set[tuple[str, str]] = set()
    years: set[int] = set()
    for line in lines:
        text = line.text[:_LONGEST]
        years.update(int(year) for year in _YEAR.findall(text))
        if len(days) < _MOST:
            days.update(
                (found["week"].lower(), found["day"].replace(" of ", " ")) for found in _DAY.finditer(text)
            )
    fit = [year for year in sorted(years)[:_MOST] if _fits(year, days)]
    return fit[0] if len(fit) == 1 else None


def _fits(year: int, days: set[tuple[str, str]]) -> bool:
    known = [(week, day) for week, text in days if (day := dates.day(text, year))]
    return bool(known) and all(_WEEKDAYS[day.weekday()] == week for week, day in known)
