"""Which series and year a venue means, as citations, proceedings and lists print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.catalogue.tidy import series
from store.text import fold

_LONGEST = 400
_YEAR = re.compile(r"(?<!\d)(?:(?:19[5-9]|20[0-4])\d)(?!\d|\.\d)")
_SPAN = re.compile(r"(?<!\d)1[0-8]\d\d\s*[-\u2013\u2014]+\s*\d{4}(?!\d)")
"""Years of which a book tells, and not those of its printing: "1870-1973"."""
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’‘](\d\d)(?!\d)|(?<=[A-Z])[-–](\d\d)(?![\d-])")
_ARXIV_NUMBER = re.compile(r"(?:abs/|arxiv[:.\s]+)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:in|appeared in|to appear (?:in|at)|accepted (?:at|by|to)|published (?:at|in)|presented at"
    r"|submitted to)\b[:\s]*)+",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"\bworkshops?\b|@|\bworkshop track\b|\bW$", re.IGNORECASE)
_DECOR = re.compile(
    r"\b(?:conference )?(?:withdrawn submission|desk rejected submission|submission|conditional ?poster"
    r"|notable top[- ]?\d+%?|poster|oral|spotlight|talk|best paper(?: award)?|main(?: conference| track)?"
    r"|long papers?|short papers?|regular papers?|tutorials?|datasets and benchmarks(?: track)?|reject(?:ed)?"
    r"|findings)\b",
    re.IGNORECASE,
)


_EDITION = re.compile(
    r"(?i)^(?:(?:conference )?proceedings|proc\.|conference record)?(?:,? of)?\s*(?:the\s+)?"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twent\w+(?:-\w+)?"
    r"|thirt\w+(?:-\w+)?|\w+ieth)\s+(?:annual\s+)?|^(?:conference )?proceedings of (?:the )?(?:annual )?"
)
_VOLUME = re.compile(r"(?i)\b(?:vol(?:ume)?|no|issue|pp?|pages)\b\.?\s*[\d:–-]+.*$")
_PLACE = re.compile(
    r",[^,]{2,40},(?:[^,]{2,40},){0,2}\s*(?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b|\d{1,2}-\d{1,2}\s).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Venue:
    series: str
    """"ICML"; a venue that we do not know keeps its own words; empty only for an empty text."""
    label: str
    """"ICML 2019"."""
    name: str
    """As printed, without "In"."""
    year: int | None


@lru_cache(maxsize=16384)
def of(text: str, year: int | None) -> Venue:
    """The venue that a text names. ``year`` counts where the text has none, or two that differ."""
    name = " ".join(text[:_LONGEST].replace("{", "").replace("}", "").split())
    name = _PREFIX.sub("", name).strip(" .,;")
    if not name:
        return Venue("", "", "", year)
    found = _year(name)
    year = found if found is not None else year
    own = _series(name).strip() or name
    return Venue(own, f"{own} {year}" if year else own, name, year)


def _year(name: str) -> int | None:
    bare = _ARXIV_NUMBER.sub(" ", name)
    years = {int(found) for found in _YEAR.findall(_SPAN.sub(" ", bare))}
    if not years:
        years = {_century(int(one or two)) for one, two in _SHORT_YEAR.findall(bare)}
    return years.pop() if len(years) == 1 else None


def _century(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _series(name: str) -> str:
    if "__" in name and " " not in name:
        return series.in_repository(name) or name
    folded = fold(name)
    if "findings of" in folded or "(findings)" in folded:
        return _findings(name)
    if "student research workshop" in folded:
        return f"{series.known(folded.partition('student research')[0]) or 'Student Research'} SRW"
    if _WORKSHOP.search(name):
        return _workshop(name)
    return series.known(name) or series.acronym(name) or _own_words(name)


def _findings(name: str) -> str:
    host = re.sub(r"(?i)findings of|the association for computational linguistics:?|\(findings\)", " ", name)
    found = series.known(" ".join(host.split()).strip(" :"))
    return f"Findings of {found or 'ACL'}"


def _workshop(name: str) -> str:
    """A workshop's own name: what is published there is not published at the conference around it."""
    guest, at, _host = name.partition("@")
    if at and guest.strip():
        guest = re.sub(r"(?i)\s+workshop\s*$", "", _own_words(guest)) or guest.strip()
        return series.known(guest) or guest
    bare = _without_years(name)
    found = series.known(bare) or series.first(bare)
    rest = re.sub(r"(?i)\b(?:ieee(?:/cvf)?|acm|workshops?|proceedings|of|the|on|at|track)\b", " ", bare)
    rest = " ".join(re.sub(rf"(?i)\b{re.escape(found)}\b" if found else "(?!)", " ", rest).split())
    if found and not rest:
        return f"{found} Workshops"
    said = series.acronym(name)
    topic = re.split(r"(?i)\bworkshop on (?:the )?", bare, maxsplit=1)[-1]
    host = series.known_wholly(said)
    if said and (not host or host.endswith("Workshops")):
        return host or said
    return series.known_wholly(topic) or _own_words(name)


def _without_years(name: str) -> str:
    return " ".join(_SHORT_YEAR.sub(" ", _YEAR.sub(" ", name)).split())


def _own_words(name: str) -> str:
    """The name without year, ordinal, volume, place and track."""
    bare = _PLACE.sub("", name)
    bare = bare if _year(name) is None else _without_years(bare)
    bare = _EDITION.sub("", bare, count=1)
    bare = _VOLUME.sub("", bare)
    trimmed = _DECOR.sub("", bare)
    bare = trimmed if trimmed.strip(" .,;:-–()") else bare
    bare = re.sub(r"\(\s*[\d,\s]*\)", "", bare)
    return " ".join(bare.split()).strip(" .,;:-–") or name
