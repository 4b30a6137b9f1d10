"""The entries of a page: titles with the people about them, the times of their rows and days, and what was
left out of the lists that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.catalogue.entries import Entry, Hints, Warned
from store.catalogue.importers import programme as programmes
from store.catalogue.importers.webpage.page.line import Box, Line, Piece
from store.catalogue.importers.webpage.people import leads
from store.catalogue.importers.webpage.programme import doubts, sections, speakers, twice
from store.catalogue.importers.webpage.programme.begun import Begun
from store.catalogue.importers.webpage.programme.choosing import Choice
from store.catalogue.importers.webpage.programme.found import Found, entry
from store.catalogue.importers.webpage.programme.parts import Part, parts
from store.catalogue.importers.webpage.programme.passing import Passing
from store.catalogue.importers.webpage.programme.told import (
    Told,
    below_time,
    found_in,
    heads_rows,
    heads_session,
    is_of_title,
    is_page,
    own,
    spoken,
    with_speakers,
)
from store.catalogue.importers.webpage.times.now import ROWED
from store.catalogue.importers.webpage.titles import cleaning
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.looks import (
    is_award,
    is_chair,
    is_detail,
    is_links,
    is_session,
    standing_out,
)
from store.catalogue.importers.webpage.titles.reading import alone, drafts
from store.catalogue.importers.webpage.words.phrases import OF_PAGE
from store.records import Skipped

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""In a heading of the whole page: it names the event, and no session."""
_SESSIONS = re.compile(
    r"\b(?:sessions?|talks|posters|papers|presentations|spotlights|orals|demos|demonstrations)\b",
    re.IGNORECASE,
)
"""What is called so has entries of its own, also where it is not a heading."""
_NUMBERED = re.compile(
    r"(?:technical |paper |oral |poster )?session \W?(?:\d|[IVX]+\b|[A-Z]\b)", re.IGNORECASE
)
"""How sessions are called, in bold at the beginning of a line."""


def _is_beside(line: Line) -> bool:
    """Whether a row without a time says nothing that takes place."""
    return is_links(line) or is_chair(line) or is_award(line)


