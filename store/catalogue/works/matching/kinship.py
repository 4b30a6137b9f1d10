"""Words of one kin: "quantifying" and "quantification", "reality" and "real", "policy" and "strategy".

Looser than a stem; only for two titles of which much else says that they are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from store.catalogue.works.matching.lexicon import FILLERS
from store.catalogue.works.matching.spelling import root
from store.catalogue.works.matching.wordings import APART, SYNONYMS

_ENDING = re.compile(
    r"(?<=\w{4})(?:abiliti|ibiliti|ysi|abl|ibl|iti|ifi|nes|if|iz|is|yz|er|or|li|ion|al|ic|iv|ant|ent|et|it|e|i)$"
)
"""What a stem may still end with; four letters are left."""
_TWICE = 2


@lru_cache(maxsize=8192)
def kin(word: str) -> str:
    """What a folded word shares with those of its kin."""
    found = _bare(word)
    return _SAID.get(found, found)


def kindred(words: Iterable[str]) -> frozenset[str]:
    """Of each word what it shares with its kin."""
    return frozenset(map(kin, words))


def weighty(words: Iterable[str]) -> frozenset[str]:
    """The same of words of weight alone."""
    return frozenset([kin(word) for word in words if word not in FILLERS])


def told_apart(words: AbstractSet[str]) -> bool:
    """Whether one of them, of kin, makes another work of it where only one title has it."""
    return not words.isdisjoint(_APART) or any(letter.isdigit() for word in words for letter in word)


def _bare(word: str) -> str:
    found = root(word)
    for _ in range(_TWICE):
        found = _ENDING.sub("", found)
    return found


_SAID = {_bare(word): _bare(group.split()[0]) for group in SYNONYMS for word in group.split()}
_APART = kindred(APART)
