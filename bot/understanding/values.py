"""Values of typed filters, each as the field of ``Lookup`` holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.understanding import dates, kinds, marks, states, years
from store.languages import LANGUAGES
from store.records import LINK_KINDS, ROLES

_YEARS = re.compile(r"(\d{4})?(\.\.|-)?(\d{4})?")
_MARKS = frozenset(
    ("abstract", "summary", "award", "room", "time", "notes", "people", *LINK_KINDS, *LANGUAGES)
)
_ROLES = {"chair": "moderator", "organizer": "organiser", "panelist": "panellist"}
_PARTS = {"night": "evening"} | {part: part for part in ("morning", "afternoon", "evening")}
_DIGITS = re.compile(r"[\d:.]+")


def value(field: str, typed: str, today: date) -> Any:
    """What a field holds: a tuple, a span of years or a text; ``None`` where what was typed means nothing.

    :param typed: not empty, and of the fields that are no names in lower case
    """
    if field in _CHECKED:
        return _CHECKED[field](typed)
    return _one(dates.day(typed, today)) if field == "days" else typed


def _one(found: str | None) -> tuple[str, ...] | None:
    return (found,) if found else None


def _mark(typed: str) -> str | None:
    """ "github" is code, "videos" are video."""
    return next((each for each in (typed, marks.link(typed), f"{typed}s") if each in _MARKS), None)


def _years(typed: str) -> tuple[int, int] | None:
    match = _YEARS.fullmatch(typed)
    if match is None or not (match[1] or match[3]):
        return None
    first = int(match[1] or 0)
    last = int(match[3]) if match[3] else (years.OPEN if match[2] else first)
    span = (min(first, last), max(first, last))
    return None if span == (0, years.OPEN) else span


def _role(typed: str) -> str | None:
    plain = typed.removesuffix("s")
    return plain if plain in ROLES else _ROLES.get(plain)


def _around(typed: str) -> str | None:
    """A clock time, or words that name an item."""
    return dates.clock(typed) or (None if _DIGITS.fullmatch(typed) else typed)


_CHECKED: dict[str, Callable[[str], Any]] = {
    "years": _years,
    "kinds": lambda typed: kinds.listed(typed) or None,
    "has": lambda typed: _one(_mark(typed)),
    "lacks": lambda typed: _one(_mark(typed)),
    "states": lambda typed: _one(states.CALLED.get(typed)),
    "role": _role,
    "part": _PARTS.get,
    "at": _around,
    "after": _around,
    "before": _around,
}
