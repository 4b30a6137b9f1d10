"""The entries of a page: titles with the people about them, the times of their rows and days, and what was
left out of the lists that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store.catalogue.entries import Byline, Entry, Hints, Warned
from store.catalogue.importers import programme as programmes
from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.webpage import persons, sections
from store.catalogue.importers.webpage.anchors import links_of
from store.catalogue.importers.webpage.lines import Box, Line
from store.catalogue.importers.webpage.moments import Facts, Now, Slot, taken
from store.catalogue.importers.webpage.parts import Part, parts
from store.catalogue.importers.webpage.reading import Draft, alone, drafts, is_detail, standing_out
from store.catalogue.importers.webpage.tables import Table
from store.catalogue.tidy import dates, kinds
from store.records import Skipped

_TELLING = re.compile(
    r"(?:keynote|invited talk|panel|tutorial|workshop|poster|demo)\b[^:]{0,20}:|panel discussion",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^(?:back|home|next|previous|prev|more|see|read|view|download|click|register|return|top|contact|follow|full|browse|please|for|here|show"
    r"|add|go|note|all|zurück|mehr|retour|plus)\b",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? )?[^\W\d_]{3,10}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}"
)
_AWARD = re.compile(r"best|award|winner|runner|distinguished", re.IGNORECASE)
_LATE, _EARLY = 10, 7
"""Hours between which no programme goes back."""
_PAUSES = frozenset(("break", "social", "opening"))
_WORDS = 3
"""Of a title without people among others that have them."""
_MOST_WORDS = 40
_LONGEST = 10_000
"""Characters of a line; what is longer holds no title and no people."""
NOBODY = "no people stand with it, and it does not look like a title"
IN_SESSIONS = "a time and a text without titles or people, among sessions"
State = tuple[str, tuple[Slot, ...], str]
"""Day, times and room that hold for a line."""


@dataclass(slots=True)
class Found:
    """A title, and what holds for it."""

    at: int
    draft: Draft
    line: Line
    day: str
    slot: Slot | None
    room: str
    session: str
    box: Box | None
    section: bool
    """Whether it stands under a heading that announces entries."""
    kind: str
    stands_out: bool
    slots: tuple[Slot, ...] = ()
    """All that hold for it: of its row, and of the session around."""
    is_session: bool = False
    """Whether boxes with entries of their own are in its box."""

    @property
    def own_slot(self) -> bool:
        """Whether the time is stated in the very box."""
        return self.slot is not None and self.slot.box is not None and self.slot.box is self.box

    @property
    def place(self) -> str:
        return f"line {self.line.source}" if self.line.source else f"text line {self.at + 1}"


class Programme:
    """One page as it is gone through."""

    def __init__(self, heading: str, hints: Hints, base: str) -> None:
        """:param heading: the page's title, which may say what its entries are"""
        self._hints = hints
        kind = sections.kind(heading, "paper")
        self._now = Now(hints.year, base, "paper" if kind == "workshop" else kind, zone=hints.zone)
        self.timed = False
        """Whether the page states a time."""
        self._page_kind = self._now.kind
        self._papers = False
        self._junk = 0
        self._invited = False
        self._peopled: list[Found] = []
        self._alone: list[Found] = []
        self._tables: list[tuple[int, Entry | Skipped | Warned]] = []

    def read(self, lines: Sequence[Line]) -> Iterator[Entry | Skipped | Warned]:
        """The findings in the order of the page."""
        whole = [*parts(lines)]
        for part in whole:
            self._part(part)
        told = self._only_day(lines)
        kept, left = self._chosen()
        made = [(found.at, self._entry(found)) for found in kept] + [*left, *self._tables]
        made.sort(key=lambda each: each[0])
        yield from [told] if told else []
        timeless = [found for found in kept if found.slot and not found.day]
        if timeless and self._now.year is not None:
            yield Warned(f"{len(timeless):,} times stand under no day, and were left out", timeless[0].place)
        yield from _backwards([each for _, each in made if isinstance(each, Entry)])
        yield from (each for _, each in made)

    def _part(self, part: Part) -> None:
        lines: list[Line | None] = []
        facts: list[Facts] = []
        states: list[State] = []
        for at, line in enumerate(part.lines, part.begin):
            if line.table is not None:
                self._table(line, at)
                lines.append(None)
                facts.append(Facts())
            else:
                rest, said = self._line(line)
                lines.append(rest)
                facts.append(said)
            self._hold(facts[-1], line)
            self.timed |= facts[-1].slot is not None
            states.append((self._now.day, self._now.holding(line.box), self._now.room(line.box)))
        self._read_part(part, lines, facts, states)

    def _line(self, line: Line) -> tuple[Line | None, Facts]:
        """What is to be read of a line: nothing below a heading such as "Sponsors"."""
        level = sections.level(line)
        if level:
            if self._junk and level <= self._junk:
                self._junk = 0
            if sections.is_junk(line.text):
                self._junk = self._junk or level
                self._invited = sections.is_invited(line.text)
            elif not self._junk and level < 7 or sections.is_papers(line.text):
                self._papers = sections.is_papers(line.text)
                self._now.kind = (
                    sections.kind(line.text, self._page_kind) if self._papers else self._page_kind
                )
        if self._junk and self._is_invited(line):
            return taken(line, self._now)
        return (None, Facts()) if self._junk or len(line.text) > _LONGEST else taken(line, self._now)

    def _is_invited(self, line: Line) -> bool:
        """Whether a line below "Speakers" says more than who they are: what they speak of."""
        who, colon, _ = line.text.partition(": ")
        return bool(self._invited and colon and line.box and persons.surely(who))

    def _hold(self, said: Facts, line: Line) -> None:
        """A room that a line names before anything else holds for what follows in its box."""
        if said.room and (line.box is not None or line.level):
            self._now.set_room(said.room, line.box)

    def _table(self, line: Line, at: int) -> None:
        if not self._junk and isinstance(line.table, Table):
            hints = replace(self._hints, year=self._now.year)
            self._tables += [(at, each) for each in line.table.read(self._now, hints)]

    def _read_part(
        self, part: Part, lines: list[Line | None], facts: list[Facts], states: list[State]
    ) -> None:
        box = part.box
        stops = frozenset(at for at, fact in enumerate(facts) if box is None and fact.slot and not fact.late)
        plain = self._papers or any(each.slot for each in facts)
        made = drafts(lines, boxed=box is not None, plain=plain, stops=stops)
        if box is not None and not made:
            self._without_people(part, lines, facts, states)
            return
        used = {at for draft in made for at in range(draft.at, draft.end)}
        by_place = {draft.at: draft for draft in made}
        for at, line in enumerate(lines):
            if draft := by_place.get(at):
                self._peopled.append(self._of(part, draft, lines, facts, states))
            elif at not in used and line is not None:
                self._other(part, at, lines, facts, states)

    def _without_people(
        self, part: Part, lines: list[Line | None], facts: list[Facts], states: list[State]
    ) -> None:
        """A box that names nobody: a session with boxes in it, a break, a head of a table, a remark."""
        box = part.box
        draft = alone(lines)
        said = [fact for fact in facts if fact.room]
        if box is not None and said and not any(fact.slot for fact in facts):  # a row about those below it
            self._now.set_room(said[-1].room, box.outer)
        if draft is None:
            return
        found = self._of(part, draft, lines, facts, states)
        found.is_session = part.is_outer
        if box is not None and part.is_outer:
            self._now.set_session(draft.title, box)
        person = box is not None and persons.surely(found.line.text)
        if not is_detail(found.line) or part.is_outer or found.own_slot or person:
            self._alone.append(found)

    def _other(
        self, part: Part, at: int, lines: list[Line | None], facts: list[Facts], states: list[State]
    ) -> None:
        """A line that belongs to no title: a session's name, or a title that names nobody."""
        line = lines[at]
        if line is None or is_detail(line):
            return
        title = standing_out(line, boxed=False)
        pause = programmes.kind("", line.text, "")[0] in _PAUSES
        if not title and (facts[at].slot or ((line.level or pause) and states[at][1])):
            title = line.text
        if title and part.box is None:
            whole = alone(lines[at:])
            draft = Draft(
                at, at + 1, title, (), whole.abstract if whole and whole.title == title else "", line.links
            )
            found = self._of(part, draft, lines, facts, states)
            found.stands_out = True
            self._alone.append(found)
        if line.level and not (title and part.box is None and self._look_known(line)):
            self._now.set_session(line.text, part.box)

    def _look_known(self, line: Line) -> bool:
        return any(found.line.look == line.look for found in self._peopled)

    def _of(
        self, part: Part, draft: Draft, lines: list[Line | None], facts: list[Facts], states: list[State]
    ) -> Found:
        line = lines[draft.at] or part.lines[draft.at]
        end = draft.end if part.box is None else len(lines)
        if part.box is None:
            while end < len(lines) and lines[end] is None and facts[end].late:
                end += 1
        day, slots, room = states[draft.at]
        slot = slots[-1] if slots else None
        for fact in facts[draft.at : end]:
            day = fact.day or day
            slot = fact.slot if fact.slot and (fact.late or not slot) else slot
            room = fact.room or room
        if part.box is not None:
            before = next((fact.slot for fact in facts if fact.slot), None)
            slot = slot or before
        return Found(
            part.begin + draft.at, draft, line, day, slot, room, self._now.session(line.box), part.box,
            self._papers, self._now.kind, bool(standing_out(line, boxed=True)), slots,
        )  # fmt: skip

    def _only_day(self, lines: Sequence[Line]) -> Warned | None:
        """The day of times under none, where the page names a single one in its text."""
        waiting = [found for found in (*self._peopled, *self._alone) if found.slot and not found.day]
        if not waiting or self._now.day:
            return None
        said = {
            text for line in lines for text in _FULL_DATE.findall(line.text[:2000]) if dates.day(text, None)
        }
        if len({dates.day(text, None) for text in said}) != 1:
            return None
        day = said.pop()
        for found in waiting:
            found.day = day
        return Warned(f"times stand under no day: taken to be of {day}, the only one that the page names")

    def _chosen(self) -> tuple[list[Found], list[tuple[int, Skipped]]]:
        """Who is an entry, and what of the lists of entries is none."""
        peopled = [found for found in self._peopled]
        groups = Counter(found.box.group for found in peopled if found.box)
        looks = Counter(found.line.look for found in peopled if not found.box)
        slots = Counter(id(slot) for found in peopled for slot in found.slots)
        crowded = self._crowded(peopled)
        kept, left = list(peopled), list[tuple[int, Skipped]]()
        for found in self._alone:
            if found.is_session and any(other.box and other.box.within(found.box) for other in peopled):
                continue
            reason = self._refused(found, groups, looks, slots, crowded)
            if not reason:
                kept.append(found)
            elif reason != " ":
                left.append((found.at, Skipped(found.place, f"{reason}: {found.draft.title[:80]!r}")))
        return kept, left

    def _crowded(self, peopled: list[Found]) -> set[int]:
        """The lists and tables in which a time is that of a session."""
        counts = Counter(id(found.slot) for found in peopled if found.slot and found.slot.box)
        return {
            found.slot.box.group
            for found in peopled
            if found.slot and found.slot.box and counts[id(found.slot)] > 1
        }

    def _refused(
        self, found: Found, groups: Counter[int], looks: Counter[str], slots: Counter[int], crowded: set[int]
    ) -> str:
        """Why a title without people is no entry; empty where it is one, a blank where nothing is to be said."""
        title = found.draft.title
        if found.slot is not None and (found.own_slot or not slots[id(found.slot)]):
            if found.own_slot and found.box and found.box.group in crowded:
                return IN_SESSIONS
            fits = found.own_slot or found.stands_out or found.box is not None
            return "" if fits and not persons.surely(title) else " "
        if found.box is None:
            many = looks[found.line.look]
            likely = found.stands_out and len(title.split()) > 1
            return (
                ""
                if likely and many > 1
                else NOBODY
                if likely and many and not sections.level(found.line)
                else " "
            )
        if (not groups[found.box.group] and not found.section) or by_name(title):
            return " "
        return "" if _is_title(found) else NOBODY

    def _entry(self, found: Found) -> Entry:
        draft = found.draft
        when = self._now.when(found.day, found.slot, found.room, found.session)
        links, identifiers = links_of(draft.links, self._now.base)
        kind, subkind = found.kind, ""
        if _TELLING.match(draft.title) or (not draft.people and found.slot):
            kind, subkind = programmes.kind("", draft.title)
        return Entry(
            place=found.place,
            title=draft.title,
            kind=kind,
            subkind=subkind or kinds.of(draft.tag)[1],
            award=draft.tag if _AWARD.search(draft.tag) else "",
            abstract=draft.abstract,
            people=_distinct(draft.people),
            session="" if when else found.session,
            when=when,
            links=links,
            identifiers=identifiers,
        )


def _backwards(entries: Sequence[Entry]) -> Iterator[Warned]:
    """A word where the clock falls from late to early within a day, as it does where AM and PM are not said."""
    for before, entry in pairwise(entries):
        first, second = before.when, entry.when
        if first and second and first.day == second.day and first.start and second.start:
            if first.start.hour >= _LATE and second.start.hour < _EARLY:
                yield Warned("the times fall back within a day: AM and PM may be missing", entry.place)
                return


def _is_title(found: Found) -> bool:
    title = found.draft.title
    words = len(title.split())
    east = any("\u4e00" <= letter <= "\u9fff" for letter in title) and len(title) > 4
    leads = any(url in ("/", "#", "") for _, url in found.draft.links)
    return (
        (_WORDS <= words <= _MOST_WORDS or east)
        and not _ELSEWHERE.match(title)
        and not leads
        and not persons.surely(title)
    )


def _distinct(people: tuple[Byline, ...]) -> tuple[Byline, ...]:
    return tuple({person.name: person for person in reversed(people)}.values())[::-1]
