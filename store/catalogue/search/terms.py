"""The words of a question as weighted terms: unknown ones are repaired, joined or split."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from itertools import pairwise

from store.catalogue.search.counts import count, frequency, total
from store.catalogue.search.match import quoted
from store.catalogue.search.memory import remembered
from store.catalogue.search.spelling import Near, close_words, far_words, is_system, known, known_among
from store.catalogue.search.synonyms import spellings, synonyms
from store.results import Correction
from store.text import STOP, words

SURE_SLIP = 0.84
"""From this likeness on a word of which only another form is known is taken for misspelt: "assetions"."""
ALIKE = 0.6
"""What a word of nearly the same meaning counts."""
LEAST_PART = 4
"""Letters of each of two words run together: "pointcloud" is two, "useless" is one."""
REPAIRED = 12
"""Unknown words of one question that are repaired; more are no misspelt question, but another text."""
SHORTEST = 4
"""Letters of a word that is repaired to any other; shorter ones only to names of systems, such as "ELF":
one slip makes nearly any short word of any other."""
LONG = 20
"""Words of a text of which those are not doubted that an item holds: it is no name typed by heart."""
LIKELY = 4
"""Words that a misspelt one may stand for."""
MOST = 60
"""Words of one question that are read."""

APART = 20
"""Times that two words must be commoner each than both written as one, to be read as they are typed."""

_ALONE = frozenset("ai")
"""Letters that are words: not half of one."""


@dataclass(frozen=True, slots=True)
class Term:
    typed: str
    weight: float
    """Inverse document frequency: rare words count most (K. Sparck Jones, 1972)."""
    variants: tuple[Near, ...]
    """Words that may stand for it, the word itself first where it is known."""

    @property
    def unknown(self) -> bool:
        return not self.variants


@dataclass(frozen=True, slots=True)
class Terms:
    terms: tuple[Term, ...]
    corrections: tuple[Correction, ...]

    @property
    def weight(self) -> float:
        return sum(term.weight for term in self.terms)


@remembered
def read(connection: sqlite3.Connection, text: str) -> Terms:
    """Terms of a text in order, each once."""
    return _Reader(connection).read(words(text)[:MOST])


class _Reader:
    """Reads one question."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._left = REPAIRED
        self._long = False
        self._known: frozenset[str] = frozenset()

    def read(self, run: tuple[str, ...]) -> Terms:
        self._long = len(run) > LONG
        self._known = known_among(self._connection, (*run, *(one + other for one, other in pairwise(run))))
        count(self._connection, (form for word in run for form in (*spellings(word), *synonyms(word))))
        found: dict[str, Term] = {}
        corrections: list[Correction] = []
        i = 0
        while i < len(run):
            term, used = self._at(run, i)
            if term.typed not in found:
                found[term.typed] = term
                corrections += _corrected(term)
            i += used
        return Terms(tuple(found.values()), tuple(corrections))

    def _at(self, run: tuple[str, ...], i: int) -> tuple[Term, int]:
        """The term at a place and how many words it takes: "kung fu" is one where only "kungfu" is known."""
        joined = self._join(run[i], run[i + 1]) if i + 1 < len(run) else None
        if joined is None:
            return self._single(run[i]), 1
        both = f"{run[i]} {run[i + 1]}"
        variants = (joined, Near(both, 1.0)) if self._count(both) else (joined,)
        return Term(both, self._idf(variants), (*variants, *self._alike(joined.word))), 2

    def _single(self, word: str) -> Term:
        own = self._forms(word)
        near: tuple[Near, ...] = ()
        if word not in self._known and not (own and self._long):
            near = self._near(word) or (() if own else self._split(word)) or self._far(word)
        if own:
            near = tuple(each for each in near if each.likeness >= SURE_SLIP)
        return Term(word, self._idf(own or near[:1]), (*own, *near, *self._alike(word)))

    def _near(self, word: str) -> tuple[Near, ...]:
        if self._left <= 0:
            return ()
        self._left -= 1
        near = close_words(self._connection, word)[:LIKELY]
        if len(word) >= SHORTEST:
            return near
        return tuple(each for each in near if is_system(self._connection, each.word))

    def _far(self, word: str) -> tuple[Near, ...]:
        """Where none is near: words that take long to find."""
        return far_words(self._connection, word)[:LIKELY] if self._left > 0 else ()

    def _count(self, word: str) -> int:
        return frequency(self._connection, word)

    def _forms(self, word: str) -> tuple[Near, ...]:
        """The word, and its British or American spelling, where an item holds them."""
        held = tuple(Near(form, 1.0) for form in spellings(word) if self._count(form))
        return held or ((Near(word, 1.0),) if _noted(self._connection, word) else ())

    def _alike(self, word: str) -> tuple[Near, ...]:
        """Words of nearly the same meaning, which count partly."""
        return tuple(Near(other, ALIKE) for other in synonyms(word) if self._count(other))

    def _join(self, word: str, following: str) -> Near | None:
        joined = word + following
        if len(joined) < 3 or (word.isdigit() and following.isdigit()):
            return None
        if joined in self._known:
            return None if self._usually_apart(word, following, joined) else Near(joined, 1.0)
        if len(joined) < 4 or word in _ALONE or (len(word) > 1 and (self._count(word) or self._near(word))):
            return None
        near = self._near(joined)[:1]
        if not near or near[0].likeness < 0.75 or (len(word) > 1 and self._far(word)):
            return None
        return near[0]

    def _usually_apart(self, word: str, following: str, joined: str) -> bool:
        """Whether two words are written as one by mistake only: "deeplearning"."""
        if not (self._count(word) and self._count(following)):
            return False
        return self._count(f"{word} {following}") > APART * self._count(joined)

    def _split(self, word: str) -> tuple[Near, ...]:
        """Two known words run together: "pointcloud", "ofextraction"; a word of grammar says nothing."""
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            one, other = word[:cut], word[cut:]
            if known(self._connection, one) and known(self._connection, other):
                return Near(f"{one} {other}", 0.95), Near(one, 0.6), Near(other, 0.6)
        for cut in range(2, len(word) - LEAST_PART + 1):
            for small, other in ((word[:cut], word[cut:]), (word[-cut:], word[:-cut])):
                if small in STOP and other not in STOP and self._count(other):
                    return (Near(other, 0.9),)
        return ()

    def _idf(self, variants: tuple[Near, ...]) -> float:
        items = total(self._connection)
        count = max((self._count(near.word) for near in variants), default=0)
        return math.log(1 + (max(items - count, 0) + 0.5) / (count + 0.5))


def _noted(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a note about a person or an event holds the word, though no item does."""
    sql = "SELECT 1 FROM note_fts WHERE note_fts MATCH ? LIMIT 1"
    return connection.execute(sql, (quoted(word),)).fetchone() is not None


def _corrected(term: Term) -> list[Correction]:
    """What to say of a term whose words were not taken as typed; a beginning or another form is no slip."""
    if term.unknown or term.variants[0].likeness in (1.0, ALIKE):
        return []
    return [Correction(term.typed, term.variants[0].word)]
