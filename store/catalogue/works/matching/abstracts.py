"""How much of one abstract stands in another."""

from __future__ import annotations

from store.text import STOP, words

_START = 600
"""Characters that are compared: versions differ more towards their ends."""
_BEGIN = 60
_ENOUGH = 12
"""Words that a comparison needs."""


def beginning(text: str) -> str:
    """What an abstract begins with, where it is long enough to tell it from others; else empty."""
    return text[:_BEGIN].lower() if len(text) >= 2 * _BEGIN else ""


def likeness(a: str, b: str) -> float:
    """0.0 to 1.0: words of weight that the beginnings of two texts share; -1.0 where one says too little."""
    if not a or not b:
        return -1.0
    if a[:_START] == b[:_START]:
        return 1.0
    ours, theirs = _weighty(a), _weighty(b)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= _ENOUGH else -1.0


def _weighty(text: str) -> set[str]:
    return set(words(text[:_START])) - STOP
