"""Words that stand where a day of the week should, and the days that they may mean. Pure."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_NO_DAY = re.compile(r"\b\w+days?\b")
_SLIPS = 2
"""Letters by which a misspelt day may differ."""


def slip_before(rest: str) -> str:
    """A misspelt day just before a schedule that begins with its time: "privacy moonday 9:00"."""
    last = rest.rpartition(" ")[2]
    return last if _NO_DAY.fullmatch(last.lower()) and _near_day(last.lower()) else ""


def no_such_day(wrong: str) -> str:
    """What is wrong with a word in place of a day, with the day meant; empty where none is near."""
    near = _near_day(wrong.lower())
    return f'"{wrong}" is no day. Did you mean {near}?' if near else ""


def no_day(unknown: str) -> str:
    """The first word that stands where a day should: a misspelt day, a month; empty where there is none."""
    wrong = (w for w in unknown.split() if _NO_DAY.fullmatch(w) or w in MONTHS or _near_day(w))
    return next(wrong, "")


def _near_day(word: str) -> str:
    """The day whose name is a letter or two away: "Monday"; empty where none is."""
    nearest = min(DAYS, key=lambda day: OSA.distance(word, day))
    return nearest.capitalize() if OSA.distance(word.removesuffix("s"), nearest) <= _SLIPS else ""
