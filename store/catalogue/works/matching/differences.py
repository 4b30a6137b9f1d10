"""How two titles differ: not at all, by slips, by a subtitle, or by words that make another work of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA, Levenshtein

from store.catalogue.works.matching.acronyms import spelt_out
from store.catalogue.works.matching.labels import places
from store.catalogue.works.matching.lettering import cut_off, rejoined, written_alike
from store.catalogue.works.matching.lexicon import (
    CONFUSED,
    FILLERS,
    MARKS,
    OPPOSITES,
    PREFIXES,
    STRONG_MARKS,
)
from store.catalogue.works.matching.spelling import plain_vowels, root, without_venue
from store.catalogue.works.matching.titles import Title, title
from store.catalogue.works.matching.turning import turned_round
from store.text import squeezed

Words = tuple[str, ...]
_NAME = re.compile(r"\w*[a-z\d]\w*[A-Z]\w*|[A-Z]{2}\w*")


_INSIDE = re.compile(r"[a-z]+\d[a-z]+")
"""A number in the middle of a name, as in "seq2seq", counts nothing."""
_TO = re.compile(r"(?<=[a-z])2(?=[a-z])")


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
    if (a.acronyms or b.acronyms) and spelt_out(a, b):
        return Difference(Nearness.SLIPS)
    if (a.truncated or b.truncated) and cut_off(a, b):
        return _EQUAL
    if not _related(a, b):
        return _unrelated(a, b)
    if _swapped(a, b) or turned_round(a, b):
        return Difference(Nearness.SLIPS)
    return (_begins(a, b) and _without_venue(a, b)) or _part(a, b) or _by_runs(a, b)


def _unrelated(a: Title, b: Title) -> Difference:
    """The difference of titles of few common words, which may be the same letters."""
    if _joined(a, b):
        return _part(a, b) or _OTHER
    return _by_runs(*rejoined(a, b)) if written_alike(a, b) else _OTHER


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
    return [word for word in a if _number(word)] == [word for word in b if _number(word)]


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
    if _counts(words[0]) or (_counts(words[-1]) and len(words) <= _SHORT):
        return Difference(Nearness.CHANGED, f"“{' '.join(words)}” in one title only")
    return Difference(Nearness.PART)


def _by_runs(a: Title, b: Title) -> Difference:
    slips = changes = 0
    for left, right in _runs(a.words, b.words):
        if _written(left) == _written(right):
            continue
        against = _against(left, right)
        if against:
            return Difference(Nearness.CHANGED, against)
        weight = _weight(left, right)
        if weight == 1 and _names(left, a) and _names(right, b):
            weight = 2
        slips += weight == 1
        changes += weight > 1
    if changes:
        near = changes <= 2 and len(set(a.content) & set(b.content)) >= 2
        return Difference(Nearness.CHANGED if near else Nearness.OTHER)
    return Difference(Nearness.SLIPS if slips <= _SLIPS else Nearness.CHANGED)


def _runs(a: Words, b: Words) -> Iterator[tuple[Words, Words]]:
    """The stretches in which two titles differ."""
    a_end = b_end = 0
    for each in Levenshtein.opcodes(a, b):
        if each.tag == "equal":
            if each.src_start > a_end or each.dest_start > b_end:
                yield a[a_end : each.src_start], b[b_end : each.dest_start]
            a_end, b_end = each.src_end, each.dest_end
    if len(a) > a_end or len(b) > b_end:
        yield a[a_end:], b[b_end:]


def _written(words: Words) -> str:
    """Words without their blanks, and "sim2real" as "sim to real"."""
    return _TO.sub("to", "".join(words))


def _against(left: Words, right: Words) -> str:
    """Why a stretch makes two works of it; empty if it may be one."""
    numbers = [w for w in left if _number(w)], [w for w in right if _number(w)]
    if numbers[0] != numbers[1]:
        return (
            f"{_say(left)} and {_say(right)}"
            if left and right
            else f"{_say(left or right)} in one title only"
        )
    marks = {w for w in left if w in MARKS} ^ {w for w in right if w in MARKS}
    if marks:
        return f"“{min(marks)}” in one title only"
    if len(left) == len(right) == 1 and frozenset((*left, *right)) in OPPOSITES:
        return f"{_say(left)} and {_say(right)}"
    return ""


def _say(words: Words) -> str:
    return f"“{' '.join(words)}”"


def _number(word: str) -> bool:
    return not word.isalpha() and any(letter.isdigit() for letter in word)


def _counts(word: str) -> bool:
    return _number(word) and not _INSIDE.fullmatch(word)


def _weight(left: Words, right: Words) -> int:
    """Of a stretch: 0 small words and endings, 1 a slip, 2 other words."""
    heavy = [w for w in left if w not in FILLERS], [w for w in right if w not in FILLERS]
    if not heavy[0] and not heavy[1]:
        return 0
    if len(heavy[0]) == len(heavy[1]):
        left, right = tuple(heavy[0]), tuple(heavy[1])
    elif len(left) != len(right):
        return 1 if slip("".join(left), "".join(right)) else 2
    return max(_pair(x, y) for x, y in zip(left, right, strict=True))


def _pair(x: str, y: str) -> int:
    if x == y or root(x) == root(y) or plain_vowels(x) == plain_vowels(y):
        return 0
    return 1 if slip(x, y) else 2


def slip(x: str, y: str) -> bool:
    """Whether one word is the other misspelt; never where a beginning turns its meaning."""
    if frozenset((x, y)) in CONFUSED:
        return False
    shorter = min(len(x), len(y))
    mixed = sorted(x) == sorted(y)
    if shorter < 5 or _number(x) or _number(y):
        return mixed and x.isalpha() and shorter > 2
    if OSA.distance(x, y, score_cutoff=2) > (1 if shorter < 9 or x[0] != y[0] else 2):
        return False
    if x[0] != y[0] and len(x) == len(y) and not mixed:
        return False  # mental and dental: few slip at the first letter
    return not _turned(x, y)


def _names(words: Words, title: Title) -> bool:
    """Whether words are written like names of systems: LLaMA and LLaVA are two, and no slip."""
    return not title.text.isupper() and "".join(words) in {
        squeezed(each) for each in _NAME.findall(title.text)
    }


def _turned(x: str, y: str) -> bool:
    """Whether two words differ by what they begin with: explicit and implicit, micro and macro."""
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    if longer.endswith(shorter) and longer[: len(longer) - len(shorter)] in PREFIXES:
        return True
    ends = {x[len(prefix) :] for prefix in PREFIXES if x.startswith(prefix)}
    return any(
        y.startswith(prefix) and len(y) - len(prefix) > 2 and y[len(prefix) :] in ends for prefix in PREFIXES
    )
