"""Whether a title may have been worked over into another one, of two versions by the same people."""

from __future__ import annotations

from itertools import pairwise

from store.catalogue.works.matching.acronyms import contracted
from store.catalogue.works.matching.exchanging import exchanged, in_one_place
from store.catalogue.works.matching.growing import continued, grown, kept_order, softly
from store.catalogue.works.matching.heads import coined, headed, named_once, siblings
from store.catalogue.works.matching.kinship import kin, kindred, told_apart, weighty
from store.catalogue.works.matching.lettering import joined
from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.people import Agreement
from store.catalogue.works.matching.spelling import american
from store.catalogue.works.matching.titles import Title
from store.catalogue.works.matching.wordings import SIBLINGS

Words = tuple[str, ...]
_LATER = 2
"""Years after which less is believed."""
_MANY = 5
"""Words of weight between which a "for" may become a "from"."""
_FEW = 4
"""Words of weight of a title of which most may have got other endings."""
_ALONE = 4
"""Words of weight of a title by one person alone."""
_HELD = 3
"""Words of weight before a subtitle that say enough without it."""
_KEPT = 4
_MOST = 0.55
"""Words of weight that a title keeps that a large group said anew: how many, and which share of all."""
_SERIAL = frozenset("task tasks track submission submissions challenge evaluation workshop".split())
"""Words of titles that one group gives a paper each year or of each task."""
_PLACED = kindred(("after", "over", "under"))
_INTO = frozenset({"to", "into"})


def kept_some(a: Title, b: Title) -> bool:
    """Whether words of weight are in both: cheap, as most candidates are other works of the same people."""
    few = min(len(a.content), len(b.content)) <= _FEW
    return len(a.content_set & b.content_set) > (not few) or bool(a.acronyms or b.acronyms)


def reworded(a: Title, b: Title, people: Agreement, apart: int | None) -> bool:
    """Whether a title may have become the other, of works that are ``versions`` by these people.

    :param people: of whom all are the same for sure
    :param apart: years between them
    """
    if siblings(a, b):
        return False
    if sorted(a.words) == sorted(b.words):
        return False  # "German into Czech"
    soon = (apart or 0) < _LATER + people.core
    many = people.fewer > 2 and soon
    named = headed(a, b, many, people.core and soon) if people.fewer > 1 else named_once(a, b)
    if named:
        return True
    ours, theirs = _words(a, b, a.words), _words(b, a, b.words)
    if people.core and people.full and soon and _recast(ours, theirs):
        return True
    return _became(ours, theirs, people, many, soon) or _below(a, b)


def _recast(ours: Words, theirs: Words) -> bool:
    """Whether a title of a large group was said anew with most of its words; where one thing stands for
    another it is the next work."""
    ours, theirs = sorted((ours, theirs))  # repeated words are laid side by side in one way
    one, other = weighty(ours), weighty(theirs)
    apart, kept = one ^ other, one & other
    if len(kept) < max(_KEPT, _MOST * len(one | other)) or not _SERIAL.isdisjoint((*ours, *theirs)):
        return False
    in_order = kept_order(tuple(map(kin, ours)), tuple(map(kin, theirs)), kept, turned=False)
    if in_order and kept in (one, other):
        return False  # what only grew is looked at more closely
    serial = any(kin(word) in apart and word in SIBLINGS for word in (*ours, *theirs))
    if serial or told_apart(apart - _PLACED):
        return False
    return not (_opposed(ours, theirs) or in_one_place(ours, theirs) or exchanged(ours, theirs))


def _became(ours: Words, theirs: Words, people: Agreement, many: bool, soon: bool) -> bool:
    if _opposed(ours, theirs):
        return False
    small, large = (ours, theirs) if len(weighty(ours)) <= len(weighty(theirs)) else (theirs, ours)
    if people.fewer == 1 and len(weighty(small)) < _ALONE:
        return False
    if weighty(small) == weighty(large):
        heavy = _heavy(ours), _heavy(theirs)
        return _halved(ours, theirs) or (
            (_turned(*heavy) and not _changed_places(ours, theirs)) or _moved(*heavy) or _moved(*heavy[::-1])
        )
    if people.fewer == 1:
        return softly(ours, theirs) or (len(weighty(small)) >= _MANY and continued(small, large))
    return grown(small, large, many, soon) or softly(ours, theirs)


