"""Papers of a programme page: a title that stands out, the people after it, the times of its row and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.importers.webpage.anchors import links_of
from store.catalogue.importers.webpage.lines import Line
from store.catalogue.tidy import dates, names, times

_TIME = r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?"
_SPAN = re.compile(rf"({_TIME})(?:\s*(?:-|–|—|to|until)\s*({_TIME}))?(?=\s|$|:)", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(AoE|UTC|GMT|CES?T|WES?T|EES?T|E[DS]T|P[DS]T|M[DS]T|JST|KST|AEST|AEDT)\b(?:\s*\((?:UTC|GMT)?\s*[+-]\d+\))?"
)
_DAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?(?P<date>.{3,30})",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:session )?(?:chairs?|moderators?|organi[sz]ers?|authors?|speakers?|abstract|room|location|venue"
    r"|date|time|sponsored|keynote speaker|slides|video|paper|registration|contact)\b[^:]{0,20}(?::|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(r"^(?:session|track|block|day)\b|\b(?:session|break|lunch|reception)s?$", re.IGNORECASE)
"""Headings that are no titles, though a name may follow: the chair's."""
_AFTER = re.compile(
    r"[.,;–-]?\s*(?:abstract|teaser|poster|paper|video|slides|pdf|talk)?\s*\(?$", re.IGNORECASE
)
"""What is left of a line of links after the names."""
_MOSTLY = 0.75
"""Share of a list's parts that must look like names."""
_KIND = (("poster", "poster"), ("demo", "demo"), ("tutorial", "tutorial"), ("keynote", "keynote"))
_TITLE_WORDS = 4
"""Of a link that stands for a title: of fewer it is a label or a menu's."""
_SHORTEST = 8
"""Characters of a title."""
_MOST_BESIDE = 4
"""Words beside links, as in "Download as: PDF"."""
_LONGEST_LINE = 3_000


@dataclass(slots=True)
class _Now:
    """What holds for the line that is being read."""

    year: int | None
    base: str
    kind: str
    day: str = ""
    zone: str = ""
    clock: tuple[str, str] = ("", "")
    row: int = 0
    session: str = ""


def entries(lines: Sequence[Line], heading: str, year: int | None, base: str) -> Iterator[Entry]:
    """The papers in order.

    :param heading: the page's title, which may say that they are posters
    :param base: the page's address, for links relative to it
    """
    kind = next((kind for word, kind in _KIND if word in heading.lower()), "paper")
    now = _Now(year, base, kind)
    taken = -1
    for at, line in enumerate(lines):
        if at <= taken:  # the people of the title before it
            continue
        if line.row != now.row:
            now.row, now.clock = line.row, ("", "")
        if _is_time_or_day(line, now):
            continue
        people, used = _people(lines, at)
        if people:
            taken = at + used
            yield _entry(line, people, _own(lines, at, used), at, now)
        elif line.heading and not _NO_TITLE.match(line.text):
            now.session = line.text


def _is_time_or_day(line: Line, now: _Now) -> bool:
    """Take in a line that says only when, or for which zone, what follows takes place."""
    if found := _SPAN.match(line.text):
        if now.clock == ("", "") or not line.row:
            now.clock = (found[1], found[2] or "")
        return found.end() == len(line.text)
    if (zone := _ZONE.search(line.text)) and len(line.text) < 60:
        now.zone = zone[1]
        return True
    if day := day_in(line.text, now.year):
        now.day = day
        now.clock = ("", "")
        return True
    return False


def day_in(text: str, year: int | None) -> str:
    """The date that a text is, a day of the week before it aside; empty where it is none."""
    found = _DAY.fullmatch(text)
    said = found["date"].strip() if found else ""
    return said if said and dates.day(said, year or 2000) else ""


def _people(lines: Sequence[Line], at: int) -> tuple[tuple[Byline, ...], int]:
    """The people of the title at a place, and how many lines they take: 0 where they follow in its own."""
    line = lines[at]
    if not (line.strong or line.row) and (title := _linked_title(line)):
        return _after_link(lines, at, title)
    if len(line.strong) < _SHORTEST or _NO_TITLE.match(line.strong) or _SESSION.search(line.strong):
        return (), 0
    if line.lead:
        return _named(line.lead), 0
    following = lines[at + 1] if at + 1 < len(lines) else Line()
    if following.row != line.row or following.heading or (following.strong and not _is_linked_heading(line)):
        return (), 0
    if following.strong:  # those who present may stand out among the people
        return _named(following.text), 1
    return _named(following.lead), 1


def _linked_title(line: Line) -> str:
    """The words of the only link of a line that begins with it, where they are as many as titles have."""
    said = line.links[0][0] if len(line.links) == 1 else ""
    return said if len(said.split()) >= _TITLE_WORDS and line.text.startswith(said) else ""


def _after_link(lines: Sequence[Line], at: int, title: str) -> tuple[tuple[Byline, ...], int]:
    """The people behind a title that is a link, in its line or in the next."""
    line = lines[at]
    behind = line.text.removeprefix(title).strip(" .,;:-\u2013\u2014")
    if behind:
        return _named(behind), 0
    following = lines[at + 1] if at + 1 < len(lines) else Line()
    if following.links or following.strong or following.heading or following.row != line.row:
        return (), 0
    return _named(following.text), 1


def _is_linked_heading(line: Line) -> bool:
    """A heading that leads to a page of its own is a title, not one of a list."""
    return line.heading and any(said == line.strong for said, _ in line.links)


def _own(lines: Sequence[Line], at: int, used: int) -> Sequence[Line]:
    """The title's lines: itself, its people's, and lines that are little but links."""
    end = at + used + 1
    while end < len(lines) and end < at + 6 and not lines[end].strong and _is_links(lines[end]):
        end += 1
    return lines[at:end]


def _is_links(line: Line) -> bool:
    """Whether a line is little but links: a link with names behind it is a work of its own."""
    beside = line.text
    for said, _ in line.links:
        beside = beside.replace(said, " ", 1)
    return bool(line.links) and len(beside.split()) <= _MOST_BESIDE


def _named(text: str) -> tuple[Byline, ...]:
    """The people that a text is a list of; none where anything in it is no name."""
    listed = re.sub(r"^\s*(?:by|authors?:|speakers?:)\s+", "", text.strip(" ,;:–-"), flags=re.IGNORECASE)
    listed = _AFTER.sub("", listed)
    found = names.with_affiliations(listed) if len(listed) < _LONGEST_LINE else ()
    likely = sum(names.looks_like_person(each.name) for each in found)
    return found if found and likely >= _MOSTLY * len(found) else ()


def _entry(line: Line, people: tuple[Byline, ...], own: Sequence[Line], at: int, now: _Now) -> Entry:
    when = times.span(now.day, *now.clock, now.year, now.zone) if now.day and now.clock[0] else None
    found = [link for each in own for link in each.links]
    links, identifiers = links_of(found, now.base)
    return Entry(
        place=f"text line {at + 1}",
        title=(line.strong or _linked_title(line)).strip(" ,:"),
        kind=now.kind,
        people=people,
        session="" if when else now.session,
        when=When(when.day, when.start, when.end, when.zone, session=now.session) if when else None,
        links=links,
        identifiers=identifiers,
    )
