"""Works as reference lists print them in one line: people, title, where it appeared; or the title first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.titles.cleaning import cleaned, numberless
from store.catalogue.tidy import names

_STOP = re.compile(r"(?<!\b[^\W\d_a-z])(?<!\b[Jj]r)(?<!\bal)[.?!]”?\s+(?=[\[(“\"A-Z0-9À-ÞͰ-\uffff])")
_PUBLISHED = re.compile(
    r"\b(?:in:?\s+proc\w*|proc(?:eedings|\.)|journal|transactions|letters|vol(?:ume|\.)?\s*\d"
    r"|no\.\s*\d|pp?\.\s*\d|pages \d"
    r"|\d{1,4}\s?\(\d{1,3}\)|arxiv|preprint|doi|press|springer|lncs|ieee|acm|conference|workshop|symposium|thesis)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?P<people>.{4,1500}?)[.,]?\s*\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]{0,20})?\)[.:,]?\s+(?P<rest>.+)$"
)
_TURNED = re.compile(
    r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?,\s*(?:[^\W\d_]\.[ -]?){1,4}(?:\s*,?\s*(?:&|and)\s*"
    r"|\s*,\s*|$|(?=[^\W\d_]{2}))"
)
_AHEAD = re.compile(rf"(?:{_TURNED.pattern}){{1,30}}")
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Cited:
    """One line of a list of works."""

    title: str
    people: tuple[Byline, ...]


def cited(text: str) -> Cited | None:
    """The work that a line cites; None where it does not read as a reference with where that appeared."""
    text = numberless(" ".join(text.split()))
    if len(text) > _LONGEST or not _PUBLISHED.search(text):
        return None
    if dated := _DATED.match(text):
        people = _people(dated["people"])
        title, tail = _first(dated["rest"])
        return Cited(title, people) if people and tail and _PUBLISHED.search(tail) else None
    ahead = _AHEAD.match(text)
    first, rest = (ahead[0], text[ahead.end() :]) if ahead else _first(text)
    second, tail = _first(rest)
    if not tail or not _PUBLISHED.search(tail) or not re.search(r"\d", tail):
        return None
    before, after = _people(first), _people(second)
    if before and (len(before) >= len(after)):  # "Tide Tables Revisited" reads as a name, too
        return Cited(second, before)
    return Cited(first, after) if after else None


def _first(text: str) -> tuple[str, str]:
    """The first sentence and the others; all of it, where it has no end."""
    stop = _STOP.search(text)
    if stop is None:
        return cleaned(text), ""
    mark = "" if stop[0].startswith(".") else stop[0][0]
    return cleaned(text[: stop.start()] + mark), text[stop.end() :]


def _people(text: str) -> tuple[Byline, ...]:
    """The people of a part, also those named by their last names first: "Lee, A., & Ray, B."."""
    said = f"{text.strip(' .,')}." if re.search(r"\b[^\W\d_]$", text.strip(" .,")) else text.strip(" .,")
    if _TURNED.sub("", f"{said}") == "" and "," in said:
        parts = (found[0].strip(" ,&").removesuffix(" and") for found in _TURNED.finditer(said))
        return tuple(Byline(names.tidied(part.strip(" ,&"))) for part in parts)
    return persons.surely(said)
