"""Lists in which each name stands behind a comma of its own: "Lee, A., Ray, B. C. and Fox, D."."""

from __future__ import annotations

import re

from store.catalogue.tidy.brackets import parted

_ONE = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_FEWEST = 4
"""Pieces of two names."""


def apart(text: str) -> list[str]:
    """The names of such a list, each with its initials behind a comma; none where it is another list."""
    pieces = [piece for part in parted(text, _AND) for piece in _COMMA.split(part) if piece]
    families, given = pieces[::2], pieces[1::2]
    if len(pieces) < _FEWEST or len(families) != len(given) or any(map(_ONE.fullmatch, families)):
        return []
    in_turns = all(map(_ONE.fullmatch, given))
    return [f"{family}, {one}" for family, one in zip(families, given, strict=True)] if in_turns else []
