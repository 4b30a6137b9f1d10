"""A title that another one grew out of: what it may gain and still be of one work."""

from __future__ import annotations

import re
from itertools import pairwise

from store.catalogue.works.matching.kinship import kin, kindred, told_apart, weighty
from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.wordings import (
    BETTER,
    BROAD,
    EXCHANGED,
    FIELDS,
    LEADS,
    MEANS,
    PLACED,
    SIBLINGS,
    SOFT,
)
from store.text import STOP

Words = tuple[str, ...]
_SHARED = 3
"""Words of weight that stay."""
_TELLING = 5
"""Words of weight that say enough for a title to be no series' common beginning."""
_INSIDE = 4
"""Words of weight around another one that came between them."""
_PHRASE = 4
"""Words of a title that says something, and not just what it is about: "Learning When to Defer"."""
_GAINED = 5
"""Words of weight that come or go."""
_KIND = re.compile(r"(?:ed|ic|al|ive|able|ible|ous|ful|less|(?<!m)ent|ant|ary|wise|ish|ese|free|aware)$")
"""Endings of words that make another sort of a thing: "certified", "probabilistic", "recurrent"."""
_BETTER = kindred(BETTER)
_BROAD = kindred(BROAD)
_NETS = kindred(("neural", "network"))
_EXCHANGED = tuple(map(kindred, EXCHANGED))
_FIELDS = kindred(FIELDS)
_LEADS = kindred(LEADS)
_MEANS = kindred(MEANS)
_PLACED = kindred(PLACED)
_SIBLINGS = kindred(SIBLINGS)
_SOFT = kindred(SOFT)
"""Words that titles gain and lose without another meaning."""


def grown(short: Words, long: Words, many: bool, soon: bool) -> bool:
    """Whether one title is the other and more: a tail that tells how or, soon and by many people or behind
    words that say much by themselves, on what.

    :param short: the words of the one of fewer words of weight
    :param many: whether three people or more wrote both
    :param soon: whether within a year
    """
    small, large = weighty(short), weighty(long)
    gained = large - small
    if not small <= large or not gained or len(gained) > _GAINED:
        return False
    if tail := _behind(short, long):
        return continued(short, long) and _tail(short, tail, many, soon)
    return _filled(short, long, many, soon)


def _filled(short: Words, long: Words, many: bool, soon: bool) -> bool:
    """Whether words came before a title or into it: soft ones, or nouns that say the same more closely."""
    small = weighty(short)
    gained = weighty(long) - small
    if len(small) < _SHARED or told_apart(gained) or gained & _SIBLINGS:
        return False
    if not kept_order(tuple(map(kin, short)), tuple(map(kin, long)), small, turned=True):
        return False
    hard = gained - _SOFT - _claimed(long)
    if not hard:
        return len(small) >= _INSIDE or not gained & _BETTER
    if not soon or len(small - _BROAD) < _SHARED or any(kin(w) in hard and _KIND.search(w) for w in long):
        return False
    if len(hard) > 1 and "and" in long and "and" not in short:
        second = weighty(long[long.index("and") :])
        if second & hard and second & small:
            return False  # "Missing Edges", "Missing Nodes and Noisy Edges"
    inside = len(small) >= _INSIDE and len(hard) == 1 and kin(long[0]) not in hard
    return len(hard) <= len(small) // 2 and (many or inside)


def _claimed(words: Words) -> frozenset[str]:
    """What is said of it around a "yet": "Expressive yet Tractable"."""
    around = (words[no - 1 : no + 2] for no, word in enumerate(words) if word in {"yet", "but"})
    return kindred(word for three in around for word in three)


def continued(short: Words, long: Words) -> bool:
    """Whether one title leads on from the whole of the other, and to no other work."""
    behind = _behind(short, long)
    tail = weighty(behind)
    if not 0 < len(tail) <= _GAINED or told_apart(tail - _PLACED):
        return False
    return kin(behind[0]) in _MEANS or _FIELDS.isdisjoint(map(kin, short))


def _behind(short: Words, long: Words) -> Words:
    """What follows in one title after all words of weight of the other; nothing where it begins otherwise."""
    left = [kin(word) for word in reversed(short) if word not in FILLERS]
    for no, word in enumerate(long):
        if not left:
            return long[no:]
        if word not in FILLERS and kin(word) != left.pop():
            return ()
    return ()


def _tail(short: Words, behind: Words, many: bool, soon: bool) -> bool:
    """Whether what follows a whole title may have been added to it."""
    size = len(weighty(short))
    next_ = next((word for word in behind if kin(word) not in _SOFT), "")
    if kin(next_) in _MEANS:
        return size >= _SHARED
    if size >= _TELLING:
        return True
    if not soon or next_ == "and":
        return False
    if many and size >= _SHARED and weighty(behind) <= _NETS:
        return True
    if next_ not in FILLERS and next_ not in PLACED:
        return size >= _INSIDE and len(behind) == 1  # "Transfer of Sarcasm Detection"
    return (many and size >= _SHARED) or _phrase(short)


def _phrase(words: Words) -> bool:
    """Whether words of grammar bind them to more than a subject."""
    return len(words) >= _PHRASE and not STOP.isdisjoint(words[1:-1])


def softly(ours: Words, theirs: Words) -> bool:
    """Whether what differs is but words that titles begin with, or gain and lose."""
    one, other = weighty(ours), weighty(theirs)
    if len(one & other) < _SHARED:
        return False
    kept = (one & other) - _LEADS - _doing(ours) - _doing(theirs)
    if not kept_order(tuple(map(kin, ours)), tuple(map(kin, theirs)), kept, one != other):
        return False
    apart = one ^ other
    if one <= other or other <= one:
        return apart <= _SOFT and (min(len(one), len(other)) >= _INSIDE or not apart & _BETTER)
    return any(apart <= each for each in _EXCHANGED)


def _doing(words: Words) -> frozenset[str]:
    """The first word, where it is what is done: "Training Large Models" became "... Large Model Training"."""
    return frozenset({kin(words[0])}) if words[0].endswith("ing") else frozenset()


def kept_order(ours: Words, theirs: Words, shared: frozenset[str], turned: bool) -> bool:
    """Whether the shared words stand in one order or, if ``turned``, in two halves that changed places."""
    places = [theirs.index(word) for word in ours if word in shared]
    back = [no for no, (one, next_) in enumerate(pairwise(places), 1) if next_ < one]
    return not back or (turned and len(back) == 1 and 2 <= back[0] <= len(places) - 2)
