"""Words of two titles that only stand for others: "for cooking", "for link prediction"."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from store.catalogue.works.matching.kinship import kin, kindred
from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.wordings import SOFT

_STEM = 4
"""Letters that two forms of a word share."""
_SOFT = kindred(SOFT)


def exchanged(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether words only stand for others, one by one or in one run behind some that stay: "for cooking",
    "for link prediction"."""
    runs = _changed(ours, theirs)
    if not runs or not all(left and right for _, left, right in runs):
        return False
    if all(len(left) == len(right) for _, left, right in runs):
        return True
    at, left, right = runs[0]
    return len(runs) == 1 and at > 0 and _SOFT.isdisjoint((*left, *right))


def in_one_place(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether all that differs is one run of words."""
    return len(_changed(ours, theirs)) < 2


def _changed(
    ours: tuple[str, ...], theirs: tuple[str, ...]
) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Runs in which the two differ, the same ones in either order."""
    both = sorted((ours, theirs))
    one, other = (tuple(kin(word) for word in each if word not in FILLERS) for each in both)
    return [each for each in _runs(one, other) if not _begin_alike(*each[1:])]


def _begin_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether words are but another form of others: "tiny devices" and "tinyml"."""
    one, other = ("".join(each[:1])[:_STEM].replace("y", "i") for each in (left, right))
    return one == other and len(one) == _STEM


def _runs(
    one: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Where two rows of words differ, between the longest that both have: where it begins, and the words."""
    start = until = 0
    for block in Indel.opcodes(one, other).as_matching_blocks():
        if block.a > start or block.b > until:
            yield start, one[start : block.a], other[until : block.b]
        start, until = block.a + block.size, block.b + block.size
