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
    r"(?<=\w{3})li$|(?<=\w{4})(?:abiliti|ibiliti|ysi|abl|ibl|iti|ifi|if|iz|yz|er)$"
    r"|(?<=\w{5})(?:nes|is|or|ar|ion|al|iv|ant|ent|ens|et|it)$"
)
"""What a stem may still end with; four or five letters are left."""
_VOWEL = re.compile(r"(?<=\w{4})[ei]$")


@lru_cache(maxsize=8192)
def kin(word: str) -> str:
    """What a folded word shares with those of its kin."""
    found = root(word)
    return _SAID.get(found) or _VOWEL.sub("", _ENDING.sub("", _ENDING.sub("", found)))


def kindred(words: Iterable[str]) -> frozenset[str]:
    """Of each word what it shares with its kin."""
    return frozenset(map(kin, words))


def weighty(words: Iterable[str]) -> frozenset[str]:
    """The same of words of weight alone."""
    return frozenset([kin(word) for word in words if word not in FILLERS])


def told_apart(words: AbstractSet[str]) -> bool:
    """Whether one of them, of kin, makes another work of it where only one title has it."""
    return not words.isdisjoint(_APART) or any(letter.isdigit() for word in words for letter in word)


_SAID = {root(word): f"={group.split()[0]}" for group in SYNONYMS for word in group.split()}
_APART = kindred(APART)