def _below(a: Title, b: Title) -> bool:
    """Whether but a subtitle came, that makes no other work of it, and above it soft words at most."""
    for one, other in ((a, b), (b, a)):
        if (
            one.rest
            and not other.rest
            and len(weighty(one.main)) >= _HELD
            and not told_apart(weighty(one.rest))
        ):
            ours, theirs = _words(one, other, one.main), _words(other, one, other.words)
            return softly(ours, theirs) or (
                weighty(ours) == weighty(theirs) and _turned(_heavy(ours), _heavy(theirs))
            )
    return False


def _words(of: Title, beside: Title, words: Words) -> Words:
    """Words with acronyms for what they stand for, and without a name that only one has before them."""
    heads = {word for each in (of, beside) if each.rest and coined(each) for word in each.main}
    if words is of.words and coined(of) and not beside.rest and of.main[0] not in beside.words:
        words = of.rest
    acronyms = [each for each in (*of.acronyms, *beside.acronyms) if each not in heads]
    plain, others = tuple(map(american, words)), tuple(map(american, beside.words))
    return contracted(joined(plain, others), acronyms, others)


def lengthened(a: Title, b: Title, people: Agreement, apart: int | None) -> bool:
    """Whether one title says much, and the other all of it and then more, wherever they appeared; by the same
    people and soon."""
    if people.fewer < 2 or (apart or 0) > 1:
        return False
    short, long = sorted((a, b), key=lambda each: len(each.words))
    return short.telling >= _MANY and continued(short.words, long.words)


def _turned(ours: list[str], theirs: list[str]) -> bool:
    """Of titles of the same words: endings tell that something was turned, as in "Grading of Proofs" and
    "Proof Grading"; where none do small words may have changed between many others in their places."""
    return (ours == theirs and len(ours) >= _MANY) or (sorted(ours) != sorted(theirs))


def _moved(ours: list[str], theirs: list[str]) -> bool:
    """Whether the first words of one stand together further behind in the other: "Real-Time Ray Tracing on
    Phones", "Ray Tracing in Real Time on Phones"."""
    if len(ours) < _MANY or len(ours) != len(theirs):
        return False
    for size in range(2, len(ours) - 1):
        first, rest = ours[:size], ours[size:]
        if any(rest[:at] + first + rest[at:] == theirs for at in range(2, len(rest))):
            return True
    return False


def _halved(ours: Words, theirs: Words) -> bool:
    """Whether halves changed places around another small word: "Tuning by Search", "Search for Tuning"."""
    one, other = _heavy(ours), _heavy(theirs)
    for cut in range(2, len(one) - 1):
        if one[cut:] + one[:cut] == other:
            between = ours[ours.index(one[cut]) - 1], theirs[theirs.index(one[0]) - 1]
            return between[0] != between[1] or between[0] not in FILLERS
    return False


def _changed_places(ours: Words, theirs: Words) -> bool:
    """Whether who did it became whom it was done to: "Cats Fear Dogs", "Dogs Fear Cats"."""
    one, other = tuple(map(kin, ours)), tuple(map(kin, theirs))
    if len(one) != len(other) or not FILLERS.isdisjoint((*ours, *theirs)):
        return False
    return any((*one[at + 1 :], one[at], *one[:at]) == other for at in range(1, len(one) - 1))


def _heavy(words: Words) -> list[str]:
    return [word for word in words if word not in FILLERS]


def _opposed(ours: Words, theirs: Words) -> bool:
    """Whether one leads from where the other leads to: "Images from Text", "From Images to Text"."""
    (source, target), (from_, to) = _ends(ours), _ends(theirs)
    if (source and source == to) or (target and target == from_):
        return True
    held = weighty(ours) & weighty(theirs)
    return any(x != y and {x, y} <= held for x, y in ((source, from_), (target, to)))


def _ends(words: Words) -> tuple[str, str]:
    """Of what follows "from" and "to" the kin."""
    source = target = ""
    for word, next_ in pairwise(words):
        if word == "from":
            source = kin(next_)
        elif word in _INTO:
            target = kin(next_)
    return source, target
