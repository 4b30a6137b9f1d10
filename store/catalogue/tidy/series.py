"""Which series of conferences or journals a name means."""

from __future__ import annotations

import re
from functools import lru_cache

from store.catalogue.tidy.series_table import TABLE
from store.text import fold

_ORDINARY = frozenset(
    "FAST SC ICS EC CL DIS DATE MICRO ALT KR RSS LoG FPGA Middleware TEI IMC ATC Oakland SLT ASE".split()
)
"""Short names that are also words or stand for much else: believed only as the whole name, or in brackets."""
_BRACKETED = re.compile(
    r"\(([A-Z*](?=[\w*&/+]*-?[A-Z])(?:[\w*&/+]|-(?=[A-Z]))+)(?:[\s'’-]*(?:19|20)?\d\d)?\)"
)
_WITH_YEAR = re.compile(
    r"(?<![\w{])([A-Z][A-Za-z/+]*[A-Z][A-Za-z/+]*)[\s'’-]*(?:(?:19|20)\d\d|(?<=['’])\d\d)(?!\w)"
)
_NO_SERIES = frozenset(
    "PMLR ACM IEEE USA UK LNCS LNAI MIT USENIX SIGPLAN AAAI/IAAI CORE WiP ISSN ISBN EU II III IV".split()
)
_JOINED = re.compile(r"[\s,]*(?:and|&|for|in|of|on|with|using|its|/)\b", re.IGNORECASE)
_PARTS = re.compile(r"[\s/(),:;]+")


def _read() -> tuple[dict[str, str], dict[str, str]]:
    acronyms: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for line in TABLE.strip().splitlines():
        own, *others = (name.strip() for name in line.split(";"))
        acronyms[own] = own
        for name in others:
            if " " in name and name.islower():
                phrases[name.rstrip(".")] = own
            else:
                acronyms[name] = own
    return acronyms, phrases


_ACRONYMS, _PHRASES = _read()
_BY_FOLD = {fold(name): own for name, own in _ACRONYMS.items()}
_ANY_PHRASE = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(p) for p in sorted(_PHRASES, key=len, reverse=True)) + r")(?!\w)"
)


@lru_cache(maxsize=16384)
def known(name: str) -> str:
    """The series a proceedings' name or an acronym with a year means; empty if it is none of ours.

    What a name says of itself in brackets counts more than its words: "... on Very Large Data Bases (VLDBJ)"
    is another series.
    """
    if whole := known_wholly(name):
        return whole
    said = acronym(name)
    if said in _ACRONYMS:
        return _ACRONYMS[said]
    return "" if said else _by_phrase(name) or first(name)


def known_wholly(name: str) -> str:
    """The series that is called just so, a year aside."""
    bare = re.sub(r"[\s'’-]*(?:19|20)?\d{2}\b", " ", name).strip(" .,:;-'’")
    return _BY_FOLD.get(fold(bare)) or _BY_FOLD.get(fold(name)) or ""


def acronym(name: str) -> str:
    """What a long name calls itself: "(DSN)", "(RepL4NLP-2019)", "FOSSACS 2018, Held as"; else empty."""
    said = [found[1] for found in _BRACKETED.finditer(name)]
    if len(name.split()) > 4:
        said += [found[1] for found in _WITH_YEAR.finditer(name)]
    return next((word for word in said if word not in _NO_SERIES), "")


def _by_phrase(name: str) -> str:
    folded = fold(name)
    best = ""
    for found in _ANY_PHRASE.finditer(folded):
        if _JOINED.match(folded, found.end()) or len(found[0]) <= len(best):
            continue
        if " " in found[0].replace(" ", "", 1) or not folded[: found.start()].strip("the "):
            best = found[0]  # two words are a name only where nothing goes before them
    return _PHRASES.get(best, "")


def first(name: str) -> str:
    """The first word that is an acronym of ours and no ordinary word."""
    for word in _PARTS.split(name):
        bare = re.sub(r"[\s'’-]*(?:19|20)?\d{2}$", "", word)
        if bare in _ACRONYMS and (bare not in _ORDINARY or bare != word):
            return _ACRONYMS[bare]
    return ""


def in_repository(name: str) -> str:
    """The series that the name of a repository tells: "someone__emnlp-2020-virtual-conference" is EMNLP."""
    for word in re.split(r"[-_.\d]+", name.rpartition("__")[2]):
        if own := _BY_FOLD.get(fold(word.removesuffix("program"))):
            return own
    return ""
