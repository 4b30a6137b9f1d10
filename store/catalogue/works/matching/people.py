"""Whether two lists of authors are those of one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from store.catalogue.works.matching.spelling import plain_vowels
from store.text import key, words

_SUFFIXES = frozenset("jr sr phd dr prof md".split())
_NOBODY = frozenset(
    """
    various anonymous unknown speakers speaker organizers organisers organizer organiser committee team staff
    chairs panelists panellists panel everyone all tba tbd tbc others authors editors editor
    """.split()
)
_ROMAN = str.maketrans(
    {
        letter: latin
        for pair in """
        а/a б/b в/v г/g д/d е/e ё/e ж/zh з/z и/i й/y к/k л/l м/m н/n о/o п/p р/r с/s т/t у/u ф/f х/kh ц/ts
        ч/ch ш/sh щ/shch ъ/ ы/y ь/ э/e ю/yu я/ya і/i ї/yi є/ye ґ/g ў/u
        """.split()
        for letter, _, latin in [pair.partition("/")]
    }
)
"""Cyrillic letters as passports spell them; what is left of a difference are slips."""
_AND_MORE = frozenset({"et al", "and others", "others", ""})
"""The end of a list of names that is not whole."""
_NO_FORMS: frozenset[str] = frozenset()
_CALLED: dict[str, frozenset[str]] = defaultdict(frozenset)
"""What a given name is short for or another form of, where it does not begin like it."""
for _forms in """
    david dave davy|michael mike mick misha|mikhail misha|katherine catherine kate katie kathy katya cathy
    |katharine kate kathy|kathryn kate kathy|ekaterina katya kate|robert bob bobby rob|william bill billy will
    |elizabeth liz beth betty lisa|james jim jimmy|anthony tony|antonio tony|andrew andy drew|andreas andy
    |john jack johnny jon|jonathan jon john|edward ted ed eddie|theodore ted theo|richard dick rick rich
    |steven steve|stephen steve|lawrence larry|laurence larry|gerald jerry|jeremy jerry|henry harry hank
    |margaret peggy maggie meg|alexander sasha alex|alexandra sasha alex|dmitry dima|dmitri dima
    |charles charlie chuck|rebecca becky|deborah debbie deb|jennifer jenny jen|susan sue suzy|nathan nate
    |nathaniel nate|zachary zack zach|jeffrey jeff|geoffrey geoff jeff|christina tina chris|victoria vicky
    |amanda mandy|eugene gene|joseph joe joey|francis frank|francisco paco pancho|jose pepe|ignacio nacho
    |johannes hans jan|patricia pat trish|abigail abby|vladimir vova|nikolai kolya|sergey serge|yevgeny eugene
    |benjamin ben benny|timothy tim|matthew matt|nicholas nick|christopher chris kit|thomas tom tommy
    |samuel sam sammy|barbara barb|ronald ron|leonard len lenny|louis lou|peter pete|philip phil
    """.split("|"):
    for _one in _forms.split():
        _CALLED[_one] |= {_forms.split()[0]}


@dataclass(frozen=True, slots=True)
class Name:
    parts: tuple[str, ...]
    """Folded, given names first, without titles and numbers."""
    squeezed: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many names of two lists are those of the same people."""

    shared: float
    """A name that may be the same counts half."""
    fewer: int
    more: int
    """Lengths of the two lists."""
    sure: bool
    """False where each shared name is but perhaps the same person's."""
    open: bool = False
    """The shorter list says itself that more belong to it."""
    two_scripts: bool = False
    """The lists are written in two scripts, so that neither can be said to name the other's people."""
    paired: bool = False
    """Of lists in two scripts: both name as many people, and more than one."""

    @property
    def known(self) -> bool:
        """Both lists name somebody."""
        return self.fewer > 0

    @property
    def full(self) -> bool:
        """All but one of a longer list are in both; of two or less all. Of one that is open all it names."""
        missed = 0 if self.open else self.more - self.fewer
        return self.known and self.shared >= self.fewer - 0.5 * (self.fewer > 1) and missed <= 1

    @property
    def most(self) -> bool:
        """At least half of the longer list, or all of a shorter one (speakers, "et al.")."""
        return self.known and (self.shared * 2 >= self.more or self.shared >= self.fewer)

    def __str__(self) -> str:
        return f"{int(self.shared + 0.5)} of {self.more} author{'s' if self.more > 1 else ''}"


