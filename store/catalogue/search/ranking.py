"""Scores of candidate items: which words of the question stand where.

A soft TF-IDF (W. Cohen, P. Ravikumar, S. Fienberg, 2003: near words count partly) over weighted fields, with
rewards for words that stand together, for titles that the question covers, and for names that it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from string import ascii_lowercase, digits

from store.catalogue.search.terms import Terms
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
_HEAD = 3
"""Letters by which words that cannot be meant are passed over without making their stem, which is slow."""
_LETTERS = ascii_lowercase + digits
_Places = list[tuple[int, str]]
"""(place, stem) of the words of a field that the question holds too."""


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


@dataclass(slots=True)
class _Held:
    """What an item holds of one term."""

    points: float = 0.0
    likeness: float = 0.0
    field: str = ""
    every: float = 0.0
    """Points of all fields together."""

    @property
    def whole(self) -> float:
        """Points of the best field; the others add a little."""
        return self.points + min((self.every - self.points) * AGAIN, 1.0)


@dataclass(slots=True)
class Reading:
    """What an item's text, as far as it has been read, holds of the question."""

    held: dict[int, _Held] = field(default_factory=dict)
    together: dict[tuple[str, str], float] = field(default_factory=dict)
    """Neighbours in the question that are neighbours here too, and what they weigh."""
    complete: float = 0.0
    """Share of the title's words that the question holds, 0 to 1."""


class Scorer:
    """The words of one question, made ready to be looked for in many items."""

    def __init__(self, asked: Terms) -> None:
        self._weights = [term.weight for term in asked.terms]
        self._whole = asked.weight or 1.0
        self._single: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._joint: list[tuple[int, float, frozenset[str]]] = []
        for place, term in enumerate(asked.terms):
            for near in term.variants:
                parts = [stem(word) for word in near.word.split()]
                if len(parts) == 1:
                    self._single[parts[0]].append((place, near.likeness))
                else:
                    self._joint.append((place, near.likeness, frozenset(parts)))
        self._stems = {*self._single, *(part for _, _, parts in self._joint for part in parts)}
        self._known = _Known(self._stems)
        self._pairs = _pairs(asked)

    def read(self, reading: Reading, name: str, text: str) -> None:
        """Read one field, its folded words parted by blanks."""
        found = self._found(text)
        if not found:
            return
        length = text.count(" ") + 1
        self._hold(reading.held, name, found, length)
        self._stand_together(reading.together, WEIGHTS[name], found)
        if name == "title":
            reading.complete = len(found) / length

    def score(self, no: int, reading: Reading, bonus: float = 0.0) -> Scored:
        """Score one item as far as it has been read. ``bonus``: reward for being named."""
        points = covered = 0.0
        spoke: dict[str, float] = {}
        for place, each in reading.held.items():
            weight = self._weights[place]
            points += weight * each.whole
            covered += weight * each.likeness
            spoke[each.field] = spoke.get(each.field, 0.0) + weight * each.whole
        coverage = covered / self._whole
        together = sum(reading.together.values()) * TOGETHER
        points = (points + together) / self._whole + reading.complete * COMPLETE * coverage
        spoken = max(spoke, key=lambda name: spoke[name], default="")
        return Scored(no, points + bonus, coverage, spoken, bool(NAMING & spoke.keys()), points)

    def share(self, text: str) -> float:
        """Share of the question's weight that folded words hold, 0 to 1."""
        held: dict[int, _Held] = {}
        self._hold(held, "title", self._found(text), text.count(" ") + 1)
        return sum(self._weights[place] * each.likeness for place, each in held.items()) / self._whole

    def _found(self, text: str) -> _Places:
        """Places and stems of the question's words."""
        stems = map(self._known.__getitem__, text.split())
        return [(place, stemmed) for place, stemmed in enumerate(stems) if stemmed]

    def _hold(self, held: dict[int, _Held], name: str, found: _Places, length: int) -> None:
        """Add what one field holds of each term."""
        stems = {each for _, each in found}
        # A name among few counts more than one in a long list of people.
        weight = WEIGHTS[name] * (0.75 + 0.5 / (1 + length / 4) if name == "people" else 1.0)
        hits = [hit for each in stems if each in self._single for hit in self._single[each]]
        hits += [(place, likeness) for place, likeness, parts in self._joint if parts <= stems]
        for place, likeness in hits:
            each = held.get(place)
            if each is None:
                each = held[place] = _Held()
            points = weight * likeness * likeness
            each.every += points
            if points > each.points:
                each.points, each.field = points, name
            each.likeness = max(each.likeness, likeness)

    def _stand_together(self, together: dict[tuple[str, str], float], weight: float, found: _Places) -> None:
        """Weight of neighbours in the question that are neighbours in a field too, in the same order."""
        for (at, one), (then, other) in pairwise(found):
            pair = one, other
            if then == at + 1 and pair in self._pairs:
                together[pair] = max(together.get(pair, 0.0), weight * self._pairs[pair])


class _Known(dict[str, str]):
    """Words to their stems, empty for those that are no word of the question; found out as they come."""

    def __init__(self, stems: AbstractSet[str]) -> None:
        self._stems = stems
        self._heads = _heads(stems)

    def __missing__(self, word: str) -> str:
        stemmed = stem(word) if word[:_HEAD] in self._heads else ""
        found = self[word] = stemmed if stemmed in self._stems else ""
        return found


def _heads(stems: AbstractSet[str]) -> frozenset[str]:
    """First letters of all words that may have one of these stems; Porter changes no more than the last.

    "us" is the stem of "using" too, and "rai" that of "ray".
    """
    every = {*stems, *(each[:-1] + "y" for each in stems if each.endswith("i"))}
    heads = {each[:_HEAD] for each in every}
    return frozenset(heads | {head + letter for head in heads if len(head) < _HEAD for letter in _LETTERS})


def _pairs(asked: Terms) -> dict[tuple[str, str], float]:
    """Neighbouring words of the question and what they weigh together."""
    found: dict[tuple[str, str], float] = {}
    for one, other in pairwise(asked.terms):
        if not (one.unknown or other.unknown):
            pair = stem(one.variants[0].word.split()[-1]), stem(other.variants[0].word.split()[0])
            found[pair] = found.get(pair, 0.0) + (one.weight + other.weight) / 3
    return found
