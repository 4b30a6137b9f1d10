"""What a page shows to people, as a whole: its entries, and the event that its title names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.entries import Entry, Finding, Hints, Home, Warned
from store.catalogue.importers.webpage.event import naming, years
from store.catalogue.importers.webpage.event.naming import Named
from store.catalogue.importers.webpage.page import lines
from store.catalogue.importers.webpage.programme import margins
from store.catalogue.importers.webpage.programme.reader import Programme
from store.catalogue.importers.webpage.tables import claims
from store.catalogue.importers.webpage.times import slashed, weekdays
from store.records import Skipped

_TOP = 15
"""Lines that head a page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read of a page."""

    home: Home
    findings: list[Entry | Skipped | Warned]
    names: tuple[str, ...]
    """What the page is called, in all its ways."""
    times: int
    """How many lines state a time."""
    inferred: int | None = None
    """The year that its days of the week tell, where nothing else does."""
    dated: str = ""
    """The words that the year was read in, where it does not stand in the event's name."""

    def told(self) -> Iterator[Finding]:
        """All of it, with a word where the year is missing."""
        if self.inferred:
            yield Warned(
                f"the page does not say the year of its days: taken to be {self.inferred}, the only one that"
                " it names in which the days of the week fit"
            )
        stated = {
            each.when.day.year
            for each in self.findings
            if isinstance(each, Entry) and each.when and each.when.day
        }
        only = stated.pop() if len(stated) == 1 and self.home.year is None else self.home.year
        yield replace(self.home, year=only)
        dated = any(isinstance(each, Entry) and each.when and each.when.start for each in self.findings)
        if self.home.year is None and not self.inferred and self.times and not dated:
            yield Warned("the page names no year, so its days and times were left out; say it with --year")
        elif self.dated and dated:
            yield Warned(f"the year is that of {self.dated[:80]!r}, as the event's name has none")
        yield from self.findings


def shown(page: LexborHTMLParser, heading: str, hints: Hints, base: str, told: Home) -> Shown:
    """Read a page as people do.

    :param heading: its title
    :param base: its address, for links relative to it
    :param told: the event, where the page tells it to machines
    """
    heads = naming.headers(page)
    said = slashed.spelt_out(margins.told(list(lines.lines(page, claims.Claims()))))
    said = weekdays.spelt_out(said, (*heads, heading, *(line.text for line in said[:_TOP])))
    named = Named(told) if told.year else naming.of(page, said, heading, hints)
    home = named.home if named.home.year else replace(named.home, year=years.named(heading))
    inferred = years.fitting(said) if home.year is None else None
    own = next((line.text for line in said if line.level), "")
    programme = Programme(f"{heading} {own}", replace(hints, year=home.year or inferred), base)
    findings = list(programme.read(said, heads))
    names = (heading, *naming.PARTS.split(heading), *(line.text for line in said if line.level == 1))
    return Shown(
        home, findings, names, programme.times,
        inferred if programme.times else None, named.dated,
    )  # fmt: skip
