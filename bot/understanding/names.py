"""Names that the catalogue knows, found in a text as runs of whole words."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from store.text import fold, words
from store.vocabulary import Vocabulary

T = TypeVar("T")
_TOKEN = re.compile(r"[^\W_]+")
_KEPT = 4
"""Vocabularies for which something made of them is kept: one for each store in use, and the one before."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, and what it folds to."""

    start: int
    end: int
    word: str


def tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text)]


class Names:
    """Names of several words each, with what they stand for."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """:param named: pairs of a name and what it stands for; of equal names the first counts"""
        self._meant: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        for name, meaning in named:
            if run := words(name):
                self._meant.setdefault(run, meaning)
                self._longest[run[0]] = max(len(run), self._longest.get(run[0], 0))

    def get(self, *run: str) -> str | None:
        """What one name of folded words stands for."""
        return self._meant.get(run)

    def at(self, found: list[Token], i: int) -> tuple[int, str] | None:
        """The longest name that begins at token ``i``: how many tokens it takes, and what it stands for."""
        for size in range(min(self._longest.get(found[i].word, 0), len(found) - i), 0, -1):
            meaning = self._meant.get(tuple(token.word for token in found[i : i + size]))
            if meaning is not None:
                return size, meaning
        return None


def per_vocabulary(make: Callable[[Vocabulary], T]) -> Callable[[Vocabulary], T]:
    """Makes something of a vocabulary once: by identity, as hashing a large one takes longer than asking."""
    kept: deque[tuple[Vocabulary, T]] = deque(maxlen=_KEPT)

    def made(vocabulary: Vocabulary) -> T:
        for known, result in tuple(kept):
            if known is vocabulary:
                return result
        result = make(vocabulary)
        kept.append((vocabulary, result))
        return result

    return made
