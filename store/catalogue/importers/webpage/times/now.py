"""What holds for the line of a page that is being read: day, times, room and session."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from store.catalogue.entries import When
from store.catalogue.importers.webpage.page.line import Box
from store.catalogue.importers.webpage.times.slots import Facts, Slot
from store.catalogue.importers.webpage.words.leading import BEHIND
from store.catalogue.importers.webpage.words.phrases import OF_PAGE
from store.catalogue.tidy import times

ROWED = -1
"""In the place of a heading's level: of a room that a row names for those below it, up to the next day."""


@dataclass(slots=True)
class Now:
    """What holds for the line that is being read."""

    year: int | None
    base: str
    kind: str
    day: str = ""
    dated: str = ""
    """The day that also holds for what has no time: its own heading stands above."""
    day_level: int = 0
    rowed: set[str] = field(default_factory=set)
    """The days that rows of the last table state."""
    hall: str = ""
    """The room of all that day, where none is said."""
    zone: str = ""
    slots: list[Slot] = field(default_factory=list)
    rooms: list[tuple[Box | None, str, int]] = field(default_factory=list)
    """Where each was named, its name, and the level of the heading that it was said of, or 0."""
    sessions: list[tuple[Box | None, str, int]] = field(default_factory=list)
    """Where each was named, its name, and the level of its heading, or 0."""
    head: int = 0
    """The level of a heading that only its time, place and chair have followed yet, or 0."""
    inside: Box | None = None
    """What the last line stood in."""
    waiting: str = ""
    """A label whose value stands in the next line."""
    label: str = ""
    """The last label."""
    heading: int = 0
    """The level of the last heading."""

    def slot(self, box: Box | None) -> Slot | None:
        self.slots = [each for each in self.slots if each.box is None or (box and box.within(each.box))]
        return self.slots[-1] if self.slots else None

    def holding(self, box: Box | None) -> tuple[Slot, ...]:
        """All times that hold in a box, the nearest last."""
        self.slot(box)
        return tuple(self.slots)

    def said(self) -> None:
        """Note that something stands behind the last time: the next is no end of it."""
        for slot in self.slots[-1:]:
            slot.empty = False

    def room(self, box: Box | None) -> str:
        self.rooms = [each for each in self.rooms if each[0] is None or (box and box.within(each[0]))]
        return self.rooms[-1][1] if self.rooms else self.hall

    def session(self, box: Box | None) -> str:
        found = [each for each in self.sessions if each[0] is None or (box and box.within(each[0]))]
        self.sessions = found
        return found[-1][1] if found else ""

    def set_room(self, room: str, box: Box | None, level: int = 0) -> None:
        self.rooms = [each for each in self.rooms if each[0] is not box] + [(box, room, level)]

    def hold(self, said: Facts) -> None:
        """The time and the place that are said of the heading above hold for all below it."""
        if said.room:
            self.set_room(said.room, None, self.head)
        if said.slot:
            said.slot.level = said.slot.firmly = self.head
            self.set_slot(said.slot)

    def set_session(self, name: str, box: Box | None, level: int = 0) -> None:
        name = BEHIND.sub("", name).rstrip(" :")
        name = "" if OF_PAGE.fullmatch(name) else name
        self.sessions = [each for each in self.sessions if each[0] is not box] + [(box, name, level)]

    def end(self, level: int) -> None:
        """A heading of that level with a time of its own is of no session that another of its level began."""
        self.sessions = [each for each in self.sessions if not each[2] or each[2] < level]

    def untime(self) -> None:
        """What follows is no part of the timetable: a time of which something was said holds no longer."""
        self.slots = [each for each in self.slots if each.box is not None or each.empty]

    def close(self, level: int) -> None:
        """A heading of that level ends the sessions that lower ones began, with their rooms and times."""
        if level <= self.day_level:
            self.dated, self.day_level = "", 0
        self.sessions = [each for each in self.sessions if each[2] <= level]
        self.rooms = [each for each in self.rooms if not each[2] or each[2] < level]
        self.slots = [each for each in self.slots if each.outlives(level)]
        self.heading = level

    def set_slot(self, slot: Slot) -> None:
        """A time holds from here on, in its box; of two that stand alone in a row, the second is the end."""
        last = self.slot(slot.box)
        if last and slot.box and last.box is slot.box:
            if last.empty and not last.end and not slot.end:
                last.end = slot.start
                return
            if (last.start, last.end) == (slot.start, slot.end):
                return
        apart = slot.box is None or slot.box.tag in ("card", "row")
        if apart and any(each.box is None for each in self.slots):  # the room was that of the time before
            self.rooms = [each for each in self.rooms if each[0] is not None or each[2]]
        slot.level = slot.level or self.heading
        self.slots = [each for each in self.slots if each.box is not slot.box] + [slot]

    def row_of_day(self, day: str) -> None:
        """A row states a day: what rows above it say of the room holds no longer."""
        self.rowed.add(day)
        self.rooms = [each for each in self.rooms if each[2] != ROWED]

    def leave_rows(self) -> None:
        """A heading below a table of several days: which of them is meant is not told."""
        if len(self.rowed) > 1:
            self.day = ""
        self.rowed.clear()

    def set_day(self, day: str, level: int = 0) -> None:
        """A day begins; of a heading, it holds for all below that."""
        self.day, self.hall = day, ""
        self.dated, self.day_level = (day, level) if level else ("", 0)
        self.slots.clear()

    def when(self, day: str, slot: Slot | None, room: str, session: str) -> When | None:
        """The day, the times and the place as one; nothing of them is guessed."""
        found = None
        if day:
            found = times.span(day, *(slot.clocks() if slot else ("", "")), self.year, self.zone)
        if found is None:
            return When(room=room, session=session) if room else None
        return replace(found, room=room, session=session)
