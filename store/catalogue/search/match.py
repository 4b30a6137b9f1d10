"""User's words as FTS5 expressions. Every word is quoted, so that no operator of FTS5 can be typed."""

from __future__ import annotations

from collections.abc import Iterable

from store.text import words


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def phrase(text: str, columns: str = "") -> str:
    """All words of the text next to each other; empty for a text without words."""
    joined = " ".join(words(text))
    return _in(columns, quoted(joined)) if joined else ""


def every(text: str, columns: str = "") -> str:
    """All words of the text, anywhere in the columns."""
    return _in(columns, " AND ".join(quoted(word) for word in words(text)))


def some(terms: Iterable[str], columns: str = "") -> str:
    """At least one of the folded words."""
    return _in(columns, " OR ".join(quoted(term) for term in terms))


def _in(columns: str, expression: str) -> str:
    if not expression:
        return ""
    return f"{{{columns}}} : ({expression})" if columns else expression
