"""A page's lines as they go by: what each says of when and where, and what holds for it."""

from __future__ import annotations

from dataclasses import replace

from store.catalogue.entries import Entry, Hints, Warned
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.programme import speakers
from store.catalogue.importers.webpage.programme.sections import Sections, is_junk, is_papers, kind, level
from store.catalogue.importers.webpage.programme.told import Told
from store.catalogue.importers.webpage.tables.claims import Table
from store.catalogue.importers.webpage.times.moments import taken
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Facts
from store.catalogue.importers.webpage.titles.looks import is_chair
from store.records import Skipped

_LONGEST = 10_000
"""Characters of a line; what is longer holds no title and no people."""


class Passing:
    """The lines of one page, each taken once and in order."""

    def __init__(self, heading: str, hints: Hints, base: str) -> None:
        """:param heading: the page's title, which may say what its entries are"""
        self._hints = hints
        of = kind(heading, "paper")
        self.now = Now(hints.year, base, "paper" if of == "workshop" else of, zone=hints.zone)
        self.sections = Sections(self.now.kind, papers=is_papers(heading))
        self.times = 0
        """How many lines state a time."""
        self.said: list[Line] = []
        """The lines that are read: none of deadlines and the like."""
        self.tables: list[tuple[int, Entry | Skipped | Warned]] = []
        """What the tables among the lines gave, each with the place of its table."""

    def take(self, line: Line, at: int) -> Told:
        """What is to be read of a line: nothing below a heading such as "Sponsors"."""
        self.now.kind = self.sections.kind_from(line)
        if line.level and line.box is None:
            self.now.close(line.level)
            self.now.leave_rows()
            if speakers.is_section(line.text) or is_papers(line.text) or is_junk(line.text):
                self.now.untime()
        rest, said = None, Facts()
        if line.table is not None:
            self._table(line, at)
        elif self.sections.is_read(line) and len(line.text) <= _LONGEST:
            rest, said = taken(line, self.now)
        if said.day and line.box is not None and line.box.tag == "tr":
            self.now.row_of_day(said.day)
        self._hold(line, rest, said)
        if not self.sections.junk:
            self.said.append(line)
        if rest is not None:
            self.now.said()
        self.times += said.slot is not None
        now, under = self.now, self.sections
        return Told(
            rest, line, said, now.day, now.holding(line.box), now.room(line.box), now.dated, now.kind,
            under.papers, under.award,
        )  # fmt: skip

    def _hold(self, line: Line, rest: Line | None, said: Facts) -> None:
        """Keep what a line says of when and where also for what follows: it may be said of the session."""
        self._head(line, rest, said)
        led = rest is None or is_chair(rest)
        if self.now.head and line.box is None and (said.late or (led and not line.level and not said.slot)):
            self.now.hold(said)
        elif rest is None and said.room and not said.late:
            self.now.hall = said.room  # behind the day
        elif said.room and (line.box is not None or line.level or said.slot):
            self.now.set_room(said.room, line.box, line.level if line.box is None else 0)

    def _head(self, line: Line, rest: Line | None, said: Facts) -> None:
        """Note a heading, also a line in bold with a time, and whether anything was said below it."""
        if line.level and line.box is None:
            self.now.head = line.level
        elif said.slot and not said.late and level(line):
            self.now.head = level(line)
            self.now.close(self.now.head)
        elif rest is not None and not is_chair(rest):
            self.now.head = 0

    def _table(self, line: Line, at: int) -> None:
        if not self.sections.junk and isinstance(line.table, Table):
            hints = replace(self._hints, year=self.now.year)
            self.tables += [(at, each) for each in line.table.read(self.now, hints)]
