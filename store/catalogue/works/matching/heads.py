"""Names of systems before a colon: kept, gained, changed, or moved behind."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from store.catalogue.works.matching.kinship import kin, kindred, weighty
from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.titles import Title
from store.catalogue.works.matching.wordings import APART, METHODS, RESOURCES

_LONGEST = 6
"""Words before a colon by which a work is known, at most."""
_NAME = 3
"""Words of a name that somebody coined, at most."""
_SHARED = 3
"""Words of weight that stay."""
_SAYING = 4
"""Words of weight that say enough under another name."""
_INNER = re.compile(r"[^\W_]*[a-z\d][^\W_]*[A-Z]|[A-Z]{2}")
_MADE = kindred(RESOURCES)
_DONE = kindred(METHODS)
_APART = kindred(APART)


def siblings(a: Title, b: Title) -> bool:
    """Whether one is named after the other: "Molmo: Questions", "Molmo-Hard: Questions", "Fast-Molmo: X"."""
    fewer = min(len(a.main), len(b.main))
    if not (a.rest and b.rest) or a.main == b.main:
        return False
    return a.main[:fewer] == b.main[:fewer] or a.main[-fewer:] == b.main[-fewer:]


def one_head(a: Title, b: Title) -> bool:
    """The same name before the colon, and behind it words in common; "X: A Store", "X: A Planner" are two."""
    if not (a.rest and b.rest) or "".join(a.main) != "".join(b.main) or len(a.main) > _LONGEST:
        return False
    ours, theirs = weighty(a.rest), weighty(b.rest)
    if (
        not ours & theirs
        or not _APART.isdisjoint(ours ^ theirs)
        or _made_and_done(ours - theirs, theirs - ours)
    ):
        return False
    if _numbers(a.rest) != _numbers(b.rest) and not (coined(a) and _counted_once(a.rest, b.rest)):
        return False
    return not _exchanged(tuple(map(kin, a.rest)), tuple(map(kin, b.rest)))


def head_behind(a: Title, b: Title) -> bool:
    """Whether the name before the colon went behind: "Hydra: Fair Sharing" and "Fair Sharing with Hydra"."""
    for one, other in ((a, b), (b, a)):
        if one.rest and other.words[: len(one.rest)] == one.rest and len(one.rest) >= _SHARED:
            behind = [word for word in other.words[len(one.rest) :] if word not in FILLERS]
            return bool(behind) and set(behind) <= set(one.main)
    return False


def renamed(a: Title, b: Title) -> bool:
    """Whether what follows the colon stayed, and the coined name before it is another."""
    if not (a.rest and b.rest) or not (coined(a) and coined(b)) or a.main[0] == b.main[0]:
        return False
    known = weighty(a.rest)
    return known == weighty(b.rest) and len(known) >= _SAYING and _numbers(a.main) == _numbers(b.main)


def coined(of: Title) -> bool:
    """Whether what stands before the colon is a name made up for a work."""
    head = of.text.partition(":")[0].split()
    return 0 < len(of.main) <= _NAME and len(head) == 1 and _INNER.match(head[0]) is not None


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _counted_once(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one says a number inside that the other leaves out, among other words that changed."""
    longer, shorter = (ours, theirs) if _numbers(ours) else (theirs, ours)
    inside = [word for word in longer[1:-1] if word in _numbers(longer)]
    return not _numbers(shorter) and len(inside) == 1 == len(_numbers(longer))


def _made_and_done(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one tells of a resource of the name, and the other of a method."""
    return any(
        bool(x & _MADE) and bool(y & _DONE) and not y & _MADE for x, y in ((ours, theirs), (theirs, ours))
    )


def _exchanged(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether but one word stands for another: "for cooking", "for gardening"."""
    changes = [each for each in Levenshtein.opcodes(ours, theirs) if each.tag != "equal"]
    return len(ours) == len(theirs) and len(changes) == 1 and changes[0].src_end - changes[0].src_start == 1
