"""Forms of English questions, written as people read them, made into patterns.

A form is a row of words parted by blanks:

- ``(is|was)`` one of several; ``[the]`` or ``[an?|the]`` may be missing; ``[at|in]*`` any number of them
- ``<subject>`` anything, as little as will do; ``<detail:paper|talk>`` one of several, kept by name
- ``{be}`` a piece of ``pieces.PIECES``; ``...`` anything or nothing
- within a word everything else is a regular expression: ``organi[sz]ers?``

Texts are squeezed: single blanks between words. So a form has one way to part its words, and a pattern does
not try many ways through a run of blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.questions.pieces import PIECES
from store.queries import Ask

_PIECE = re.compile(r"\{([a-z]+)\}")
_NAMED = re.compile(r"<([a-z]+)(?::([^<>]*))?>")
_OPEN, _CLOSE = "([<", ")]>"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern and what it asks."""

    ask: Ask
    pattern: re.Pattern[str]
    detail: str = ""
    """The detail of every question of this form that names none itself."""


def form(ask: Ask, text: str, detail: str = "") -> Form:
    return Form(ask, pattern(text), detail)


def pattern(text: str) -> re.Pattern[str]:
    """A form as a pattern for ``fullmatch``, without regard to case."""
    made, begun = "", False
    parts = _parts(_PIECE.sub(lambda m: PIECES[m[1]], text))
    for i, part in enumerate(parts):
        if part == "...":
            made += r".*?\b" if not begun else r"\b.*" if i == len(parts) - 1 else "(?: .*?)?"
        elif part.startswith("[") and part.endswith(("]", "]*")):
            inner, times = _named(part[1 : part.rindex("]")]), "*" if part.endswith("*") else "?"
            made += f"(?: (?:{inner})){times}" if begun else f"(?:(?:{inner}) ){times}"
        else:
            made += (" " if begun else "") + _named(part)
            begun = True
    return re.compile(made, re.IGNORECASE)


def _named(part: str) -> str:
    return _NAMED.sub(lambda m: f"(?P<{m[1]}>{m[2] or '.+?'})", part)


def _parts(text: str) -> list[str]:
    """The text cut at blanks that stand in no bracket."""
    parts, depth = [""], 0
    for char in text:
        depth += (char in _OPEN) - (char in _CLOSE)
        if char == " " and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts
