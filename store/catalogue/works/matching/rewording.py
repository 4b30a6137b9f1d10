"""A preprint and what was printed of it, by the same people, under a title that was worked over between.

Reviewers ask for another title more often than for another paper. Of two works that were both printed, or
both only put up, nothing here is believed: one group writes many that are called nearly the same.
"""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from store.catalogue.works.matching.acronyms import contracted
from store.catalogue.works.matching.lexicon import FILLERS, MARKS, NEGATIONS, STRONG_MARKS
from store.catalogue.works.matching.people import Agreement
from store.catalogue.works.matching.placing import WORKS, gap
from store.catalogue.works.matching.spelling import root
from store.catalogue.works.matching.titles import Title
from store.catalogue.works.matching.traits import Traits
from store.text import key

_PUT_UP = frozenset(
    "arxiv|corr|arxiv org|arxiv preprint|biorxiv|medrxiv|ssrn|chemrxiv|openreview|techrxiv|preprint|preprints"
    "|arxiv e prints".split("|")
)
"""Where works are put up before they are printed."""
_PRINTS = frozenset({"openreview", "anthology"})
"""Schemes of identifiers of what was handed in somewhere, also where nobody says where."""
_LATER = 2
"""Years from the one to the other."""
_HEAD = 6
"""Words before a colon by which a work is known, at most."""
_SHARED = 3
"""Words of weight that stay."""
_TELLING = 5
"""Words of weight that say enough for a title to be no series' common beginning."""
_GAINED = 5
"""Words of weight that come or go."""
_MEANS = frozenset(map(root, "using via with through by leveraging from".split()))
"""What follows tells how, and no other subject."""
_FILLERS = frozenset(map(root, FILLERS))
_APART = frozenset(map(root, STRONG_MARKS | NEGATIONS | (MARKS - {"shared", "beyond", "rethinking"})))
"""Words that make another work of it; some marks do not where all else speaks for one."""
_EXCHANGED = tuple(
    frozenset(map(root, each.split()))
    for each in """
    understanding analyzing analysis exploring exploration investigating investigation examining
    characterizing probing studying study making sense|measuring quantifying assessing
    |improving enhancing boosting|accelerating speeding up fast faster efficient efficiently scalable
    """.split("|")
)
"""Words that titles begin with, one for another."""
_LEADS = frozenset.union(
    *_EXCHANGED,
    map(root, "evaluating empirical preliminary results case initial simple effective practical".split()),
)
_SOFT = _LEADS | frozenset(
    map(
        root,
        """
        large deep neural improved better general unified framework method methods system model models data
        learning
        """.split(),
    )
)
"""Words that titles gain and lose without another meaning."""


def versions(a: Traits, b: Traits) -> bool:
    """Whether one has only been put up, and the other may be what was printed of it later."""
    if a.kind not in WORKS or b.kind not in WORKS or _put_up(a) == _put_up(b):
        return False
    printed = b if _put_up(a) else a
    return (gap(a, b) or 0) <= _LATER and (bool(printed.series) or _judged(printed))


def _judged(of: Traits) -> bool:
    return any(each.scheme in _PRINTS for each in of.identifiers)


def _put_up(of: Traits) -> bool:
    series = key(of.series)
    return series in _PUT_UP or series.startswith("arxiv ")


def reworded(a: Title, b: Title, people: Agreement, apart: int | None) -> bool:
    """Whether a title may have become the other, of works that are ``versions`` by these people.

    :param apart: years between them
    """
    if not (people.full and people.sure and people.fewer > 1) or a.generic or b.generic or _siblings(a, b):
        return False
    ours, theirs = _roots(a, b), _roots(b, a)
    soon = (apart or 0) < _LATER
    many = people.fewer > 2 and soon
    if sorted(ours) == sorted(theirs) or _weighty(ours) == _weighty(theirs):
        return _turned(a, b)
    return _one_head(a, b) or _head_behind(a, b) or _grown(ours, theirs, many, soon) or _softly(ours, theirs)


def _siblings(a: Title, b: Title) -> bool:
    """Whether they are named one after the other: "Molmo: Questions", "Molmo-Hard: Questions"."""
    fewer = min(len(a.main), len(b.main))
    return bool(a.rest and b.rest) and a.main != b.main and a.main[:fewer] == b.main[:fewer]


def _roots(of: Title, beside: Title) -> tuple[str, ...]:
    found = contracted(of.words, (*of.acronyms, *beside.acronyms))
    return tuple(root(word) for word in found)


def _weighty(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if word not in _FILLERS}


def _turned(a: Title, b: Title) -> bool:
    """Of titles of the same words: whether their endings tell of a turn, as "Grading of Proofs" and "Proof
    Grading"; else two words may have changed places, "German into Czech"."""
    if sorted(a.content) != sorted(b.content):
        return True
    return _one_head(a, b) and sorted(a.words) != sorted(b.words)


def _one_head(a: Title, b: Title) -> bool:
    """The same name before the colon, and behind it words in common; "X: A Store", "X: A Planner" are two."""
    if not (a.rest and b.rest) or a.main != b.main or len(a.main) > _HEAD:
        return False
    ours, theirs = (_weighty(tuple(map(root, each.rest))) for each in (a, b))
    if not ours & theirs or _told_apart(ours ^ theirs):
        return False
    return not _exchanged(tuple(map(root, a.rest)), tuple(map(root, b.rest)))


def _head_behind(a: Title, b: Title) -> bool:
    """Whether the name before the colon went behind: "Hydra: Fair Sharing" and "Fair Sharing with Hydra"."""
    for one, other in ((a, b), (b, a)):
        if one.rest and other.words[: len(one.rest)] == one.rest and len(one.rest) >= _SHARED:
            behind = [word for word in other.words[len(one.rest) :] if word not in FILLERS]
            return bool(behind) and set(behind) <= set(one.main)
    return False


def _exchanged(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether but one word stands for another: "for cooking", "for gardening"."""
    changes = [each for each in Levenshtein.opcodes(ours, theirs) if each.tag != "equal"]
    return len(ours) == len(theirs) and len(changes) == 1 and changes[0].src_end - changes[0].src_start == 1


def _told_apart(words: set[str]) -> bool:
    return not words.isdisjoint(_APART) or any(letter.isdigit() for word in words for letter in word)


def _grown(ours: tuple[str, ...], theirs: tuple[str, ...], many: bool, soon: bool) -> bool:
    """Whether one is the other and more: a tail that tells how or, soon and by many people or behind a title
    that says much by itself, on what."""
    small, large = _weighty(ours), _weighty(theirs)
    if len(small) > len(large):
        ours, theirs, small, large = theirs, ours, large, small
    gained = large - small
    if not small <= large or len(small) < _SHARED or not gained or len(gained) > _GAINED:
        return False
    if _told_apart(gained):
        return False
    if theirs[: len(ours)] == ours:
        return theirs[len(ours)] in _MEANS or many or (soon and len(small) >= _TELLING)
    if not _kept_order(ours, theirs, small, turned=True):
        return False
    return gained <= _SOFT or (len(gained) <= len(small) // 2 and many)


def _softly(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether what differs is but words that titles begin with, or gain and lose."""
    one, other = _weighty(ours), _weighty(theirs)
    if len(one & other) < _SHARED or not _kept_order(ours, theirs, (one & other) - _LEADS, one != other):
        return False
    if one <= other or other <= one:
        return one ^ other <= _SOFT
    return any(one ^ other <= each for each in _EXCHANGED)


def _kept_order(ours: tuple[str, ...], theirs: tuple[str, ...], shared: set[str], turned: bool) -> bool:
    """Whether the shared words stand in one order or, if ``turned``, in two halves that changed places."""
    places = [theirs.index(word) for word in ours if word in shared]
    back = [no for no, (one, next_) in enumerate(pairwise(places), 1) if next_ < one]
    return not back or (turned and len(back) == 1 and 2 <= back[0] <= len(places) - 2)
