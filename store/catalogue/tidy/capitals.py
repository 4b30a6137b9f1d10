"""Names that are written in capitals."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Z]{3,}|[A-Z]\.")


def lowered(name: str) -> str:
    """ "TANVI DADU" as "Tanvi Dadu", where every word is a plain one; "JT Wolohan" and "McDONALD" stay."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or not name.isascii():
        return name
    if not all(_PLAIN.fullmatch(word) for word in words) or max(map(len, words)) < 4:
        return name
    if any(word.startswith(("MC", "MAC", "VAN", "DEL")) or not set(word) & set("AEIOUY.") for word in words):
        return name
    return " ".join(word.capitalize() for word in words)
