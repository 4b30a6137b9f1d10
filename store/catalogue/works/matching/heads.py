"""Names of systems before a colon: kept, gained, changed, or moved behind."""

from __future__ import annotations

import re

from store.catalogue.works.matching.exchanging import exchanged
from store.catalogue.works.matching.kinship import kindred, told_apart, weighty
from store.catalogue.works.matching.lexicon import BEFORE_NAMES, FILLERS
from store.catalogue.works.matching.titles import Title
from store.catalogue.works.matching.wordings import PLACED, RESOURCES, SIBLINGS, SOFT

_LONGEST = 6
"""Words before a colon by which a work is known, at most."""
_NAME = 3
"""Words of a name that somebody coined, at most."""
_SHARED = 3
"""Words of weight that stay."""
_SAYING = 4
"""Words of weight that say enough under another name."""
_WORD_OR_TWO = 2
"""Words of weight that come or go behind a name."""
_SAYING_SO = frozenset(
    "from how what why when where who is are do does can should not all you we i it this".split()
)
"""Words of heads that say something, and not just what it is about: "From Words to Wires: ..."."""
_INNER = re.compile(r"[\w-]*[a-z\d][\w-]*[A-Z]|[A-Z]{2}")
_SIBLINGS = kindred(SIBLINGS)
_SOFT = kindred(SOFT)
_PLACED = kindred(PLACED)
_MADE = kindred(RESOURCES)


def headed(a: Title, b: Title, many: bool, core: bool) -> bool:
    """Whether what stands before the colon says that a title became the other.

    :param many: whether three people or more wrote both, and soon
    :param core: whether four or more did
    """
    kept = (
        _one_head(a, b, many, core)
        or _renamed(a, b, many)
        or _stepped(a, b)
        or _stepped(b, a)
        or _owned(a, b)
        or _owned(b, a)
    )
    return kept or _behind(a, b, many) or _behind(b, a, many)


def siblings(a: Title, b: Title) -> bool:
    """Whether one is named after the other: "Molmo: Questions", "Molmo-Hard: Questions", "Fast-Molmo: X"."""
    if not (a.rest and b.rest) or a.main == b.main or _owned(a, b) or _owned(b, a):
        return False
    fewer = min(len(a.main), len(b.main))
    if a.main[:fewer] == b.main[:fewer] or a.main[-fewer:] == b.main[-fewer:]:
        return True
    one, other = ("".join(filter(str.isalpha, "".join(each.main))) for each in (a, b))
    return one == other and len(a.main) == len(b.main)


def _one_head(a: Title, b: Title, many: bool, core: bool) -> bool:
    """The same name before the colon, and behind it words in common; "X: A Store", "X: A Planner" are two.

    A group of four coins a name but once: of its titles less is asked.
    """
    if not (a.rest and b.rest) or "".join(a.main) != "".join(b.main) or len(a.main) > _LONGEST:
        return False
    ours, theirs = weighty(a.rest) - _PLACED, weighty(b.rest) - _PLACED
    apart = {each for each in ours ^ theirs if not each.isdigit()}
    said = many and (coined(a) or not _SAYING_SO.isdisjoint(a.main))
    known = (said and len(a.main) > _NAME) or (core and coined(a) and not ours.isdisjoint(theirs))
    if not (known or _enough(ours, theirs, said)) or told_apart(apart):
        return False
    if _made_and_done(ours - theirs, theirs - ours):
        return False
    if (ours <= theirs or theirs <= ours) and apart & _SIBLINGS and not (core and coined(a)):
        return False
    if _numbers(a.rest) != _numbers(b.rest) and not (coined(a) and _counted_once(a.rest, b.rest)):
        return False
    return not exchanged(a.rest, b.rest)


def _enough(ours: frozenset[str], theirs: frozenset[str], little: bool) -> bool:
    """Whether half of the words of the shorter stay or, if ``little`` is enough, two that say something."""
    kept = ours & theirs
    return bool(kept) and (2 * len(kept) >= min(len(ours), len(theirs)) or (little and len(kept - _SOFT) > 1))


def _behind(one: Title, other: Title, many: bool) -> bool:
    """Whether the name before the colon went behind: "Hydra: Fair Sharing" and "Fair Sharing with Hydra"; of
    a name somebody coined, with half of the words of weight before it."""
    if not one.rest or other.rest:
        return False
    if other.words[: len(one.rest)] == one.rest and len(one.rest) >= _SHARED:
        behind = [word for word in other.words[len(one.rest) :] if word not in FILLERS]
        return bool(behind) and set(behind) <= set(one.main)
    if not many or not coined(one) or other.words[-1:] != one.main:
        return False
    if BEFORE_NAMES.isdisjoint(other.words[-2:-1]):
        return False
    ours, theirs = weighty(one.rest), weighty(other.words[:-1])
    return len(ours & theirs) >= max(_SHARED, min(len(ours), len(theirs)) / 2) and not told_apart(
        ours ^ theirs
    )


def _stepped(one: Title, other: Title) -> bool:
    """Whether a name came before a title that lost its subtitle: "Ice Cores: A Study", "Frost: Ice Cores"."""
    return one.main == other.rest and bool(one.rest) and len(weighty(one.main)) >= _SHARED and coined(other)


def _owned(one: Title, other: Title) -> bool:
    """Whether whose it is went from the name before the colon: "Acme's Sieve: ...", "Sieve: ..."."""
    gained = one.main[: -len(other.main)]
    return (
        bool(gained)
        and gained[-1] == "s"
        and one.main[-len(other.main) :] == other.main
        and (bool(one.rest) and one.rest == other.rest)
    )


def _renamed(a: Title, b: Title, many: bool) -> bool:
    """Whether what follows the colon stayed, but for a word or two of many, and the coined name before it is
    another."""
    if not (a.rest and b.rest) or not (coined(a) and coined(b)):
        return False
    ours, theirs = weighty(a.rest), weighty(b.rest)
    if _numbers(a.rest) != _numbers(b.rest) or len(ours & theirs) < _SAYING:
        return False
    return ours == theirs or (many and len(ours & theirs) > _SAYING and _narrowed(ours, theirs))


def named_once(a: Title, b: Title) -> bool:
    """Whether one person's work kept its coined name, and says the same behind it but for a word or two."""
    if not (a.rest and b.rest) or a.main != b.main or not coined(a):
        return False
    return _narrowed(weighty(a.rest), weighty(b.rest))


def _narrowed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one of them is the other and a word or two, none of which makes another work of it."""
    fewer, apart = min(ours, theirs, key=len), ours ^ theirs
    if not (ours <= theirs or theirs <= ours) or told_apart(apart) or apart & _SIBLINGS:
        return False
    return len(apart) <= _WORD_OR_TWO and len(fewer) >= _SHARED


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
    """Whether one tells of a resource of the name, and the other of what was done with it."""
    return any(
        not x.isdisjoint(_MADE) and y.isdisjoint(_MADE) and bool(y - _SOFT)
        for x, y in ((ours, theirs), (theirs, ours))
    )
