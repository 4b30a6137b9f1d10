"""Values of BibTeX fields: braces, quotes, macros and what is joined by ``#``."""

from __future__ import annotations

import re
from collections.abc import Container

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONGEST_MACRO = 2000
"""Characters: macros that double one another grow without bound."""
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTES = re.compile(r'\\[{}\\]|[{}"]', re.DOTALL)
_WORD = re.compile(r"[^\s#{}\",]+")
_BLANK = re.compile(r"\s*")
NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w.:-]*)\s*=\s*")
"""Begins a field that was swallowed by the one before it, as the comma between them is missing."""


class Macros:
    """What names without quotes stand for: months, and what ``@string`` defines. Names fold case."""

    def __init__(self) -> None:
        self._known = {month[:3].lower(): month for month in _MONTHS}
        self.unknown: dict[str, None] = {}
        """Names that were used and not defined, in order."""

    def knows(self, name: str) -> bool:
        return name.lower() in self._known

    def forget(self, names: Container[str]) -> None:
        """Take those names for no macros at all; they are given in lower case."""
        self.unknown = {name: None for name in self.unknown if name.lower() not in names}

    def define(self, name: str, raw: str) -> None:
        """Take a definition; the first of a name holds. What it uses must be defined before it."""
        if name.lower() not in self._known:
            self._known[name.lower()] = self.value(raw)[0][:_LONGEST_MACRO]

    def value(self, raw: str) -> tuple[str, str]:
        """The text of a raw value, and what is left behind it (empty where the value is well made)."""
        parts: list[str] = []
        at = 0
        while True:
            at = _past_blank(raw, at)
            part, at = self._part(raw, at)
            parts.append(part)
            at = _past_blank(raw, at)
            if not raw.startswith("#", at):
                return "".join(parts), raw[at:]
            at += 1

    def _part(self, raw: str, at: int) -> tuple[str, int]:
        if raw.startswith("{", at):
            return _braced(raw, at)
        if raw.startswith('"', at):
            return _quoted(raw, at)
        found = _WORD.match(raw, at)
        if found is None:
            return "", at
        word = found[0]
        if word.isdigit():
            return word, found.end()
        if word.lower() not in self._known:
            self.unknown[word] = None
        return self._known.get(word.lower(), word), found.end()


def _past_blank(raw: str, at: int) -> int:
    found = _BLANK.match(raw, at)
    return found.end() if found else at


def _braced(raw: str, at: int) -> tuple[str, int]:
    """The text within the braces that open at ``at``, and where they are closed."""
    depth = 0
    for mark in _BRACES.finditer(raw, at):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == "}":
            return raw[at + 1 : mark.start()], mark.end()
    return raw[at + 1 :], len(raw)


def _quoted(raw: str, at: int) -> tuple[str, int]:
    """The text within the quotes that open at ``at``; a quote within braces does not close them."""
    depth = 0
    for mark in _QUOTES.finditer(raw, at + 1):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if mark[0] == '"' and depth <= 0:
            return raw[at + 1 : mark.start()], mark.end()
    return raw[at + 1 :], len(raw)
