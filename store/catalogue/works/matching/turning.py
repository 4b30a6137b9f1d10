"""Titles whose two halves changed places."""

from __future__ import annotations

from store.catalogue.works.matching.lexicon import BEFORE_NAMES, FILLERS
from store.catalogue.works.matching.spelling import root
from store.catalogue.works.matching.titles import Title

_HALF = 2
"""Words of weight of the shorter half: to swap two single words makes another title, "German to Czech"."""


_ENDS = FILLERS - {"a", "an", "the"}


def turned_round(a: Title, b: Title) -> bool:
    """Whether one says first what the other says last: "X for Y" and "Y: X", "X with Y" and "Y improves X".

    "X for Y" and "Y for X" are two works.
    """
    size = len(a.content)
    if (
        _named_behind(a, b)
        or _named_behind(b, a)
        or _compound(a, b)
        or _compound(b, a)
        or _based(a, b)
        or _based(b, a)
    ):
        return True
    if size != len(b.content) or size < 2 * _HALF or a.content[:_HALF] == b.content[:_HALF]:
        return False
    ours, theirs = tuple(map(root, a.content)), tuple(map(root, b.content))
    for cut in range(_HALF, size - _HALF + 1):
        if ours[cut:] + ours[:cut] == theirs:
            between = _before(a, a.content[cut]), _before(b, b.content[size - cut])
            return between[0] != between[1] or not between[0]
    return False


def _before(of: Title, word: str) -> str:
    """The small word before a word of weight."""
    at = of.words.index(word)
    return of.words[at - 1] if at and of.words[at - 1] in FILLERS else ""


def _named_behind(a: Title, b: Title) -> bool:
    """Whether the name before the colon stands behind in the other: "Hydra: Fair Sharing" and "Fair Sharing
    with Hydra"."""
    if not a.rest or b.rest or len(a.main) > 1 or len(a.rest) < _HALF or len(b.words) < 2:
        return False
    return (*a.rest, b.words[-2], *a.main) == b.words and b.words[-2] in BEFORE_NAMES


def _compound(a: Title, b: Title) -> bool:
    """Whether what one title says with "of" is one compound in the other: "Neural Rendering of Hair" and
    "Neural Hair Rendering"."""
    if "of" not in a.words or "of" in b.words or len(a.content) != len(b.content):
        return False
    at = a.words.index("of")
    behind = [word for word in a.words[at + 1 :] if word not in FILLERS]
    until = next((no for no in range(at + 1, len(a.words)) if a.words[no] in _ENDS), len(a.words))
    whose = [word for word in a.words[at + 1 : until] if word not in FILLERS]
    before = [word for word in a.words[:at] if word not in FILLERS]
    if not before or not whose or a.words[at - 1] in FILLERS:
        return False
    turned = (*before[:-1], *whose, before[-1], *behind[len(whose) :])
    return tuple(map(root, turned)) == tuple(map(root, b.content))


def _based(a: Title, b: Title) -> bool:
    """Whether one begins with what it is based on, and the other names it behind what it is: "GNN-Based
    Detection of Bots", "Detection of Bots with GNNs", "Detection with GNNs of Bots"."""
    if "based" not in a.words[1:] or a.content_set != b.content_set:
        return False
    at = a.words.index("based")
    means, rest = (
        tuple(map(root, a.words[:at])),
        tuple(root(w) for w in a.words[at + 1 :] if w not in FILLERS),
    )
    ours, size = tuple(map(root, b.words)), len(means)
    for no in range(1, len(ours) - size + 1):
        if ours[no : no + size] == means and b.words[no - 1] in BEFORE_NAMES:
            others = (*b.words[:no], *b.words[no + size :])
            return tuple(root(w) for w in others if w not in FILLERS) == rest
    return False
