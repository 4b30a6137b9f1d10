"""How long a thing takes, as programmes write it."""

from __future__ import annotations

import re
from datetime import timedelta

_ISO = re.compile(r"P?T(?=\d)(?:(\d{1,2})H)?(?:(\d{1,3})M)?(?:\d+S)?", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,3})(?::(\d\d))?(?::(\d\d))?")
_FRACTION = re.compile(r"\d{0,2}\.\d{1,10}")
_HOURS_FROM = 0.2
"""Of a number with a point: from here on it counts hours; less is a part of a day, as spreadsheets count."""
_WORDS = re.compile(
    r"(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:h|hrs?|hours?|stunden?|heures?|horas?|ore)\b\.?\s*)?"
    r"(?:(\d{1,3})\s*(?:m|min|mins|minutes?|minuten|minutos|minuti|')?\.?)?",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=2)
"""No event takes longer."""


def duration(text: str) -> timedelta | None:
    """``00:30``, ``1:05:00`` (hours first), ``PT1H30M``, ``1 h 30 min`` or minutes alone; else None."""
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        length = timedelta(hours=int(iso[1] or 0), minutes=int(iso[2] or 0))
    elif _FRACTION.fullmatch(text):
        share = float(text)
        length = timedelta(hours=share) if share >= _HOURS_FROM else timedelta(days=share)
    elif found := _FIGURES.fullmatch(text):
        length = _of_figures(found)
    elif said := _WORDS.fullmatch(text):
        length = timedelta(hours=float(said[1] or 0), minutes=int(said[2] or 0))
    else:
        return None
    return length if timedelta(0) < length <= _LONGEST else None


def _of_figures(found: re.Match[str]) -> timedelta:
    if found[2] is None:
        return timedelta(minutes=int(found[1]))
    return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
