"""Which event a page is of: what its title, header or first lines call it, and the year of its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Hints, Home
from store.catalogue.importers.webpage.page.line import Line, single
from store.catalogue.importers.webpage.words import dated as dates
from store.catalogue.tidy import series, venues

PARTS = re.compile(r"\s*(?:[|–—•»·]| - )\s*")
_OF_PAGE = re.compile(
    r"\s*\b(?:(?:list of )?accepted (?:papers|posters|talks)|(?:technical |conference |workshop "
    r"|full )?(?:program(?:me)?|schedule|agenda)"
    r"(?:\s+(?:and|&)\s+(?:presentations|proceedings|talks|abstracts|slides|papers))?)\b\s*",
    re.IGNORECASE,
)
"""Words of a title that say what the page is, and not of which event."""
_GENERIC = re.compile(
    r"(?:home|welcome.*|index|untitled.*|document|page \d*|program(?:me|m|ma)?|schedule|agenda|talks|papers"
    r"|abstracts|keynotes?|speakers|news"
    r"|(?:keynote|invited|plenary)s?(?: and (?:keynote|invited|plenary))? (?:speakers?|talks?|lectures?)"
    r"|tutorials|workshops|posters"
    r"|workshop|conference|symposium|seminar|event|conference template|about|overview|accepted|list of .*"
    r"|\W*)",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"co-?\s?located|collocated|affiliated|in conjunction|part of|held (?:with|at|in|during)|hosted by"
    r"|sponsor|satellite|©|copyright"
    r"|submi|deadline|proceedings|previous|past|last updated|\bfor \d",
    re.IGNORECASE,
)
"""What names another event."""
_ELSEWHEN = re.compile(
    r"©|copyright|submi|deadline|notification|camera|proceedings|previous|past|updated|published|posted|due\b|registration|news",
    re.IGNORECASE,
)
"""What goes with the year of something else."""
_OFTEN = re.compile(
    r"\b(?P<name>(?=\w*[A-Z][\w-]*[A-Z])[A-Z][\w@+-]{1,14}?)['’\s-]{0,2}(?P<year>20[0-4]\d)\b"
)
"""A short name with a year, of which the page speaks."""
_EVENT = re.compile(
    r"\b(?:conference|workshop|symposium|congress|meeting|summit|forum|school|colloquium|seminar|days?|con|retreat|hackathon|tagung"
    r"|kongress|konferenz|conférence|colloque|journées|congreso|jornadas|simposio|convegno|congresso)\b"
    r"|(?-i:[A-Z]{3,}[\s'’@-]*(?:20\d\d|\d\d)\b)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|avr|juin|juil|août|ene|abr|ago"
    r"|dic|gen|mag|giu|lug|set|ott)\w*"
)
_DATED = re.compile(
    rf"\b{_MONTH}\b\.?[^.;|]{{0,25}}?\b(?P<year>20[0-4]\d)\b|\b(?P<iso>20[0-4]\d)(?=[-/.年]\s?\d)",
    re.IGNORECASE,
)
_OF_DAYS = re.compile(
    r"(?:(?:conference |workshop )?day\s*[-#]?\s*(?:\d{1,2}|one|two|three|four|five)"
    r"|(?:first|second|third|last) day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""What a day of the programme is called by."""
_HEADERS = (
    "header, .navbar-brand, .logo, #logo, #header, .masthead, #banner, .banner, .hero, #hero, .jumbotron"
    ", .site-title"
)
_FIRST = 40
"""Lines in which the page's own headings stand."""
_TOP = 15
"""Lines in which its dates do."""
_LONGEST = 160
_LONGEST_NAME = 12
"""Words of an event's name."""


@dataclass(frozen=True, slots=True)
class Named:
    """The event, and where its year was read, if not in its name."""

    home: Home
    dated: str = ""


