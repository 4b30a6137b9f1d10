"""The people that some words of a page list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.people import working
from store.catalogue.importers.webpage.people.likely import EAST, eastern_at_work, is_name
from store.catalogue.importers.webpage.people.roles import LABEL, RANK, narrow, role_of
from store.catalogue.importers.webpage.words import leading
from store.catalogue.importers.webpage.words.phrases import UNSETTLED
from store.catalogue.tidy import names, organisations

_INNER = re.compile(
    r"[;.,]\s+(?=(?:panel+ists?|moderators?|moderated by|speakers?|authors?|presenters?)\s*:)"
    r"|,\s+(?=(?:(?:moderated|chaired|hosted) by|(?:animée?|modérée?) par|moderiert von)\s)",
    re.IGNORECASE,
)
"""Where people of another role follow: "Moderator: Ann Lee; Panelists: Bo Ray"."""
_AFTER = re.compile(
    r"[.,;|–-]?\s*[\[(]?\s*\b(?:abstract|teaser|poster|paper|video|slides|pdf|talk|code|bib)\s*[\])]?[\s(.]*$|[\s(.]+$",
    re.IGNORECASE,
)
"""What is left of a line of links after the names."""
_NOBODY = re.compile(
    r"(?:\S+ ){0,2}(?:full|short|long|regular|invited|contributed|research|position|industry|student|best)"
    r" (?:paper|talk|poster)s?\W*"
    r"|(?!.*\b(?:and|et|und|y|e)\b)[^,;&]*[^\W\d_]\s\d{1,2}",
    re.IGNORECASE,
)
"""What kind of thing something is, or which of several: "Mesa 1"; no names before a link to it."""
_NUMBER_BEHIND = re.compile(
    r"[.,]?\s*\((?:paper|submission|poster|talk|id|no\.?)?\s*(?:id|no\.?)?\s*#?\d{1,4}\)[\s.]*$",
    re.IGNORECASE,
)
"""The number of a work behind its people."""
_DASHED = re.compile(r"(?P<name>[^–—|-]{4,60}?)\s+[–—|-]\s+(?P<where>[^–—|]{2,90})")
"""Somebody and where he works: "Ann Lee - University of A"."""
_MARKED = re.compile(r"(?<=[\w).])\s*[*†‡§¶]+(?=\s*(?:[;,&(]|and\b|$))")
"""Marks of who presents, or wrote as much as the first."""
_DASH_AHEAD = re.compile(r"(?<=\w)\s*[–—-]\s*\(")
_DOTS = re.compile(r"\s+[·•|]\s+")
_WHERE = re.compile(
    r"(?:,\s*|\s*\(\s*)(?P<where>[A-Z][\w&'/-]*(?: [\w&'/-]+){0,4} (?:'\d\d|(?:19|20)\d\d))"
    r"\s*\)?[\s.\[\]()–—-]*$"
)
"""A venue with its year behind the people."""
_Y = re.compile(r"\s+[ye]\s+")
_OTHERS = re.compile(r",?\s+(?:et\.? ?al\.?|and others|and colleagues|u\. ?a\.|等)[\s.,]*$")
_NO_PLACE = re.compile(
    r"(?:bio(?:graphy)?|home ?page|website|web|link|profile|slides?|video|pdf|abstract|paper"
    r"|remote(?:ly)?|online|virtual(?:ly)?"
    r"|in[- ]person|presenter|presenting|speaker|short|long|full|demo|poster|talk)(?:\s*[,;/|]\s*\w+)*",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(rf"\s+[–—-]\s+(?:{UNSETTLED.pattern})$", re.IGNORECASE)
"""What somebody speaks of, where that is not said yet."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 3_000
_MOSTLY = 0.75
"""Share of a list's parts that must look like names, where they stand behind a title."""


