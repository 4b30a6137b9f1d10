"""Lists in which initials stand behind each family name: "Lee, A., Ray, B. C. and Fox, D.", "Lee A."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.catalogue.tidy.brackets import parted

_ONE = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}")
_BEHIND = re.compile(r"(?P<family>[^\W\d_]{2}[^\d,.;()&]{0,80}?)\s+(?P<given>(?:[^\W\d_]\.[\s-]?){1,5})")
"""A family name and, behind it without a comma, initials."""
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


def turned(listed: Sequence[str]) -> tuple[str, ...]:
    """A list in which all are written as "Lee A." as "A. Lee"; any other as it is."""
    found = [_BEHIND.fullmatch(name.strip()) for name in listed]
    if not all(each and each["given"].isupper() for each in found):
        return tuple(listed)
    return tuple(f"{each['given'].strip()} {each['family']}" for each in found if each)
