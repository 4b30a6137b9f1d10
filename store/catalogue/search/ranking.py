"""Scores of candidate items: which words of the question stand where.

A soft TF-IDF (W. Cohen, P. Ravikumar, S. Fienberg, 2003: near words count partly) over weighted fields, with
rewards for words that stand together, for titles that the question covers, and for names that it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from store.catalogue.search.terms import Term, Terms
from store.text import stem

FIELDS = ("title", "names", "people", "organisations", "topics", "summary", "notes", "abstract")
WEIGHTS = {
    "title": 3.0, "names": 2.6, "people": 2.6, "organisations": 2.0,
    "topics": 1.9, "summary": 1.5, "notes": 1.2, "abstract": 1.0,
}  # fmt: skip
NAMING = frozenset(FIELDS[:5])
TOGETHER = 0.5
COMPLETE = 0.9
AGAIN = 0.12


@dataclass(frozen=True, slots=True)
class Scored:
    no: int
    score: float
    coverage: float
    """Share of the question's weight that the item's words hold, 0 to 1."""
    field: str
    """The field that spoke most for it."""
    named: bool = False
    """Whether a word stands in its title, names, people, organisations or topics."""
    plain: float = 0.0
    """``score`` without the bonus."""


def score(no: int, row: Sequence[str], terms: Terms, bonus: float) -> Scored:
    """Score one item. ``row``: its folded words, one text a field; ``bonus``: reward for being named."""
    fields = {name: _stems(text) for name, text in zip(FIELDS, row, strict=True) if text}
    sets = {name: frozenset(found) for name, found in fields.items()}
    whole = terms.weight or 1.0
    points = covered = 0.0
    spoke: dict[str, float] = {}
    for term in terms.terms:
        best, likeness, field = _best(term, sets, fields)
        points += term.weight * best
        covered += term.weight * likeness
        if field:
            spoke[field] = spoke.get(field, 0.0) + term.weight * best
    points += _together(terms.terms, fields, sets) * TOGETHER
    points = points / whole + _complete(terms.terms, fields.get("title", ())) * COMPLETE * covered / whole
    return Scored(
        no,
        points + bonus,
        covered / whole,
        max(spoke, key=lambda name: spoke[name], default=""),
        bool(NAMING & spoke.keys()),
        points,
    )


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    """Stems of folded words; an item comes up again with the next question."""
    return tuple(stem(word) for word in text.split())


def _best(
    term: Term, sets: Mapping[str, frozenset[str]], fields: Mapping[str, Sequence[str]]
) -> tuple[float, float, str]:
    """(points, likeness, field) of the variant and field that count most; other fields add a little."""
    top, top_likeness, top_field, more = 0.0, 0.0, "", 0.0
    for near in term.variants:
        wanted = [stem(word) for word in near.word.split()]
        for name, found in sets.items():
            if all(word in found for word in wanted):
                points = WEIGHTS[name] * near.likeness**2 * _share(name, fields[name])
                more += points * AGAIN
                if points > top:
                    top, top_field = points, name
                top_likeness = max(top_likeness, near.likeness)
    return top + min(more - top * AGAIN, 1.0) if top else 0.0, top_likeness, top_field


def _share(name: str, found: Sequence[str]) -> float:
    """A name among few counts more than one in a long list of people."""
    return 0.75 + 0.5 / (1 + len(found) / 4) if name == "people" else 1.0


def _together(
    terms: Sequence[Term], fields: Mapping[str, Sequence[str]], sets: Mapping[str, frozenset[str]]
) -> float:
    """Weight of neighbours in the question that are neighbours in a field too, in the same order."""
    total = 0.0
    for one, other in pairwise(terms):
        if one.unknown or other.unknown:
            continue
        pair = stem(one.variants[0].word.split()[-1]), stem(other.variants[0].word.split()[0])
        holding = [name for name, held in sets.items() if held.issuperset(pair)]
        best = max((WEIGHTS[name] for name in holding if pair in pairwise(fields[name])), default=0.0)
        total += best * (one.weight + other.weight) / 3
    return total


def _complete(terms: Sequence[Term], title: Sequence[str]) -> float:
    """Share of the title's words that the question holds, 0 to 1."""
    if not title:
        return 0.0
    asked = {stem(word) for term in terms for near in term.variants for word in near.word.split()}
    return sum(word in asked for word in title) / len(title)
