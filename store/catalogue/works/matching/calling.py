"""What people are called: a name taken apart, and whether two of them may be one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from rapidfuzz.distance import OSA

from store.catalogue.works.matching.spelling import plain_vowels
from store.quick import quick
from store.text import words

_SUFFIXES = frozenset("jr sr phd dr prof md".split())
_NOBODY = frozenset(
    """
    various anonymous unknown speakers speaker organizers organisers organizer organiser committee team staff
    chairs panelists panellists panel everyone all collaboration consortium tba tbd tbc others authors editors
    editor
    """.split()
)
_BEHIND = re.compile(r"(?P<last>.*[a-z].*) (?P<first>[A-Z](?:[.-]?[A-Z]){0,2}\.?)")
"""A last name and initials, as medical indexes write people: "Prince JS"."""
_IN_CAPITALS = frozenset(
    """
    li wu xu hu ma he lu su yu du ye an ho oh vu vo do le ng ko tu fu xi gu qi bo lo ii iii iv sun lin lee kim
    """.split()
)
"""Names of two or three letters that may be written in capitals, and what follows a name."""
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


@quick(frozen=True, slots=True)
class Name:
    parts: tuple[str, ...]
    """Folded, given names first, without titles and numbers."""
    squeezed: str


_NOBODYS = Name((), "")


@lru_cache(maxsize=32768)
def name(text: str) -> Name:
    """Take a name apart; "Last, First" is turned round."""
    last, comma, first = text.partition(",")
    if not comma and text[-2:].isupper() and (turned := _BEHIND.fullmatch(text)):
        text = _initials_first(turned["last"], turned["first"])
    found = words(_romanised(f"{first} {last}" if comma else text))
    parts = tuple([word for word in found if word not in _SUFFIXES and not word.isdigit()])
    if parts[-2:] == ("et", "al"):
        parts = parts[:-2]
    if not parts or not _NOBODY.isdisjoint(parts):
        return _NOBODYS
    squeezed = "".join(parts)
    if plain_vowels(squeezed) is not squeezed:
        parts = tuple(map(plain_vowels, parts))
        squeezed = "".join(parts)
    return Name(parts, squeezed)


def _initials_first(last: str, first: str) -> str:
    """The name as it is said, unless what looks like initials is a name in capitals."""
    letters = [letter for letter in first if letter.isalpha()]
    if first.lower() in _IN_CAPITALS:
        return f"{last} {first}"
    return f"{' '.join(letters)} {last}"


def _romanised(text: str) -> str:
    if text.isascii():
        return text
    return text.lower().replace("ий", "й").translate(_ROMAN)


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
