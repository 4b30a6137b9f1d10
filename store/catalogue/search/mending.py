"""Titles that were typed so badly that the dictionary of all words does not lead to them.

The good words of the text bring up titles; each is laid beside the text (``alignment``), and the nearest is
taken if it holds nearly all of it. Costs about as much as the search that came before, so it is only done
where that found nothing that is called like the text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from rapidfuzz.distance import OSA

from store.catalogue.reading.rows import rows, values
from store.catalogue.search import gathering, match, names, terms
from store.catalogue.search.alignment import RUN_TOGETHER, Aligned, Typed, align
from store.catalogue.search.counts import frequency
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.catalogue.search.spelling import title_counts
from store.catalogue.search.terms import Terms
from store.catalogue.search.together import meant
from store.results import Correction
from store.text import CHAT, STOP, stem, words

LIKELY = 60
"""Titles that are laid beside the text: those that share the most of its words with it."""
HEAVIEST = 7.0
"""What a word may weigh: a slip is as rare as a word can be, and tells no more than another rare word."""
KNOWN = 20
"""Titles from which on a word is well known, and seldom a slip."""
LEAST, FEW = 3, 6
"""Words of which one may be passed over: fewer lead to any title, and of more some are rare."""
MOST = 100
"""Titles taken that hold some words."""
COMPLETE = 0.1
"""What a title gains, as a share, of which the text holds all words."""
_HOLDING = "SELECT rowid FROM item_fts WHERE item_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
_TITLES = (
    "SELECT f.rowid, f.title, f.people, e.label, e.year, i.kind FROM item_fts f"
    " JOIN item i INDEXED BY item_numbers ON i.no = f.rowid JOIN event e ON e.id = i.event_id"
    f" WHERE f.rowid IN {LISTED}"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A title that a text may have been meant for."""

    no: int
    title: tuple[str, ...]
    year: int | None
    kind: str
    aligned: Aligned

    @property
    def rank(self) -> float:
        return self.aligned.share + COMPLETE * self.aligned.complete

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was typed, and what the title prints for it."""
        return tuple(Correction(typed, printed) for typed, printed in self.aligned.mended.items())


def typed(connection: sqlite3.Connection, raw: str, plain: frozenset[str] = frozenset()) -> Typed:
    """A text made ready; its words of grammar and small talk weigh nothing, nor do the ``plain`` ones."""
    run = words(raw)
    telling = _telling(run, plain)
    counts = title_counts(connection, telling)
    asked = terms.read(connection, " ".join(telling))
    known = {term.typed: term.weight for term in asked.terms if not term.unknown}
    usual = sum(known.values()) / len(known) if known else 1.0
    weights = {word: min(known.get(word, usual), HEAVIEST) for word in telling}
    for word in telling:
        if not counts.get(word) and _slip_of_grammar(word):
            weights[word] = 0.0
    return Typed(run, weights, frozenset(word for word in telling if counts.get(word, 0) >= KNOWN))


def near(connection: sqlite3.Connection, raw: str, text: Typed) -> Near | None:
    """The title nearest to a text, of those that its good words bring up."""
    asked = terms.read(connection, " ".join(word for word in text.words if word in text.weights))
    return max(beside(connection, text, _brought_up(connection, raw, asked)), key=_rank, default=None)


def beside(connection: sqlite3.Connection, text: Typed, numbers: Iterable[int]) -> Iterator[Near]:
    """The likeliest of some titles, laid beside the text."""
    found = rows(connection, _TITLES, 6, (listed(numbers),))
    stems = {stem(word): weight for word, weight in text.weights.items()}

    def shared(row: list[Any]) -> float:
        return sum(stems.get(each, 0.0) for each in {stem(word) for word in row[1].split()})

    for no, title, people, label, year, kind in nlargest(LIKELY, found, key=shared):
        run = tuple(title.split())
        around = frozenset((*people.split(), str(year or ""), *words(label)))
        yield Near(no, run, year, kind, align(text, run, around))


def strange(connection: sqlite3.Connection, raw: str, names: Iterable[str]) -> bool:
    """Whether a word of these names, read out of a text, stands nowhere: then no title holds them all."""
    named = {word for name in names for word in words(name) if len(word) > RUN_TOGETHER}
    run = ("", *words(raw), "")
    return any(
        not any(frequency(connection, each) for each in (word, ahead + word, word + behind))
        for ahead, word, behind in zip(run, run[1:], run[2:], strict=False)
        if word in named
    )


def _brought_up(connection: sqlite3.Connection, raw: str, asked: Terms) -> Iterable[int]:
    """Items that the words lead to, and those whose title holds all of a few words or all but one."""
    found = gathering.gather(connection, asked, Scope(), names.begun(connection, raw)).numbers
    groups = [f"({match.some(meant(term))})" for term in asked.terms if not term.unknown]
    if LEAST <= len(groups) <= FEW:
        for left_out in range(-1, len(groups)):
            rest = [group for at, group in enumerate(groups) if at != left_out]
            found += values(connection, _HOLDING, (f"{{title}} : ({' AND '.join(rest)})", MOST))
    return dict.fromkeys(found)


def _rank(each: Near) -> tuple[float, int]:
    return each.rank, -each.no


def _telling(run: Iterable[str], plain: frozenset[str]) -> list[str]:
    return [word for word in dict.fromkeys(run) if not (word in STOP or word in CHAT or word in plain)]


def _slip_of_grammar(word: str) -> bool:
    """Whether a word that stands nowhere is one slip from a word of grammar: "qith", "fom"."""
    return len(word) > 2 and any(
        len(small) > 2 and OSA.distance(word, small, score_cutoff=1) == 1 for small in STOP
    )
