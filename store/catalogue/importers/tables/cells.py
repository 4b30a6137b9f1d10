"""Single cells as plain texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""Days since the last one of 1899, as spreadsheets count them."""
_FRACTION = re.compile(r"0?\.\d+")
"""Of a day."""


def parts(value: object) -> list[str]:
    """The texts of a list or of one cell; numbers as text, whole ones without ``.0``."""
    if isinstance(value, str):
        text = value.strip()
        return [text] if text else []
    if isinstance(value, list):
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
    return cell
