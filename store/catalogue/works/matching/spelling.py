"""Words that are spelt in two ways, and what comes behind a title that is none of it."""

from __future__ import annotations

import re
from functools import lru_cache

from store.catalogue.works.matching.lexicon import SHORTENED
from store.text import stem

_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|al|able|ful|ist|ite|less|hood)", "or"),
        (r"(?<=[a-z]{3})is(?=e[sdr]?$|ers$|ing$|ations?$|able$)", "iz"),
        (r"(?<=[a-z]{3})ys(?=e[sdr]?$|ers$|ing$)", "yz"),
        (r"ogue(?=s?$)", "og"),
        (r"(?<=[a-z]{3}[aeiou])ll(?=ed$|ing$|ers?$)", "l"),
        (r"(?<=[bt])red$", "ered"),
        (r"(?<=[bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{3})ence(?=s?$)", "ense"),
        (r"mme(?=s?$)", "m"),
        (r"[ao]e(?=[a-z]{3})", "e"),
        (r"artefact", "artifact"),
        (r"(?<=dg)e(?=ment)", ""),
        (r"^grey", "gray"),
        (r"(?<=ag)e(?=ing$)", ""),
        (r"(?<=s)c(?=epti[ck])", "k"),
        (r"sulph", "sulf"),
    )
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_SHORTEST = 5
"""Letters of a word that is spelt in two ways; shorter ones only look so."""
_PROCEEDINGS = re.compile(
    r"[.,]\s+(?:in:?\s+)?(?:proc\.|proceedings of\b|corr\b|arxiv preprint\b).*$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?:[.,]\s+in:?\s+|\.\s+|,\s+|\s+[-–—|]+\s+|\s*[\[(](?:in:?\s+|at\s+)?)"
    r"(?P<venue>[A-Z][\w&+/-]{1,11}(?: [A-Z][a-z]+)?)\s?(?:['’]\d\d|(?:19|20)\d\d)"
    r"(?:\s+(?:poster|oral|spotlight|conference|workshop|findings|main|track|paper|demo|long|short))*[\])]?[.\s]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """A folded word as Americans spell it, or near enough to tell that two are one."""
    if len(word) < _SHORTEST:
        return word
    for british, instead in _AMERICAN:
        word = british.sub(instead, word)
    return word


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """What a word is at bottom: without its ending, as Americans spell it, in full where it is shortened."""
    found = stem(american(word))
    return SHORTENED.get(found, found)


def plain_vowels(word: str) -> str:
    """Without the second letter of an umlaut written as two: "fuer" is "fur", which "für" folds to."""
    if "ae" in word or "oe" in word or "ue" in word:
        for two, one in _UMLAUTS:
            word = word.replace(two, one)
    return word


def without_venue(text: str) -> str:
    """The title without the conference that an index wrote behind it: "Glaciers (ICLR 2023 Poster)"."""
    text = _PROCEEDINGS.sub("", text)
    found = _BEHIND.search(text)
    if not found or not found.start() or sum(letter.isupper() for letter in found["venue"]) < 2:
        return text
    return text[: found.start()]
