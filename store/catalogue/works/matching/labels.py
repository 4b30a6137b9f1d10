"""What stands around a title and says how or where it is shown, not what it is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from store.text import words

_SHOWN = (
    r"(?:(?:poster|oral|spotlight)(?: #?[A-Z]?\d{1,3})?|highlight|presentation|invited|contributed"
    r"|position(?: paper)?|(?:poster|student) abstract|(?:tiny|short|invited) paper|wip|work in progress"
    r"|(?:(?:invited |contributed |lightning )?talk|(?:(?:opening|closing) )?keynote)(?: \d{1,2})?"
    r"|bof|(?:live )?q\s?(?:and|[&+])?\s?a)"
)
_BEFORE = re.compile(
    rf"^\s*(?:(?:#{_SHOWN}\b|\[{_SHOWN}\]|\({_SHOWN}\)|{_SHOWN}(?:\s*[:–—]|\s-\s))\s*)+(?=\w)", re.IGNORECASE
)
_BRACKET_BEFORE = re.compile(r"^\s*[\[(]([^\[\]()]{2,60})[\])][:.]?\s+(?=\S)")
_BRACKET_BEHIND = re.compile(r"\s*[\[(]([^\[\]()]{2,60})[\])][.\s]*$")
_SPOKEN_IN = re.compile(
    r"in (?:english|german|french|spanish|italian|portuguese|russian|chinese|japanese|korean|polish|turkish)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^\s*(?:#|[\[(]#?|(?=\d{1,4}\.\s)|(?=[A-Z]{1,2}\d{1,2}[.-]\d{1,3}\s))"
    r"([A-Za-z]{0,3}[-. ]?\d{1,4}(?:[-.]\d{1,4})*)[\])]?[:.]?\s+(?=\w)"
)
"""A number in front without a colon: "#142 Title", "[P3-07] Title", "12. Title", "S3.2 Title"."""
_CODE = re.compile(r"[a-z]{0,3}\d{1,4}[a-z]?|[a-z]")
_REMARKS = frozenset(
    """
    invited contributed accepted talk oral poster spotlight highlight lightning plenary keynote presentation
    demo demonstration live virtual online hybrid remote recorded prerecorded recording video slides in
    person q a qa and best outstanding distinguished honorable honourable mention runner up nominee candidate
    finalist winner award paper papers student journal first track industry industrial short long full
    extended abridged regular version abstract technical tech report cancelled canceled postponed rescheduled
    """.split()
)
"""Words of a bracket that says how a thing is shown, or what became of it; none that makes another of it."""
_WHERE = frozenset("workshop conference preprint".split())
"""What is no remark alone: "(workshop paper)", but not "(Workshop)"."""
_CODED = re.compile(r"[A-Z][A-Za-z]+\d{0,4}-\d{2,}|#\d+|(?:paper|poster|submission|id) #?\d+", re.IGNORECASE)
"""A bracket behind that only says which number it had: "[EGU23-4121]"."""
_COUNTED = frozenset(
    "invited contributed lightning talk oral poster spotlight keynote paper presentation demo tutorial"
    " panel workshop submission".split()
)
"""Words that may stand before a number in front of a title: "Tutorial 4: ..."."""
_KINDS = {
    "panel": frozenset({"panel", "panel discussion"}),
    "tutorial": frozenset({"tutorial", "workshop", "hands-on workshop"}),
    "demo": frozenset({"demo", "demonstration", "demo paper"}),
    "keynote": frozenset({"keynote", "keynote talk", "keynote speech", "keynote address"}),
    "invited_talk": frozenset({"invited talk", "invited speaker"}),
    "poster": frozenset({"poster"}),
    "competition": frozenset({"competition", "challenge"}),
    "social": frozenset({"social"}),
    "talk": frozenset({"talk"}),
}
"""What is left out where it only says the kind again."""
_SPEAKER_BEHIND = re.compile(r"(?:\s+[-–—|/]+|\s+\(|,|\s+by|:)\s*$")
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_SPEAKER_BEFORE = re.compile(r"(?:\s+[-–—|]+|:)\s+(?=\w)")
_SHELF = re.compile(
    r"\s+[|-]\s+(?:open\s?review(?:\.net)?|arxiv(?:\.org)?|acl anthology|ieee xplore|papers with code"
    r"|springerlink|proceedings of machine learning research|semantic scholar|usenix)$",
    re.IGNORECASE,
)
"""The site that a title was taken from, as browsers write it behind."""
_OF_WORKSHOPS = re.compile(
    r"^(?P<code>[a-z]{0,3}\d{1,3}: )?(?:the\s+)?workshop\s*(?::|on\s|for\s)\s*(?=\w)|(?<=\w)\s+workshop\s*$",
    re.IGNORECASE,
)


def without_labels(text: str) -> str:
    """The title without words before or behind it that only say how it was shown.

    A number that stands before it stays, with a colon.
    """
    shown = _BEFORE.match(text)
    plain = text[shown.end() :] if shown else text
    if plain[:1] in "[(":
        found = _BRACKET_BEFORE.match(plain)
        if found and _remark(found[1]):
            plain = plain[found.end() :]
    if not plain[:3].isalpha():
        plain = _PLACED.sub(r"\1: ", plain)
    while plain[-1:] in ")]. " and (found := _BRACKET_BEHIND.search(plain)) and _remark(found[1]):
        plain = plain[: found.start()]
    if plain[-4:].lower() == " bof":
        plain = plain[:-4]
    if "|" in plain or " - " in plain:
        plain = _SHELF.sub("", plain)
    return plain if plain.strip() else text


def _remark(bracket: str) -> bool:
    if _SPOKEN_IN.fullmatch(bracket) or _CODED.fullmatch(bracket):
        return True
    found = words(bracket) or ("",)
    return _REMARKS.issuperset(found[1:] if found[0] in _WHERE and len(found) > 1 else found)


def bare(text: str, names: Sequence[str], kind: str = "") -> str:
    """The title without speaker or kind around it: "Talk by Ann Fell: Glaciers", "Glaciers (Tutorial)"."""
    if kind == "workshop":
        return _OF_WORKSHOPS.sub(r"\g<code>", without_labels(text)) or text
    labels = _KINDS.get(kind, ())
    if names and names[0] in text and (alone := _unspoken(text, names)):
        return alone
    head, _, rest = text.partition(": ")
    if rest and (head.rpartition(" by ")[2] in names or head.lower() in labels):
        return rest
    return _without_kind(text, labels) if labels else text


def _unspoken(text: str, names: Sequence[str]) -> str:
    """What stands before or behind the speakers; empty where a name is a part of the title."""
    speaker = names[0]
    until = text.rfind(speaker)
    behind = text[until + len(speaker) :].removesuffix(")")
    others = (each for each in _BETWEEN.split(behind) if each)
    if all(map(names.__contains__, others)) and (found := _SPEAKER_BEHIND.search(text[:until])):
        return text[: found.start()]
    plain = without_labels(text)
    found = _SPEAKER_BEFORE.match(plain, len(speaker)) if plain.startswith(speaker) else None
    return plain[found.end() :] if found else ""


def _without_kind(text: str, labels: Collection[str]) -> str:
    """The title without its kind: "A Tutorial on Glaciers", "Glaciers: A Tutorial", "Glaciers (Tutorial)"."""
    about, _, subject = text.partition(" on ")
    if subject and about.lower().removeprefix("a ") in labels:
        return subject
    head, _, rest = text.rpartition(": ")
    if head and rest.lower().removeprefix("a ") in labels:
        return head
    found = _BRACKET_BEHIND.search(text) if text[-1:] in ")]" else None
    return text[: found.start()] if found and found.start() and found[1].lower() in labels else text


def places(found: Sequence[str]) -> bool:
    """Whether words in front of a title only say where in a programme it stands: "P3-07", "Tutorial 4"."""
    at = next((no for no, word in enumerate(found) if word not in _COUNTED), len(found))
    numbers = found[at:]
    return any(each[-1:].isdigit() or each[:1].isdigit() for each in numbers) and all(
        map(_CODE.fullmatch, numbers)
    )
