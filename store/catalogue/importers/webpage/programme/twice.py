"""What a page tells twice of one talk: in its timetable, and further below with an abstract. And whether what
its timetable lists are talks that somebody gives, or papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.importers.webpage.programme.found import Found
from store.catalogue.importers.webpage.words.phrases import UNSETTLED
from store.text import key

_VAGUE = re.compile(
    rf"{UNSETTLED.pattern}|to be .*|title|untitled|(?:- )?(?:click|see below|see abstract).*|(?:(?:invited"
    r"|keynote|plenary|contributed|opening|closing) ?)*"
    r"(?:talks?|lectures?|keynotes?|speakers?|speech|address|presentations?)? ?(?:\d|[ivx]+)?",
    re.IGNORECASE,
)
"""Titles that say nothing of what is spoken of."""
_TELLING = 5
"""Letters from which a word tells what a talk is about."""
_MOSTLY = 0.8
"""Share of what has a time that one person gives, from which all of it are talks."""
_FEW = 3


def joined(found: Sequence[Found]) -> list[Found]:
    """Those with a time, with what is said elsewhere of them, and all others, in order."""
    timed = [each for each in found if each.slot]
    by_title = {key(each.draft.title): each for each in timed}
    many = Counter(_only(each) for each in timed)
    by_person = {_only(each): each for each in timed if many[_only(each)] == 1}
    further = Counter(_only(each) for each in found if not each.slot)
    kept = []
    for each in found:
        other = None
        if not each.slot and each.draft.abstract:
            other = by_title.get(key(each.draft.title))
            if other is None and further[_only(each)] == 1:
                other = by_person.get(_only(each))
                other = other if other and _is_same(other.draft.title, each.draft.title) else None
        if other is None:
            kept.append(each)
        else:
            _take_in(other, each)
    return kept


def _only(found: Found) -> str:
    """The only person of an entry, as one to be found by; empty where there are none or several."""
    return key(found.draft.people[0].name) if len(found.draft.people) == 1 else ""


def _is_same(title: str, other: str) -> bool:
    """Whether titles that one person has in two places may be of one talk."""
    if _VAGUE.fullmatch(title) or _VAGUE.fullmatch(other) or f" {key(title)} " in f" {key(other)} ":
        return True
    stems = [
        {word[:_TELLING] for word in key(each).split() if len(word) >= _TELLING} for each in (title, other)
    ]
    return bool(stems[0] & stems[1])


def _take_in(found: Found, further: Found) -> None:
    """Take in what is said elsewhere of a talk."""
    draft, more = found.draft, further.draft
    if len(more.title) > len(draft.title) or _VAGUE.fullmatch(draft.title):
        draft.title = more.title
    draft.abstract = draft.abstract or more.abstract
    draft.links += more.links
    draft.people = draft.people or more.people
    if len(draft.people) == 1 and len(more.people) == 1 and not draft.people[0].affiliation:
        draft.people = (replace(draft.people[0], affiliation=more.people[0].affiliation),)
    if further.kind != "paper":
        found.kind = further.kind


def as_talks(found: Sequence[Found]) -> None:
    """Where a timetable mostly names one person to a time, what would be papers are talks of theirs."""
    listed = [each for each in found if each.slot and each.kind == "paper" and not each.section]
    alone = sum(len(each.draft.people) == 1 for each in listed)
    if len(listed) < _FEW or alone < _MOSTLY * len(listed):
        return
    for each in listed:
        each.kind = "talk"
        each.draft.people = tuple(
            replace(person, role="speaker") if person.role == "author" else person
            for person in each.draft.people
        )
