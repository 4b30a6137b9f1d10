"""What items bear or lack, in a text: awards, code, slides and other links."""

from __future__ import annotations

import re
from typing import Any

from store.languages import LANGUAGES

Fields = dict[str, Any]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_NO_AWARD = _pattern(
    r"\b(?:without|with no|no|not|lacking|(?:did|do|does|has|have) ?n[o']t (?:win|won|get|got)) "
    r"(?:(?:an?|any|the) )?(?:awards?|prizes?|awarded)\b"
)
_AWARD = _pattern(
    r"\b(?:(?:best|outstanding|distinguished)[ -]papers?(?:[ -]awards?)?(?:[ -]winners?)?"
    r"|(?:award|prize)[ -](?:winning|winners?)|award(?:ed|s)?|prizes?"
    r"|won (?:(?:an?|the) )?(?:awards?|prizes?)|with (?:an? )?(?:awards?|prizes?))\b"
)
_PRIZE = _pattern(
    r"\b(?:(?:won|got|received|with|get|has|have) )?(?:(?:an?|the|any) )?"
    r"(?P<name>honou?rable mentions?|test[- ]of[- ]time|runners?[- ]up)(?: awards?)?\b"
)
"""Awards by their names."""
_LINK = r"source code|code|slides|videos?|pdfs?|posters?|github|repos?(?:itory)?"
_HAS = _pattern(
    r"\b(?:with|have|has|having|that have|including) (?:(?:an?|the|public|open|available|links? to) ){0,3}"
    rf"({_LINK})(?:[ -](?:links?|available))?(?:(?:,| and| &| or) (?:an? )?({_LINK}))?\b"
)
_LACKS = _pattern(
    r"\bwithout (?:(?:an?|any) )?(code|slides|videos?|pdfs?|abstracts?|authors|speakers)(?:[ -]links?)?\b"
)
_SPOKEN = (
    r"(?:talks?|lectures?|sessions?|presentations?|keynotes?|workshops?|tutorials?|papers?|anything|something"
    r"|everything|items?|what(?:'s| is))"
)
_LANGUAGE = _pattern(
    rf"(?P<thing>\b{_SPOKEN})(?: (?:that |which )?(?:are|is|were|was))?"
    rf"(?: (?:given|held|presented|spoken|written))? in (?P<behind>{'|'.join(LANGUAGES)})(?: language)?"
    r"(?=[?!.,]| (?:on|at|about|by|today|tomorrow|this|from|in|after|before|for)\b| ?$)"
    rf"|\b(?P<ahead>{'|'.join(LANGUAGES)})(?:[- ](?:language|speaking))? "
    r"(?P<things>(?:talks?|lectures?|sessions?|presentations?|keynotes?|workshops?|tutorials?))\b"
)
"""What is in a language; "translation into German" is about it."""
_PAPER = _pattern(r"\bpapers?\b")


def find(text: str) -> tuple[str, Fields]:
    """The text without awards and links, and the fields of ``Lookup`` they fill."""
    fields: Fields = {}
    for pattern, field in ((_LACKS, "lacks"), (_HAS, "has")):
        if found := tuple(
            dict.fromkeys(link(word) for m in pattern.finditer(text) for word in m.groups() if word)
        ):
            fields[field] = found
            text = pattern.sub(" ", text)
    if spoken := _LANGUAGE.search(text):
        named = (spoken["behind"] or spoken["ahead"]).lower()
        fields["has"] = (*fields.get("has", ()), named)
        text = _LANGUAGE.sub(lambda m: f"{m['thing'] or m['things']} ", text, count=1)
    if prize := _PRIZE.search(text):
        fields["award"] = " ".join(re.findall(r"[a-z]+", prize["name"].lower().removesuffix("s")))
        text = _PRIZE.sub(" ", text)
    elif _NO_AWARD.search(text):
        fields["award"] = "none"
        text = _NO_AWARD.sub(" ", text)
    elif award := _AWARD.search(text):
        fields["award"] = "any"
        if _PAPER.search(award[0]):
            fields["kinds"] = ("paper",)
        text = _AWARD.sub(" ", text)
    return text, fields


def link(word: str) -> str:
    """The kind of link that a word stands for."""
    plain = word.lower()
    if plain in ("authors", "speakers"):
        return "people"
    if plain.startswith(("github", "repo", "source")):
        return "code"
    return plain if plain == "slides" else plain.removesuffix("s")