def of(page: LexborHTMLParser, said: Sequence[Line], heading: str, hints: Hints) -> Named:
    """The event of a page with this title; without name and year where neither is told."""
    top = min((line.level for line in said[:_FIRST] if line.level), default=0)
    own = next((line.text for line in said if line.level and line.level == top), "")
    homes = [_whole(text, hints) for text in (heading, own, *_shown(page, said))]
    if found := next((home for home in homes if home.name and home.year), None):
        return Named(found)
    if found := _often(said):
        return Named(found)
    year, dated = (hints.year, "") if hints.year else _year(page, said)
    known = next((home.name for home in homes if home.name), "") or _called(heading, said)
    return Named(Home(known, year) if known and year else Home(known if homes[0].name else "", year), dated)


def _whole(heading: str, hints: Hints) -> Home:
    """The event that a title names: "Program – EUROSYS 2020"."""
    parts = [_OF_PAGE.sub(" ", whole).strip(" ,:") for whole in reversed(PARTS.split(heading))]
    for part in sorted(parts, key=lambda part: venues.of(part, None).year is None):
        if not re.search(r"[^\W\d_]{2}", part) or _is_day(part):
            continue
        venue = venues.of(part, hints.year)
        if series.known(part) or venues.of(part, None).year is not None:
            return Home(part, venue.year)
    return Home(year=hints.year)


def _shown(page: LexborHTMLParser, said: Sequence[Line]) -> Iterator[str]:
    """What else may name the event: the page's header, its first lines, and what it tells other sites."""
    told = (
        node.attributes.get("content") or ""
        for node in page.css('meta[property="og:site_name"], meta[property="og:title"]')
    )
    lines = (line.text for line in said[:_TOP] if line.box is None)
    for text in (*told, *headers(page), *lines):
        if (
            len(text) <= _LONGEST
            and len(text.split()) <= _LONGEST_NAME
            and _EVENT.search(text)
            and not _GUEST.search(text)
        ):
            yield text


def headers(page: LexborHTMLParser) -> list[str]:
    """The lines of what heads the page, also of what is left out as a banner or a menu."""
    found: list[str] = []
    for node in page.css(_HEADERS)[:_TOP]:
        found += [single(part) for part in node.text(separator="\n")[:2000].split("\n") if part.strip()]
    return found[:_FIRST]


def _often(said: Sequence[Line]) -> Home | None:
    """The only event that the first lines speak of by a short name with a year, and more than once."""
    found = [
        (name["name"], int(name["year"]))
        for line in said[:_FIRST]
        if not _GUEST.search(line.text)
        for name in _OFTEN.finditer(line.text)
    ]
    return (
        Home(f"{found[0][0]} {found[0][1]}", found[0][1]) if len(found) > 1 and len({*found}) == 1 else None
    )


def _year(page: LexborHTMLParser, said: Sequence[Line]) -> tuple[int | None, str]:
    """The only year of the dates that head the page, else of those in its text; and the words with it."""
    described = [
        node.attributes.get("content") or ""
        for node in page.css('meta[name="description"], meta[property="og:description"]')
    ]
    days = [line.text for line in said if len(line.text) <= _LONGEST]
    for texts in ([*headers(page), *(line.text for line in said[:_TOP])], described, days):
        found = {
            int(date["year"] or date["iso"]): text
            for text in texts
            if not _ELSEWHEN.search(text)
            for date in _DATED.finditer(text)
        }
        if len(found) == 1:
            return next(iter(found.items()))
    return None, ""


def _called(heading: str, said: Sequence[Line]) -> str:
    """What the event is called without a year: in the title, else in the first lines."""
    for part in reversed(PARTS.split(heading)):
        name = _OF_PAGE.sub(" ", part).strip(" ,:-")
        if name and not (_GENERIC.fullmatch(name) or _is_day(name)) and len(name.split()) <= _LONGEST_NAME:
            return name
    named = (line.text for line in said[:_TOP] if line.box is None and _EVENT.search(line.text))
    return next(
        (
            text
            for text in named
            if len(text.split()) <= _LONGEST_NAME
            and not (_GUEST.search(text) or _GENERIC.fullmatch(text) or _is_day(text))
        ),
        "",
    )


def _is_day(text: str) -> bool:
    """Whether a heading names a day of the programme, and no event."""
    return _OF_DAYS.match(text) is not None or dates.day_in(text, None) != ""
