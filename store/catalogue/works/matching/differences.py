"""How two titles differ: not at all, by slips, by a subtitle, or by words that make another work of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import Levenshtein

from store.catalogue.works.matching.acronyms import shortened
from store.catalogue.works.matching.labels import places
from store.catalogue.works.matching.lettering import cut_off, rejoined, written_alike
from store.catalogue.works.matching.lexicon import BESIDE, FILLERS, MARKS, STRONG_MARKS
from store.catalogue.works.matching.spelling import without_venue
from store.catalogue.works.matching.stretches import counts, number, stretches
from store.catalogue.works.matching.titles import Title, title
from store.catalogue.works.matching.turning import turned_round

Words = tuple[str, ...]


class Nearness(IntEnum):
    """How near two titles are."""

    OTHER = 0
    CHANGED = 1
    """Words of weight differ; only abstracts or identifiers can tell."""
    PART = 2
    """One is the other without its subtitle, or without the name before it."""
    SLIPS = 3
    """Small words, endings or slips of the pen differ."""
    EQUAL = 4


@dataclass(frozen=True, slots=True)
class Difference:
    nearness: Nearness
    against: str = ""
    """What makes another work of it, in words: "2019 and 2020"."""
    marked: bool = False
    """True where that is a word such as "reply" or "survey" in one title only."""

    def __str__(self) -> str:
        return SAID[self.nearness]


SAID = {
    Nearness.EQUAL: "same title",
    Nearness.SLIPS: "nearly the same title",
    Nearness.PART: "same title but for a part",
    Nearness.CHANGED: "similar titles",
    Nearness.OTHER: "different titles",
}


_EQUAL = Difference(Nearness.EQUAL)
_OTHER = Difference(Nearness.OTHER)
_SHORT = 3
"""Words of a part of a title that is no more than a remark, as ": A Reply"."""
_SLIPS = 2
"""Misspelt words that two versions of one title may differ by."""


def difference(a: Title, b: Title) -> Difference:
    """Compare two titles."""
    if a.squeezed == b.squeezed or a.words == b.words:
        return _EQUAL
    if both := shortened(a, b):
        return _shortened(*both) or _compared(a, b)
    return _compared(a, b)


def _shortened(a: Title, b: Title) -> Difference | None:
    """The difference of two with acronyms for what they stand for, where it is small."""
    if a.squeezed == b.squeezed or turned_round(a, b):
        return Difference(Nearness.SLIPS)
    found = _by_stretches(a, b) if _related(a, b) else _OTHER
    return found if found.nearness is Nearness.SLIPS else None


def _compared(a: Title, b: Title) -> Difference:
    if (a.truncated or b.truncated) and cut_off(a, b):
        return _EQUAL
    if not _related(a, b):
        return _unrelated(a, b)
    if _swapped(a, b) or turned_round(a, b):
        return Difference(Nearness.SLIPS)
    return (_begins(a, b) and _without_venue(a, b)) or _part(a, b) or _by_stretches(a, b)


def _unrelated(a: Title, b: Title) -> Difference:
    """The difference of titles of few common words, which may be the same letters."""
    if _joined(a, b):
        return _part(a, b) or _OTHER
    return _by_stretches(*rejoined(a, b)) if written_alike(a, b) else _OTHER


def rivals(a: Title, b: Title) -> bool:
    """Whether a title that holds a part of both means one at most: "X: A Store", "X: A Planner"."""
    if a.rest and b.rest and _alike(a.main, b.main):
        return difference(a, b).nearness < Nearness.SLIPS
    return bool(difference(a, b).against)


def _swapped(a: Title, b: Title) -> bool:
    """Whether the parts around the colon changed places: "A Survey: X" and "X: A Survey"."""
    return bool(a.rest) and (a.rest, a.main) == (b.main, b.rest)


def _begins(a: Title, b: Title) -> bool:
    """Whether one title is the beginning of the other."""
    fewer = min(len(a.words), len(b.words))
    return a.words[:fewer] == b.words[:fewer]


def _without_venue(a: Title, b: Title) -> Difference | None:
    """The difference once the conference behind one of them is taken off."""
    one, other = without_venue(a.text), without_venue(b.text)
    if (one == a.text) == (other == b.text):
        return None
    return difference(title(one), title(other))


def _joined(a: Title, b: Title) -> bool:
    """Whether one title is the main part of the other but for blanks: "Sketch-QNet", "SketchQNet: ..."."""
    return "".join(b.main) == a.squeezed or "".join(a.main) == b.squeezed


def _part(a: Title, b: Title) -> Difference | None:
    """One title is the main part or the subtitle of the other."""
    if len(a.words) > len(b.words):
        a, b = b, a
    if not b.rest or a.rest:
        return None
    if _alike(a.words, b.main):
        return _lost(b.rest)
    if not _alike(a.words, b.rest):
        return None
    if places(b.main):
        return _EQUAL
    return _lost(b.main) if len(a.content) > 2 else None


def _alike(a: Words, b: Words) -> bool:
    if a == b:
        return True
    one, other = "".join(a), "".join(b)
    if len(a) < 2 or Levenshtein.distance(one, other, score_cutoff=1) > 1:
        return one == other
    return [word for word in a if number(word)] == [word for word in b if number(word)]


def _related(a: Title, b: Title) -> bool:
    """Whether enough words are in both for a closer look: cheap, as most candidates end here."""
    shared = len(a.content_set & b.content_set)
    fewer, more = len(a.content_set), len(b.content_set)
    if fewer > more:
        fewer, more = more, fewer
    if shared * 2 < fewer or (shared * 2 < more and not (a.rest or b.rest)):
        return False
    return shared > 0 or fewer == 1 == more


def _lost(words: Words) -> Difference:
    """What it means that these words stand in one title only."""
    weighty = [word for word in words if word not in FILLERS] or list(words)
    ends = {weighty[0], weighty[-1]}
    marks = ends & (MARKS if len(weighty) <= _SHORT else STRONG_MARKS)
    if marks:
        return Difference(Nearness.CHANGED, f"“{min(marks)}” in one title only", marked=True)
    if words[0] in BESIDE and words[-1] in FILLERS:
        return Difference(Nearness.CHANGED, f"“{' '.join(words)}” in one title only", marked=True)
    if counts(words[0]) or (counts(words[-1]) and len(words) <= _SHORT):
        return Difference(Nearness.CHANGED, f"“{' '.join(words)}” in one title only")
    return Difference(Nearness.PART)


def _by_stretches(a: Title, b: Title) -> Difference:
    found = stretches(a, b)
    if found.against:
        return Difference(Nearness.CHANGED, found.against)
    if found.changes:
        near = found.changes <= 2 and len(set(a.content) & set(b.content)) >= 2
        return Difference(Nearness.CHANGED if near else Nearness.OTHER)
    return Difference(Nearness.SLIPS if found.slips <= _SLIPS else Nearness.CHANGED)
