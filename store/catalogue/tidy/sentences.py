"""Words in the place of a name that are none."""

from __future__ import annotations

import re

_MOST_BLANKS = 11
"""Also the names of working groups are no longer."""
_FEW, _MOSTLY = 5, 0.6
"""Words from which a name of small letters, and so many of them, is a remark."""


def is_one(name: str) -> bool:
    """Whether words in the place of a name are a title or a remark."""
    words = name.split()
    if len(words) > _FEW and sum(word[:1].islower() for word in words) > _MOSTLY * len(words):
        return True
    return len(words) > _MOST_BLANKS + 1 or (len(words) > _FEW - 1 and re.search(r"[:?] ", name) is not None)
