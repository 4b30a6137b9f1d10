"""What a page shows to people, as a whole: its entries, and the event that its title names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home, Warned
from store.catalogue.importers.webpage import labels, lines, programme, tables
from store.catalogue.tidy import series, venues
from store.records import Skipped

_PARTS = re.compile(r"\s*(?:[|–—•»]| - )\s*")
_OF_PAGE = re.compile(
    r"\s*\b(?:(?:list of )?accepted (?:papers|posters|talks)|(?:technical |conference )?program(?:me)?"
    r"|schedule|agenda)\b(?:\s+(?:and|&)\s+(?:presentations|proceedings|talks|abstracts|slides|papers)\b)?\s*",
    re.IGNORECASE,
)
"""Words of a title that say what the page is, and not of which event."""
_FIRST = 40
"""Lines in which the page's own headings stand."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read of a page."""

    home: Home
    findings: list[Entry | Skipped | Warned]
    names: tuple[str, ...]
    """What the page is called, in all its ways."""
    timed: bool
    """Whether it states times."""

    def told(self) -> Iterator[Finding]:
        """All of it, with a word where the year is missing."""
        yield self.home
        dated = any(isinstance(each, Entry) and each.when and each.when.start for each in self.findings)
        if self.home.year is None and self.timed and not dated:
            yield Warned("the page names no year, so its days and times were left out; say it with --year")
        yield from self.findings


def shown(page: LexborHTMLParser, heading: str, hints: Hints, base: str, told: Home) -> Shown:
    """Read a page as people do.

    :param heading: its title
    :param base: its address, for links relative to it
    :param told: the event, where the page tells it to machines
    """
    said = labels.told(list(lines.lines(page, tables.Claims())))
    top = min((line.level for line in said[:_FIRST] if line.level), default=0)
    own = next((line.text for line in said if line.level and line.level == top), "")
    homes = [told] if told.year else [_home(heading, hints), _home(own, hints)]
    home = next((each for each in homes if each.name), homes[0])
    reader = programme.Programme(f"{heading} {own}", replace(hints, year=home.year), base)
    findings = list(reader.read(said))
    names = (heading, *_PARTS.split(heading), *(line.text for line in said if line.level == 1))
    return Shown(home, findings, names, reader.timed)


def _home(heading: str, hints: Hints) -> Home:
    """The event that a page's title names: "Program – EUROSYS 2020"."""
    for whole in reversed(_PARTS.split(heading)):
        part = _OF_PAGE.sub(" ", whole).strip(" ,:")
        if not re.search(r"[^\W\d_]{2}", part):
            continue
        venue = venues.of(part, hints.year)
        if series.known(part) or venues.of(part, None).year is not None:
            return Home(part, venue.year)
    return Home(year=hints.year)
