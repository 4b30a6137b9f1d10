"""Years and spans of years in a text."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.text import NUMERALS

Span = tuple[int, int]
OPEN = 9999
"""The end of a span that has none."""
YEAR = r"(?:19[5-9]\d|20\d\d)"


_RECENT = 2
"""Years that "the past years" go back."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("YEAR", YEAR).replace("COUNT", "|".join(NUMERALS)), re.IGNORECASE)


_EVERY = _pattern(r"\b(?:(?:in|of|over|across|from|for) )?(?:all|any|every) (?:the )?years?\b")
_LONE = _pattern(r"(?:\b(?:in|of|from|during|the year|year) )*(?<![\w.,-])(YEAR)(?:'s)?(?![\w%-]|[.,]\d)")
_NEAR = _pattern(
    r"\b(?:(?:in|of|over|across|from|during|within) )?(?:the )?"
    r"(?:(?P<one>this|current|last|previous) year"
    r"|(?:last|past|recent) (?P<count>\d{1,2}|COUNT)? ?years?)\b(?!-)"
)
_SPANS: tuple[tuple[re.Pattern[str], Callable[[list[int]], Span]], ...] = (
    (
        _pattern(r"\b(?:(?:between|from|in|of) )?(YEAR) ?(?:-|\u2013|to|and|\.\.|until|through) ?(YEAR)\b"),
        lambda years: (min(years), max(years)),
    ),
    (
        _pattern(r"\bsince (YEAR)\b|\bfrom (YEAR) on(?:wards?\b|(?= ?[?!.,]| ?$))"),
        lambda years: (years[0], OPEN),
    ),
    (_pattern(r"\b(?:after|(?:later|newer|more recent) than) (YEAR)\b"), lambda years: (years[0] + 1, OPEN)),
    (_pattern(r"\b(?:until|up to|till) (YEAR)\b"), lambda years: (0, years[0])),
    (_pattern(r"\b(?:before|(?:earlier|older) than) (YEAR)\b"), lambda years: (0, years[0] - 1)),
)


def find(text: str, this_year: int) -> tuple[str, Span | None]:
    """The text without its years, and the first and last of them; "all years" is no span at all."""
    text = _EVERY.sub(" ", text)
    if found := _NEAR.search(text):
        return f"{text[: found.start()]} {text[found.end() :]}", _near(found, this_year)
    for pattern, span in _SPANS:
        if found := pattern.search(text):
            years = span([int(year) for year in found.groups() if year])
            return f"{text[: found.start()]} {text[found.end() :]}", years
    lone = [int(found[1]) for found in _LONE.finditer(text)]
    return (_LONE.sub(" ", text), (min(lone), max(lone))) if lone else (text, None)


def _near(found: re.Match[str], this_year: int) -> Span:
    """ "this year" is one; "the past three years" are this one and the three before it."""
    if one := found["one"]:
        year = this_year - (one.lower() in ("last", "previous"))
        return year, year
    count = found["count"] or str(1 if found[0].lower().endswith("year") else _RECENT)
    back = int(count) if count.isdigit() else NUMERALS.index(count.lower()) + 1
    return this_year - back, this_year
