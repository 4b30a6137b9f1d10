"""What holds for the line of a page that is being read: day, times, room and session."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.catalogue.entries import When
from store.catalogue.importers.webpage.line import Box
from store.catalogue.tidy import times


@dataclass(slots=True, eq=False)
class Slot:
    """One time that a page states, and the box that it holds for."""

    start: str
    end: str
    box: Box | None
    empty: bool = True
    """Whether nothing was said since."""


@dataclass(slots=True)
class Facts:
    """What a line says of when and where."""

    day: str = ""
    slot: Slot | None = None
    room: str = ""
    late: bool = False
    """Said as of what stands above it."""


@dataclass(slots=True)
class Now:
    """What holds for the line that is being read."""

    year: int | None
    base: str
    kind: str
    day: str = ""
    zone: str = ""
    slots: list[Slot] = field(default_factory=list)
    rooms: list[tuple[Box | None, str]] = field(default_factory=list)
    sessions: list[tuple[Box | None, str]] = field(default_factory=list)
    waiting: str = ""
    """A label whose value stands in the next line."""

    def slot(self, box: Box | None) -> Slot | None:
        self.slots = [each for each in self.slots if each.box is None or (box and box.within(each.box))]
        return self.slots[-1] if self.slots else None

    def holding(self, box: Box | None) -> tuple[Slot, ...]:
        """All times that hold in a box, the nearest last."""
        self.slot(box)
        return tuple(self.slots)

    def room(self, box: Box | None) -> str:
        return _held(self.rooms, box)

    def session(self, box: Box | None) -> str:
        return _held(self.sessions, box)

    def set_room(self, room: str, box: Box | None) -> None:
        self.rooms = [each for each in self.rooms if each[0] is not box] + [(box, room)]

    def set_session(self, name: str, box: Box | None) -> None:
        """A new session has a room of its own."""
        self.sessions = [each for each in self.sessions if each[0] is not box] + [(box, name)]

    def set_slot(self, slot: Slot) -> None:
        last = self.slot(slot.box)
        if last and last.box is slot.box and slot.box and last.empty and not last.end and not slot.end:
            last.end = slot.start  # a cell of its own for the end
            return
        if last and last.box is slot.box and slot.box and (last.start, last.end) == (slot.start, slot.end):
            return
        apart = slot.box is None or slot.box.tag == "card"
        if apart and any(each.box is None for each in self.slots):  # the room was that of the time before
            self.rooms = [each for each in self.rooms if each[0] is not None]
        self.slots = [each for each in self.slots if each.box is not slot.box] + [slot]

    def set_day(self, day: str) -> None:
        self.day = day
        self.slots.clear()

    def when(self, day: str, slot: Slot | None, room: str, session: str) -> When | None:
        """The day, the times and the place as one; nothing of them is guessed."""
        found = None
        if day and slot:
            found = times.span(day, _clock(slot.start), _clock(slot.end), self.year, self.zone)
        if found is None:
            return When(room=room, session=session) if room else None
        return replace(found, room=room, session=session)


def _held(said: list[tuple[Box | None, str]], box: Box | None) -> str:
    return next((text for of, text in reversed(said) if of is None or (box and box.within(of))), "")


def _clock(text: str) -> str:
    text = re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", text)
    return re.sub(r"(\d)\.(\d\d)", r"\1:\2", text)
