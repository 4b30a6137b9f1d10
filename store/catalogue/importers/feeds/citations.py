"""What journals write into the HTML of a feed's description: authors, volume, pages, DOI, one to a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from store.catalogue.tidy import names

_LINE_ENDS = re.compile(r"<br\s{0,9}/?>|</(?:p|div|li|h\d)>|[\r\n]+", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_AUTHORS = re.compile(r"^authors?(?:\(s\))?\s*:\s*", re.IGNORECASE)
_MARKED = re.compile(
    r"^(?:source|doi|issn|publication date|published|available online|pages?)\s*:", re.IGNORECASE
)
_VOLUME = re.compile(r"\bvol(?:ume|\.)?\s{0,3}(\d{1,5}[A-Z]?)\b", re.IGNORECASE)
_JOURNAL_VOLUME = re.compile(r"[A-Z][^.,]{2,150},\s*vol(?:ume|\.)\s*\d", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:issue|no\.|number)\s{0,3}(\d{1,4}(?:[-–]\d{1,4})?)\b", re.IGNORECASE)
_PAGES = re.compile(
    r"\b(?:pp?\.|pages?|article)\s{0,3}([A-Za-z]?\d{1,9}(?:\s?[-–]\s?[A-Za-z]?\d{1,9})?)\b", re.IGNORECASE
)
_LONGEST = 100_000
_LONGEST_CITATION = 400


@dataclass(frozen=True, slots=True)
class Told:
    """What a description says; all empty where it is not of this kind."""

    people: tuple[str, ...] = ()
    citation: str = ""
    """The lines that name volume, source, date and DOI."""
    rest: str = ""
    """The other lines, as plain text."""
    details: dict[str, str] = field(default_factory=dict)


def of(html: str, *journals: str) -> Told:
    """Take a description apart, if a line of it is a citation: the journal with volume or pages, or a label.

    The first line is the authors only where it stands before the citation; some entries have none.
    """
    lines = [text for part in _LINE_ENDS.split(html[:_LONGEST]) if (text := _text(part))]
    cited = [number for number, line in enumerate(lines) if _is_citation(line, journals)]
    if not cited:
        return Told()
    named = next((number for number, line in enumerate(lines) if _AUTHORS.match(line)), None)
    if named is None and cited[0] == 1:
        named = 0
    people = names.split(_AUTHORS.sub("", lines[named]), "auto") if named is not None else ()
    citation = " ".join(lines[number] for number in cited)
    rest = "\n".join(line for number, line in enumerate(lines) if number not in (*cited, named))
    return Told(people, citation, rest, _details(citation))


def _text(part: str) -> str:
    return " ".join(unescape(_TAG.sub("", part)).split())


def _is_citation(line: str, journals: tuple[str, ...]) -> bool:
    if len(line) > _LONGEST_CITATION:
        return False
    if _MARKED.match(line):
        return True
    named = any(line.startswith(journal) for journal in journals if journal)
    return bool(_JOURNAL_VOLUME.match(line) or (named and (_VOLUME.search(line) or _PAGES.search(line))))


def _details(citation: str) -> dict[str, str]:
    found = (("volume", _VOLUME), ("number", _NUMBER), ("pages", _PAGES))
    return {key: match[1] for key, pattern in found if (match := pattern.search(citation))}
