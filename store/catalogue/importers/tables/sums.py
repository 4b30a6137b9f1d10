"""Rows that say how many there are above them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from store.catalogue.importers.tables import cells

_SUM = re.compile(r"(?:grand )?(?:total|sum|count)\b[\w ]{0,20}[:=]?\s*\d*", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,%\s]*")


def reason(texts: Mapping[str, str], values: Mapping[str, object]) -> str:
    """Why a row is no item that is "Total: 12", or "Total" and beside it nothing but numbers; else empty."""
    if not _SUM.fullmatch(texts.get("title", "")):
        return ""
    beside = [text for field, text in texts.items() if field != "title"]
    listed = [part for value in values.values() for part in cells.parts(value)]
    return "the row is a sum, and no item" if all(map(_NUMBER.fullmatch, (*beside, *listed))) else ""