class Programme:
    """One page as it is gone through."""

    def __init__(self, heading: str, hints: Hints, base: str) -> None:
        """:param heading: the page's title, which may say what its entries are"""
        self._heading = heading
        self._passing = Passing(heading, hints, base)
        self._now = self._passing.now
        self._peopled: list[Found] = []
        self._alone: list[Found] = []
        self._tops = 0
        self._looks: set[str] = set()
        self._begun = Begun()
        self._roomed: Box | None = None
        """The row that names a room for those below it."""
        self._led: list[Found] = []
        """Rows that only name a session and who leads it."""

    @property
    def times(self) -> int:
        """How many lines state a time."""
        return self._passing.times

    def read(self, lines: Sequence[Line], heads: Sequence[str] = ()) -> Iterator[Entry | Skipped | Warned]:
        """The findings in the order of the page, warnings first.

        :param heads: what heads the page beside its lines, as banners do
        """
        self._tops = sum(line.level == 1 for line in lines)
        talks = [*speakers.talks(lines, self._now)]
        taken_up = {at for talk in talks for at in range(talk.draft.at, talk.draft.end)}
        places = [at for at in range(len(lines)) if at not in taken_up]
        for part in parts([lines[at] for at in places]):
            self._part(part)
        self._see_rows()
        for found in (*self._peopled, *self._alone):
            found.at = places[found.at]
        tables = [(places[at], each) for at, each in self._passing.tables]
        twice.as_talks(self._peopled)
        self._peopled = twice.joined([*self._peopled, *(spoken(talk, lines) for talk in talks)])
        for said in (
            self._passing.said,
            lines,
            *([Line([Piece(text)]) for text in each] for each in (heads, [self._heading])),
        ):
            yield from doubts.only_day(said, [*self._peopled, *self._alone], self._now.year)
        kept, left = Choice(self._peopled).made(self._alone)
        made: list[tuple[int, Entry | Skipped | Warned]] = [*left, *tables]
        made += [(found.at, entry(found, self._now)) for found in kept]
        made.sort(key=lambda each: each[0])
        if self._now.year is not None:
            yield from doubts.dayless(kept)
        clocked = [*doubts.afternoons([each for _, each in made if isinstance(each, Entry)])]
        yield from (each for each in clocked if isinstance(each, Warned))
        entries = (each for each in clocked if isinstance(each, Entry))
        yield from (next(entries) if isinstance(each, Entry) else each for _, each in made)

    def _see_rows(self) -> None:
        """Look at rows together: those that only tell a kind, a speaker, or a session with nothing in it."""
        rows = [found for found in self._alone if id(found) not in self._begun.kinds]
        self._alone = with_speakers(rows, self._peopled)
        held = {found.session for found in (*self._peopled, *self._alone) if found.draft.people or found.slot}
        titles = {found.draft.title for found in self._led}
        for found in self._led:
            found.session = "" if found.session in titles else found.session
        self._peopled += [found for found in self._led if found.draft.title not in held]

    def _part(self, part: Part) -> None:
        if self._roomed and self._roomed.tag == "tr" and part.box and part.box.tag == "row":
            self._now.set_room("", self._roomed.outer)
            self._roomed = None
        told = [self._passing.take(line, at) for at, line in enumerate(part.lines, part.begin)]
        self._see_times(part, told)
        if len({id(one.said.slot) for one in told if one.said.slot}) > 1:
            part = replace(part, box=None)  # several times in one box: it only lays them out
        self._begun.go_on(part, told)
        boxed = part.box is not None
        stops = [at for at, one in enumerate(told) if not boxed and one.said.slot and not one.said.late]
        plain = self._passing.sections.papers or any(one.said.slot for one in told)
        made = drafts([one.line for one in told], boxed=boxed, plain=plain, stops=stops)
        if boxed and (not made or heads_session(part, made)):
            self._without_people(part, told)
            return
        made = [draft for draft in made if not is_page(draft, told[draft.at])]
        used = {at for draft in made for at in range(draft.at, draft.end)}
        by_place = {draft.at: draft for draft in made}
        for at, one in enumerate(told):
            if draft := by_place.get(at):
                self._peopled.append(self._found(part, draft, told))
                if not programmes.pauses(draft.title):  # which are set as sessions are
                    self._looks.add(self._peopled[-1].line.look)
            elif at not in used and one.line is not None:
                self._other(part, at, told)

    def _see_times(self, part: Part, told: list[Told]) -> None:
        """Times that are of what stands above them, or in the next card."""
        for at, one in enumerate(told):
            one.said.late |= part.box is None and is_of_title(told, at)
        if part.box is not None and part.box.tag == "card" and all(one.line is None for one in told):
            for slot in [one.said.slot for one in told if one.said.slot and not one.said.late]:
                self._now.set_slot(replace(slot, box=None))

    def _without_people(self, part: Part, told: list[Told]) -> None:
        """A box that names nobody: a session with boxes in it, a break, a head of a table, a remark."""
        draft, box = alone([one.line for one in told]), part.box
        rooms = [one.said.room for one in told if one.said.room]
        about = box is not None and (box.tag != "card" or draft is None)
        if box is not None and about and rooms and not any(one.said.slot for one in told):
            self._now.set_room(rooms[-1], box.outer, ROWED)  # a row about those below it
            self._roomed = box
        if draft is None:
            return
        found = self._found(part, draft, told)
        if box is not None and heads_rows(found, told, box):
            self._head_of_rows(found, box)
            return
        if self._begun.begins_again(found):
            return
        if box is not None and found.own_slot and programmes.pauses(draft.title):
            self._now.sessions = [each for each in self._now.sessions if each[2] or each[0] is not box.outer]
        found.is_session = part.is_outer or self._begun.begins(found)
        if part.is_outer:
            self._now.set_session(draft.title, box)
        if part.is_outer or found.own_slot or not _is_beside(found.line):
            self._alone.append(found)

    def _head_of_rows(self, found: Found, box: Box) -> None:
        """A session's name in a row of its own, above the rows of what is in it."""
        if found.draft.people:
            self._led.append(found)
        self._now.set_session(found.draft.title, box.outer)
        if found.slot:
            self._now.set_slot(replace(found.slot, box=box.outer))
        self._now.set_room(found.room, box.outer)

    def _other(self, part: Part, at: int, told: list[Told]) -> None:
        """A line that belongs to no title: a session's name, or a title that names nobody."""
        line, one = told[at].line, told[at]
        if line is None:
            return
        paused = programmes.pauses(line.text)
        if is_detail(line) and not line.level and not (paused and one.slots):
            return
        title = standing_out(line, boxed=False)
        if not title and (one.said.slot or ((line.level or paused) and one.slots) or below_time(told, at)):
            title = cleaning.signless(line.text).rstrip(" :")
        called = line.level == 1 and self._tops == 1  # what the page is called
        if title and part.box is None and not called:
            self._entry_alone(part, title, at, told)
        strong = all(piece.strong for piece in line.pieces if piece.text.strip())
        begun = part.box is None and line.pieces[0].strong and _NUMBERED.match(line.text)
        if ((one.said.slot and strong) or begun) and not line.level and is_session(line):
            self._now.set_session(line.text, part.box, sections.PSEUDO)
        alike = bool(title) and part.box is None and line.look in self._looks
        if line.level and not paused:
            self._heading_of_session(line, part.box, alike=alike)

    def _entry_alone(self, part: Part, title: str, at: int, told: list[Told]) -> None:
        """Note a title outside of boxes that names nobody."""
        line, one = told[at].line or told[at].whole, told[at]
        if line.level and one.said.slot:
            self._now.end(line.level)
        whole = alone([each.line for each in own(told, at)])
        if whole is None or whole.title not in (title, leads.apart(title)[0]):
            whole = Draft(at, at + 1, title)
        draft = Draft(at, at + 1, whole.title, whole.people, whole.abstract, line.links)
        found = self._found(part, draft, told)
        found.stands_out = True
        self._alone.append(found)
        if one.said.slot and not one.said.late and _SESSIONS.search(title):
            one.said.slot.name = title

    def _heading_of_session(self, line: Line, box: Box | None, *, alike: bool) -> None:
        """Take a heading for a session's name, unless it names the page, or looks as titles do."""
        if OF_PAGE.fullmatch(line.text):
            self._now.end(line.level)
            return
        named = line.level == 1 and line.text in self._heading and _YEAR.search(line.text)
        if not named and (is_session(line) or not alike):
            self._now.set_session(line.text, box, line.level)

    def _found(self, part: Part, draft: Draft, told: list[Told]) -> Found:
        """A title with what is said of it: in its lines, or in its box."""
        return self._begun.gives(found_in(part, draft, told, self._now))
