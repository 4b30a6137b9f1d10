"""What holds for the line of a page that is being read: day, times, room and session."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.catalogue.entries import When
from store.catalogue.importers.webpage.page.line import Box
from store.catalogue.tidy import times


@dataclass(slots=True, eq=False)
class Slot:
    """One time that a page states, and the box that it holds for."""

    start: str
    end: str
    box: Box | None
    empty: bool = True
    """Whether nothing was said since."""
    under: int = 0
    """The level of the heading above, where a line that is none states it; or 0."""
    name: str = ""
    """Of a session whose entries stand below its time: what it is called."""
    level: int = 0
    """Of the heading that it was said of, or 0."""
    head: int = 0
    """The level of the heading that states it itself, or 0."""

    def holds(self, other: Slot) -> bool:
        """Whether another time is of this one's span."""
        begin, end, at = _minute(self.start), _minute(self.end), _minute(other.start)
        return begin is not None and end is not None and at is not None and begin <= at < end

    def outlives(self, level: int) -> bool:
        """Whether it still holds below a heading of that level."""
        if (self.level and level <= self.level) or level < self.head:
            return False
        return self.empty or self.box is not None or level > self.under

    def lasting(self, minutes: int) -> Slot:
        """The same with its end, where it has none."""
        begin = _minute(self.start)
        if self.end or begin is None or not 0 < minutes <= _LONGEST_TALK:
            return self
        at = begin + minutes
        return replace(self, end=f"{at // 60 % 24}:{at % 60:02}")


@dataclass(slots=True)
class Facts:
    """What a line says of when and where."""

    day: str = ""
    slot: Slot | None = None
    room: str = ""
    late: bool = False
    """Said as of what stands above it."""
    led: bool = False
    """Whether it names who leads the session."""

    def see(self, slot: Slot) -> Slot:
        """Take in a time."""
        self.slot = slot
        return slot


_CHAIR = re.compile(
    r"\s*[(,;–-]?\s*\b(?:(?:session )?(?:co-?)?chair(?:s|ed by|\(s\))?|moderat(?:or|ion))\s*:.*$"
    r"|\s*(?:座長|司会|主持人?)\s*[:：].*$",
    re.IGNORECASE,
)
"""Who leads a session, behind its name."""


_PLAIN_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_BARE_CLOCK = re.compile(r"\d{1,2}[:h]\d\d")
_LONGEST_TALK = 12 * 60
_TWELVE = re.compile(r"12(?:[:.]00)?\s*(?=noon|midnight)", re.IGNORECASE)
"""What "12 noon" says twice."""


_OF_ALL = re.compile(
    r"(?:(?:conference|workshop|tentative|preliminary|detailed|full|final|draft|technical|scientific|symposium"
    r"|meeting|event|online|main|the|our) )*(?:program(?:me)?|schedule|agenda|timetable)s?"
    r"(?: (?:overview|schedule|program(?:me)?|at a glance|details|outline))?(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""What a page with a programme is called: it is no session."""


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
            said.slot.level = self.head
            self.set_slot(said.slot)

    def set_session(self, name: str, box: Box | None, level: int = 0) -> None:
        name = _CHAIR.sub("", name).rstrip(" :")
        name = "" if _OF_ALL.fullmatch(name) else name
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
        slot.under = 0 if slot.level else self.heading
        self.slots = [each for each in self.slots if each.box is not slot.box] + [slot]

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
            found = times.span(day, *(_clocks(slot) if slot else ("", "")), self.year, self.zone)
        if found is None:
            return When(room=room, session=session) if room else None
        return replace(found, room=room, session=session)


def _clocks(slot: Slot) -> tuple[str, str]:
    """Start and end as clock times: "9-10:30" begins at nine."""
    start, end = _clock(slot.start), _clock(slot.end)
    if start.isdigit() and _BARE_CLOCK.fullmatch(end):
        return f"{start}:00", end
    return start, f"{end}:00" if end.isdigit() and _BARE_CLOCK.fullmatch(start) else end


def _minute(clock: str) -> int | None:
    """The minute of the day that a plain time of the clock is."""
    found = _PLAIN_CLOCK.fullmatch(clock.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def _clock(text: str) -> str:
    text = _TWELVE.sub("", text)
    text = re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", text)
    return re.sub(r"(\d)\.(\d\d)", r"\1:\2", text)
