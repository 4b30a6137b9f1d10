"""The stretches in which two titles differ, and what each weighs: an ending, a slip, another word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Levenshtein

from store.catalogue.works.matching.lexicon import CONFUSED, FILLERS, MARKS, OPPOSITES, PREFIXES
from store.catalogue.works.matching.spelling import plain_vowels, root
from store.catalogue.works.matching.titles import Title
from store.text import squeezed

Words = tuple[str, ...]
_NAME = re.compile(r"\w*[a-z\d]\w*[A-Z]\w*|[A-Z]{2}\w*")


_INSIDE = re.compile(r"[a-z]+\d[a-z]+")
"""A number in the middle of a name, as in "seq2seq", counts nothing."""
_ALONG = frozenset("on over across in through along of upon throughout".split())
"""Small words of which one may stand for another, also those of weight elsewhere."""
_UNDER = frozenset({"under", "presence"})
"""Words that stand for "with": "under Noise", "in the Presence of Noise"."""
_TO = re.compile(r"(?<=[a-z])2(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Stretches:
    """What all stretches together come to."""

    slips: int = 0
    changes: int = 0
    """Where other words stand."""
    against: str = ""
    """What makes two works of it, in words."""


def stretches(a: Title, b: Title) -> Stretches:
    """Weigh where two titles differ."""
    slips = changes = 0
    for left, right in _runs(a.words, b.words):
        if _written(left) == _written(right):
            continue
        against = _against(left, right)
        if against:
            return Stretches(against=against)
        weight = _weight(left, right)
        if weight == 1 and _names(left, a) and _names(right, b):
            weight = 2
        slips += weight == 1
        changes += weight > 1
    return Stretches(slips, changes)


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
    numbers = [w for w in left if number(w)], [w for w in right if number(w)]
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


def number(word: str) -> bool:
    """Whether there is a digit in a word."""
    return not word.isalpha() and any(letter.isdigit() for letter in word)


def counts(word: str) -> bool:
    """Whether a word is or holds a number, and not just as "seq2seq" does."""
    return number(word) and not _INSIDE.fullmatch(word)


def _weight(left: Words, right: Words) -> int:
    """Of a stretch: 0 small words and endings, 1 a slip, 2 other words."""
    if len(left) == len(right) == 1 and {*left, *right} <= _ALONG:
        return 0
    heavy = [w for w in left if w not in FILLERS], [w for w in right if w not in FILLERS]
    if left and right and _UNDER.issuperset(heavy[0] + heavy[1]):
        return 0
    if not heavy[0] and not heavy[1]:
        return 0
    if len(heavy[0]) == len(heavy[1]):
        left, right = tuple(heavy[0]), tuple(heavy[1])
    elif len(left) != len(right):
        return 1 if _slip("".join(left), "".join(right)) else 2
    return max(_pair(x, y) for x, y in zip(left, right, strict=True))


def _pair(x: str, y: str) -> int:
    if x == y or root(x) == root(y) or plain_vowels(x) == plain_vowels(y):
        return 0
    return 1 if _slip(x, y) else 2


def _slip(x: str, y: str) -> bool:
    """Whether one word is the other misspelt; never where a beginning turns its meaning."""
    if frozenset((x, y)) in CONFUSED:
        return False
    shorter = min(len(x), len(y))
    mixed = sorted(x) == sorted(y)
    if shorter < 5 or number(x) or number(y):
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