@lru_cache(maxsize=32768)
def name(text: str) -> Name:
    """Take a name apart; "Last, First" is turned round."""
    last, comma, first = text.partition(",")
    found = words(_romanised(f"{first} {last}" if comma else text))
    parts = tuple(plain_vowels(word) for word in found if word not in _SUFFIXES and not word.isdigit())
    if parts[-2:] == ("et", "al"):
        parts = parts[:-2]
    if not parts or not _NOBODY.isdisjoint(parts):
        parts = ()
    return Name(parts, "".join(parts))


def _romanised(text: str) -> str:
    if text.isascii():
        return text
    return text.lower().replace("ий", "й").translate(_ROMAN)


def comparable(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists may be in full agreement, by their lengths: cheap."""
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    return bool(fewer) and (len(more) - len(fewer) < 2 or _open(fewer))


def agreement(a: Sequence[str], b: Sequence[str]) -> Agreement:
    """Compare two lists of names, in any order."""
    if a == b and a:
        count = len(_names(tuple(a)))
        return Agreement(count, count, count, sure=True)
    ours, theirs = _names(tuple(a)), _names(tuple(b))
    if len(ours) > len(theirs):
        a, b, ours, theirs = b, a, theirs, ours
    left = {each.squeezed: each for each in theirs}
    shared, sure = 0.0, False
    open_: list[Name] = []
    for each in ours:
        if left.pop(each.squeezed, None):
            shared, sure = shared + 1, True
        else:
            open_.append(each)
    for each in open_:
        best, likeness = max(
            ((other, alike(each, other)) for other in left.values()), key=_second, default=(each, 0.0)
        )
        if likeness:
            shared, sure = shared + likeness, sure or likeness == 1
            del left[best.squeezed]
    if not shared and _other_scripts(ours, theirs):
        return Agreement(0, 0, 0, sure=False, two_scripts=True, paired=len(ours) == len(theirs) > 1)
    return Agreement(shared, len(ours), len(theirs), sure, _open(a))


def _other_scripts(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether one list is in Latin letters and the other is not: such names say nothing of each other."""
    kinds = [{each.squeezed.isascii() for each in names} for names in (ours, theirs)]
    return kinds in ([{True}, {False}], [{False}, {True}])


def _open(names: Sequence[str]) -> bool:
    """Whether a list says itself that it is not whole."""
    last = key(names[-1]) if names else "?"
    return last in _AND_MORE or last.endswith(" et al")


def _second(pair: tuple[Name, float]) -> float:
    return pair[1]


@lru_cache(maxsize=4096)
def _names(listed: tuple[str, ...]) -> tuple[Name, ...]:
    found = {each.squeezed: each for each in map(name, listed) if each.squeezed}
    return tuple(found.values())


def alike(a: Name, b: Name) -> float:
    """1.0 one person; 0.5 perhaps (same last name and initial); 0.0 two people."""
    if a.squeezed == b.squeezed:
        return 1.0
    ours, theirs = (a.parts, b.parts) if len(a.parts) <= len(b.parts) else (b.parts, a.parts)
    if not _same_family(ours, theirs):
        return 1.0 if _misspelt(a.squeezed, b.squeezed) else 0.0
    rest = list(theirs)
    weak = False
    for part in sorted(ours, key=len, reverse=True):
        match = next((other for other in rest if part == other), None) or next(
            (other for other in rest if _fits(part, other)), None
        )
        if match is None:
            weak = True
        else:
            rest.remove(match)
    if not weak:
        return 1.0
    return 0.5 if ours[0][0] == theirs[0][0] else 0.0


def _same_family(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the last name of one is a name of the other."""
    return (len(a[-1]) > 1 and a[-1] in b) or (len(b[-1]) > 1 and b[-1] in a)


def _fits(a: str, b: str) -> bool:
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if len(shorter) != 2 and longer.startswith(shorter):
        return True
    return (len(shorter) > 3 and _misspelt(a, b)) or not _CALLED.get(a, _NO_FORMS).isdisjoint(
        _CALLED.get(b, _NO_FORMS)
    )


def _misspelt(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 3 and OSA.distance(a, b, score_cutoff=1) <= 1