def named(text: str, mostly: float = _MOSTLY) -> tuple[Byline, ...]:
    """The people that a text is a list of; none where more of it is no name.

    :param mostly: the share that must look like names
    """
    said = _unbracketed(RANK.sub("", _MARKED.sub("", narrow(text))).strip(" ,;:–—-.|·\t"))
    role = "author"
    label = LABEL.match(said)
    if label:
        role = role_of(label["role"])
        said = said[label.end() :]
    said = _DOTS.sub(", ", _NUMBER_BEHIND.sub("", said))
    if lone := _lone(said):
        return (Byline(lone[0], role, lone[1]),)
    if len(parts := _INNER.split(said)) > 1:
        several = [named(part, mostly) for part in (f"{label[0] if label else ''}{parts[0]}", *parts[1:])]
        return tuple(one for each in several for one in each) if all(several) else ()
    if (lead := leading.BEHIND.search(said)) and lead.start() and lead[0].strip().startswith("("):
        return _with_lead(said[: lead.start()], lead, mostly)
    said = _joined(said)
    if not said or len(said) > _LONGEST or _NOBODY.fullmatch(text.strip()):
        return ()
    if ";" in said and "," in said and "(" not in said and (people := working.at_work(said)):
        return tuple(replace(each, role=role) for each in people)
    found = names.with_affiliations(said)
    found = _rolled([one for each in found for one in _each(each)])
    likely = sum(is_name(each.name) for each in found)
    if likely < max(mostly * len(found), 1):
        found = working.employed(said) if label and not _YEAR.search(said) else ()
        return tuple(replace(one, role=role) for one in found)
    return tuple(replace(each, role=role) if each.role == "author" else each for each in found)


def _rolled(people: Sequence[Byline]) -> tuple[Byline, ...]:
    """People without what stands in brackets and says no place: where links lead to, the last one's part."""
    made: list[Byline] = []
    for at, one in enumerate(people):
        last = at + 1 == len(people) or people[at + 1].affiliation != one.affiliation
        if leading.BEGINS.match(one.affiliation):
            made.append(replace(one, role="moderator" if last else one.role, affiliation=""))
        else:
            placeless = _NO_PLACE.fullmatch(one.affiliation.strip())
            made.append(replace(one, affiliation="") if placeless else one)
    return tuple(made)


def _unbracketed(text: str) -> str:
    """A text without the brackets around all of it."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") and ")" not in text[:-1] else text


def _with_lead(text: str, lead: re.Match[str], mostly: float) -> tuple[Byline, ...]:
    """People, and who leads them in brackets behind."""
    others = named(text, mostly)
    led = tuple(replace(one, role=role_of(lead["role"])) for one in named(lead["who"], 1))
    return (*others, *led) if others and led else ()


def _lone(text: str) -> tuple[str, str] | None:
    """Name and institution of one person: "Ann Lee - University of A", "某某大學 李安教授"."""
    dashed = _DASHED.fullmatch(text)
    if dashed and is_name(dashed["name"]) and organisations.is_one(dashed["where"]):
        return dashed["name"], dashed["where"]
    return eastern_at_work(text)


def _joined(text: str) -> str:
    """A list of people with "and" before the last of them, and nothing behind."""
    if "・" in text and all(EAST.fullmatch(each.strip()) for each in re.split("[・,(]", text)[:2]):
        text = text.replace("・", ", ")
    text = _Y.sub(lambda y: " and " if _parts_names(text, y) else y[0], text)
    text = _UNSETTLED.sub("", _DASH_AHEAD.sub(" (", text))
    text = _AFTER.sub("", _OTHERS.sub("", _WHERE.sub("", text)))
    return re.sub(r"\s(?:und|et(?!\.? al))\s", " and ", text)


def _parts_names(text: str, y: re.Match[str]) -> bool:
    """Whether a Spanish or Italian "and" stands between two names, and not within one: "Ramón y Cajal"."""
    before = re.split(r"[,;)]", text[: y.start()])[-1]
    behind = re.split(r"[,;(]|\s[ye]\s", text[y.end() :])[0]
    return is_name(re.split(r"\s[ye]\s", before)[-1]) and is_name(behind)


def where(text: str) -> str:
    """Where and when something appeared, as its people's line ends with: "Ann Lee (ICLR 2026)"."""
    found = _WHERE.search(text)
    return found["where"] if found else ""


def _each(listed: Byline) -> tuple[Byline, ...]:
    """Those in the place of one, "Ann Lee and Bo Ray, University of A"."""
    parts = names.several(listed.name)
    if len(parts) == 1 and "," in listed.name:
        inner = names.with_affiliations(listed.name.replace(";", ","))
        if inner and all(is_name(each.name) for each in inner):
            return tuple(replace(each, affiliation=each.affiliation or listed.affiliation) for each in inner)
    return tuple(replace(listed, name=part) for part in parts)


def surely(text: str) -> tuple[Byline, ...]:
    """The people of a text that holds nothing else."""
    return named(text, 1)
