"""Single cells as plain texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""Days since the last one of 1899, as spreadsheets count them."""
_MONTHS = 12
_FIGURES = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?!\d)")
_LISTED = re.compile(r"\[\s*(?:['\"].*['\"]\s*,?\s*)?\]", re.DOTALL)
"""A list as programs print it: "['Ann Lee', 'Bo Berg']"."""
_DOTS = re.compile(r"\d{1,2}\.[0-5]\d(?:\s*[-\u2013\u2014]\s*\d{1,2}\.[0-5]\d)?")
"""Clocks as they are printed with dots: "10.30", "10.30-11.00"."""
_DOTTED = re.compile(r"(\d{1,2})\.(\d\d)")
_FRACTION = re.compile(r"0?\.\d+")
"""Of a day."""


def parts(value: object) -> list[str]:
    """The texts of a list or of one cell; numbers as text, whole ones without ``.0``."""
    if isinstance(value, str):
        text = value.strip()
        return [text] if text else []
    if value is None:
        return []
    if isinstance(value, list):
        if {*map(type, value)} == {str}:
            return [*filter(None, map(str.strip, value))]
        return [part for one in value for part in parts(one)]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)]
    if isinstance(value, dict):  # as Semantic Scholar gives a PDF and a summary
        return next((parts(value[name]) for name in ("url", "text") if value.get(name)), [])
    return []


def first(one: Mapping[str, object], *keys: str) -> str:
    return next((text for key in keys for text in parts(one.get(key))), "")


def spoken(cell: str) -> str:
    """A date or a time that a spreadsheet left as its number, in figures that people read."""
    if _SERIAL.fullmatch(cell):
        moment = datetime(1899, 12, 30) + timedelta(days=float(cell))  # noqa: DTZ001  # as printed, no zone
        return moment.isoformat(" ", "minutes") if "." in cell else moment.date().isoformat()
    if _FRACTION.fullmatch(cell):
        hour, minute = divmod(round(float(cell) * 24 * 60) % (24 * 60), 60)
        return f"{hour:02d}:{minute:02d}"
    return _DOTTED.sub(r"\1:\2", cell) if "." in cell and _DOTS.fullmatch(cell) else cell


def by_month(cell: str, *, month_first: bool) -> str:
    """A date in figures that may begin with either, its year first; others of the column tell which it is."""
    found = _FIGURES.match(cell)
    if found is None or max(int(found[1]), int(found[2])) > _MONTHS:  # only one of them can be the month
        return cell
    month, day = (found[1], found[2]) if month_first else (found[2], found[1])
    year = found[3] if len(found[3]) > 2 else f"20{found[3]}"
    return f"{year}-{int(month):02d}-{int(day):02d}{cell[found.end() :]}"


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as 06/13/2031 begin with their month; ``None`` where none of them tells."""
    parts = [found for text in texts if (found := _FIGURES.match(text))]
    first, second = (max((int(one[at]) for one in parts), default=0) for at in (1, 2))
    return None if (first > _MONTHS) == (second > _MONTHS) else second > _MONTHS


def unlisted(cell: str) -> str | list[str]:
    """The parts of a list that stands in a cell as programs print it; any other cell as it is."""
    if not _LISTED.fullmatch(cell):
        return cell
    try:
        found = ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return cell
    return [*map(str, found)] if isinstance(found, list) else cell
