"""The words of a text laid beside those of a title: which of them the title holds, if written otherwise.

Where the dictionary of all words does not know what was meant, the title itself does: a slip that made
another word, words run together or torn apart, a last word half typed, a few initials. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from store.text import CHAT, STOP, stem

BESIDE = 1.0
"""Likeness of a word that stands not in the title, but in its people, venue or year."""
BEGUN = 0.9
INITIALS, LOOSE_INITIALS = 0.9, 0.6
"""Likeness of first letters of neighbours, and of such as are words of grammar too."""
LEAST = 0.7
"""Likeness from which one word may be meant for another."""
SURE = 0.85
"""What a slip counts less in a word that is itself well known."""
RUN_TOGETHER = 3
"""Words that may be written as one, or stand for their initials."""
_LEAST_BEGUN = 3
_Way = tuple[float, int, int, int, int]
"""(likeness, first place in the text, words of the text, first place in the title, words of the title)."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text to be laid beside titles."""

    words: tuple[str, ...]
    """All folded words, in order."""
    weights: Mapping[str, float]
    """What each telling word weighs; others weigh nothing."""
    sure: AbstractSet[str] = frozenset()
    """Words that are well known, and less likely slips."""


@dataclass(slots=True)
class Aligned:
    """A title beside a text."""

    share: float = 0.0
    """Share of the weight of the text's words that the title holds, 0 to 1."""
    complete: float = 0.0
    """Share of the title's telling words that the text holds, 0 to 1."""
    mended: dict[str, str] = field(default_factory=dict)
    """What was typed -> what the title prints for it, where they differ in more than their endings."""
    same: set[str] = field(default_factory=set)
    """Typed words that the title holds as they are, in any form or as initials, and those beside it."""
    words: list[str] = field(default_factory=list)
    """The text's telling words as the title prints them, those that it does not hold as they were typed."""


def align(typed: Typed, title: Sequence[str], beside: AbstractSet[str] = frozenset()) -> Aligned:
    """Lay a text beside the folded words of a title.

    :param beside: folded words of its people, venue and year
    """
    return _Alignment(typed, title, beside).made()


class _Alignment:
    def __init__(self, typed: Typed, title: Sequence[str], beside: AbstractSet[str]) -> None:
        self._typed = typed
        self._title = title
        self._beside = beside
        self._free = set(range(len(title)))
        """Places of the title whose word no word of the text is yet."""
        self._likeness: dict[int, float] = {}
        """Places of the text -> how like they are to what the title holds."""
        self._printed: dict[int, tuple[str, ...]] = {}
        """Places of the text -> what the title prints there; nothing behind the first of torn words."""
        self._made = Aligned()

    def made(self) -> Aligned:
        self._same()
        open_places = [at for at in range(len(self._typed.words)) if at not in self._likeness]
        for at in open_places:
            if at not in self._likeness:
                self._take(max(self._found(at), key=_by_likeness, default=None))
        weights, run = self._typed.weights, self._typed.words
        whole = sum(weights.get(word, 0.0) for word in run) or 1.0
        held = sum(weights.get(run[at], 0.0) * likeness for at, likeness in self._likeness.items())
        telling = [at for at, word in enumerate(self._title) if not _empty(word)]
        self._made.share = held / whole
        self._made.complete = sum(at not in self._free for at in telling) / (len(telling) or 1)
        for at, word in enumerate(run):
            self._made.words += self._printed.get(at, (word,) if weights.get(word) else ())
        return self._made

    def _same(self) -> None:
        """Words that stand there, in any form; those beside the title count where it does not hold them."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self._title):
            places.setdefault(stem(word), []).append(at)
        for at, word in enumerate(self._typed.words):
            if found := places.get(stem(word)):
                self._free.difference_update(found)
            elif word not in self._beside:
                continue
            self._likeness[at] = BESIDE
            self._made.same.add(word)

    def _found(self, at: int) -> Iterator[_Way]:
        """What the title may hold a word as."""
        run, word = self._typed.words, self._typed.words[at]
        weighs = self._typed.weights.get(word, 0.0) > 0
        last = at == len(run) - 1
        for place, other in enumerate(self._title):
            if place in self._free:
                if weighs:
                    yield self._like(word, other, last=last), at, 1, place, 1
                if not last:
                    yield likeness(word + run[at + 1], other), at, 2, place, 1
            if at and run[at - 1] + word == other:
                yield 1.0, at - 1, 2, place, 1
        if weighs:
            yield from self._several(at, word)

    def _like(self, word: str, other: str, *, last: bool) -> float:
        if last and len(word) >= _LEAST_BEGUN and other.startswith(word):
            return BEGUN
        return likeness(word, other) * (SURE if word in self._typed.sure else 1.0)

    def _several(self, at: int, word: str) -> Iterator[_Way]:
        """Several words of the title that are one in the text, or its initials."""
        for size in range(2, RUN_TOGETHER + 1):
            for place in range(len(self._title) - size + 1):
                run = self._title[place : place + size]
                free = len(self._free.intersection(range(place, place + size)))
                if free == size == len(word) and word == "".join(each[0] for each in run):
                    yield (LOOSE_INITIALS if any(map(_empty, run)) else INITIALS), at, 1, place, size
                elif free and len(word) > size + 2:
                    yield likeness(word, "".join(run)), at, 1, place, size

    def _take(self, best: _Way | None) -> None:
        """Take the way that a word is most like to what the title holds."""
        if best is None or best[0] <= 0:
            return
        found, at, taken, place, size = best
        printed = self._title[place : place + size]
        self._free.difference_update(range(place, place + size))
        for each in range(at, at + taken):
            self._likeness[each] = max(found, self._likeness.get(each, 0.0))
            self._printed[each] = tuple(printed) if each == at else ()
        typed = self._typed.words[at : at + taken]
        if found == 1 or len(typed[0]) == size > 1:
            self._made.same.update(typed)
        self._made.mended[" ".join(typed)] = " ".join(printed)


def likeness(word: str, other: str) -> float:
    """How like two words are, 1 for the same, 0 where one cannot be meant for the other: a few slips."""
    longest = max(len(word), len(other))
    allowed = 0 if longest < 4 else 1 if longest < 6 else 2 if longest < 10 else 3
    if abs(len(word) - len(other)) > allowed:
        return 0.0
    distance = OSA.distance(word, other, score_cutoff=allowed)
    like = 1 - distance / longest
    return like if distance <= allowed and like >= LEAST else 0.0


def _by_likeness(way: _Way) -> tuple[float, int, int]:
    """The likest; among equals that of most words, the first in the title."""
    return way[0], way[2], -way[3]


def _empty(word: str) -> bool:
    return word in STOP or word in CHAT
