"""A title and its people in words of one look, parted by quotation marks, brackets, "by" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.people import persons, working
from store.catalogue.importers.webpage.titles.cleaning import cleaned, numberless
from store.catalogue.tidy import organisations

_QUOTED = re.compile(
    r"^(?P<before>[^“”\"„«»]*)[“\"„«]\s*(?P<title>[^“”\"„«»]{3,300}?)[,.]?\s*[”\"“»](?P<after>.*)$"
)
_BY = re.compile(r"[\s,]+(?:(?:presented |given )?by|von|par)\s+(?=[^\W\d_])", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|mit|avec)\s+(?=[^\W\d_])", re.IGNORECASE)
INVITED = re.compile(
    r"^(?P<what>(?:invited |keynote |plenary )?(?:talk|keynote|lecture|vortrag|panel(?: discussion)?"
    r"|fireside chat|conversation"
    r"|workshop|tutorial))\s+(?:by|von|with|mit|par|avec)\s+",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^(?P<what>[^():]{0,20}\b(?:lecture|talk|tutorial|keynote|seminar|lab|presentation|vortrag|exposé|charla)\s*\d{0,2})"
    r"\s*\((?P<people>[^()]+)\)\s*[:–—-]\s+(?P<title>.+)$",
    re.IGNORECASE,
)
"""What kind it is, in brackets who gives it, and then what it is called."""
_SEPARATORS = tuple(
    re.compile(one)
    for one in (
        r"\s[–—-]{1,2}\s|[—–]",
        r"\s*[|/·•]\s+|\s+/\s*",
        r"(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St|vs|al))(?<!\b(?:Mrs|Sra))(?<!\b(?:Prof|Asst))(?<!\bAssoc)\.\s+",
        r":\s+|(?<![\u3040-\u9fff])：",
        r";\s+",
    )
)
_MARKS = (": ", " — ", " – ", " - ")
_IN_SQUARES = re.compile(r"^(?P<before>[^\[\]]{3,})[.:,]?\s*\[(?P<title>[^\[\]]{8,300})\]\.?$")
_COMMA = re.compile(r",\s+|，")
_KIND = re.compile(
    r"^(?:invited|keynote|plenary|contributed|tutorial|opening)?\s*(?:talk|keynote|lecture|speaker|tutorial)?\s*\d*\s*:\s+",
    re.IGNORECASE,
)
"""What kind of talk it is, before who gives it."""
_SHORTEST = 5
"""Characters of what stands behind people, from which on it may be a title: "Ann Lee, Chair" is none."""
MOST_PLACES = 60
"""Of separators that are looked at in one line."""
_ROUND = str.maketrans("（）", "()")


@dataclass(frozen=True, slots=True)
class Parted:
    """A title and its people."""

    title: str
    people: tuple[Byline, ...] = ()
    tag: str = ""
    """What kind of talk it is, where that stands before the title."""


def credited(text: str) -> Parted | None:
    """Title and people where these stand behind it in brackets, behind "by", or before it and a colon."""
    told = INVITED.match(text)
    rest = text[told.end() if told else 0 :]
    for mark in _MARKS:
        who, parted, title = rest.partition(mark)
        if parted and (people := persons.surely(who)) and not persons.surely(title):
            return Parted(cleaned(title), people, told["what"] if told else "")
    if (
        (bracket := _bracket(text))
        and (people := persons.surely(bracket[1]))
        and not persons.surely(bracket[0])
    ):
        return Parted(cleaned(bracket[0]), people)
    for by in reversed([*_BY.finditer(text)]):
        if people := persons.surely(text[by.end() :]):
            return Parted(cleaned(text[: by.start()]), people)
    return None


def headed(text: str) -> Parted | None:
    """A title with its people in front, behind a colon or a dash."""
    for separator in (_SEPARATORS[3], _SEPARATORS[0]):
        if found := separator.search(text):
            people, title = persons.surely(text[: found.start()]), cleaned(text[found.end() :])
            return Parted(title, people) if people and len(title) > _SHORTEST else None
    return None


def is_title(text: str) -> bool:
    said = cleaned(text)
    return (
        len(said) >= 3
        and said.lower() != "et al"
        and not (organisations.is_one(said) and len(said.split()) < 7)
    )


def by_words(text: str) -> Parted | None:
    """By quotation marks, brackets, "by", and what else stands between a title and its people."""
    text = numberless(text)
    if (quoted := _QUOTED.match(text)) and (
        people := persons.surely(quoted["before"])
        or persons.surely(re.split(r"[,.]\s*(?=pp?\b|\d|vol)", quoted["after"])[0])
    ):
        return Parted(cleaned(quoted["title"]), people)
    if (square := _IN_SQUARES.match(text)) and (people := persons.surely(square["before"])):
        return Parted(cleaned(square["title"]), people)
    if (given := _GIVEN.match(text)) and (people := persons.surely(given["people"])):
        return Parted(cleaned(given["title"]), people, given["what"])
    if (ahead := _KIND.match(text)) and (found := next(_people_first(text[ahead.end() :]), None)):
        return replace(found, tag=ahead[0].strip(" :"))
    if told := INVITED.match(text):
        found = next(_both_sides(text[told.end() :]), None)
        if found:
            return replace(found, tag=told["what"])
    if (
        (bracket := _bracket(text))
        and (people := persons.surely(bracket[1]) or working.employed(bracket[1]))
        and (len(bracket[0].split()) > 2 or not persons.surely(bracket[0]))
    ):
        return Parted(cleaned(bracket[0]), people)
    return next(_both_sides(text), None)


def announced(text: str) -> Parted | None:
    """What it is, by whom, and of what: "Keynote: Ann Lee, Wax that remembers"."""
    ahead = _KIND.match(text)
    if ahead is None or not ahead[0].strip():
        return None
    for comma in [*_COMMA.finditer(text, ahead.end())][:MOST_PLACES]:
        title = text[comma.end() :]
        found = next(_at(text[ahead.end() : comma.start()], title, after=False), None)
        if found and len(title.split()) > 2:
            return replace(found, tag=ahead[0].strip(" :"))
    return None


def _bracket(text: str) -> tuple[str, str] | None:
    """What stands before the bracket that a text ends with, and in it."""
    said = text.rstrip(" .").translate(_ROUND)
    depth = 0
    for at in range(len(said) - 1, 0, -1):
        depth += (said[at] == ")") - (said[at] == "(")
        if depth == 0:
            return (said[:at].rstrip(), said[at + 1 : -1]) if said[at] == "(" else None
    return None


def _people_first(text: str) -> Iterator[Parted]:
    for separator in _SEPARATORS:
        for found in [*separator.finditer(text)][:MOST_PLACES]:
            yield from _at(text[: found.start()], text[found.end() :], after=False)


def _both_sides(text: str) -> Iterator[Parted]:
    for separator in _SEPARATORS:
        for found in [*separator.finditer(text)][:MOST_PLACES]:
            yield from _at(text[: found.start()], text[found.end() :])
    for pattern, least in ((_BY, 1), (_WITH, 2)):
        for found in [*pattern.finditer(text)][-3:]:
            people = persons.surely(text[found.end() :])
            if len(people) >= least and is_title(text[: found.start()]):
                yield Parted(cleaned(text[: found.start()]), people)
    commas = [*_COMMA.finditer(text)][:MOST_PLACES]
    for found in commas:
        yield from _at(text[: found.start()], text[found.end() :], before=False)
    for found in reversed(commas):
        yield from _at(text[: found.start()], text[found.end() :], after=False)


def _at(left: str, right: str, *, before: bool = True, after: bool = True) -> Iterator[Parted]:
    """What a place parts, if one side is people and the other is none."""
    if left.count("(") != left.count(")"):
        return
    first, last = persons.surely(left), persons.surely(right)
    if after and last and not first and is_title(left):
        yield Parted(cleaned(left), last)
    elif before and first and not last and is_title(right) and len(right) > _SHORTEST:
        yield Parted(cleaned(right), first)
