"""Lists parted at separators that stand outside of brackets."""

from __future__ import annotations

import re

_DEEPEST = 8


def parted(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts, stripped, without empty ones. A bracket that never closes holds nothing together."""
    if not separator.search(text):
        return [text.strip()] if text.strip() else []
    inside = _inside(text)
    parts, start = [], 0
    for found in separator.finditer(text):
        if found.start() >= start and not inside[found.start()] and found.end() > found.start():
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _inside(text: str) -> bytearray:
    """For each character, whether it stands between brackets that both are there."""
    marked = bytearray(len(text))
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in "([{":
            opened.append(at)
        elif character in ")]}" and opened:
            start = opened.pop()
            if not opened or len(opened) < _DEEPEST:
                marked[start : at + 1] = b"\1" * (at + 1 - start)
    return marked
