"""One time that a page states, and what else a line may say of when and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from store.catalogue.importers.webpage.page.line import Box
from store.catalogue.importers.webpage.words.dated import LATER, MORNING

_PLAIN_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_BARE_CLOCK = re.compile(r"\d{1,2}[:h]\d\d")
_LONGEST_TALK = 12 * 60
_TWELVE = re.compile(r"12(?:[:.]00)?\s*(?=noon|midnight)", re.IGNORECASE)
"""What "12 noon" says twice."""


@dataclass(slots=True, eq=False)
class Slot:
    """One time that a page states, and how long it holds: in its box, or below its heading."""

    start: str
    end: str
    box: Box | None
    empty: bool = True
    """Whether nothing was said since."""
    name: str = ""
    """Of a session whose entries stand below its time: what it is called."""
    level: int = 0
    """Of the heading that it stands below, or in: once something was said, such a heading ends it."""
    firmly: int = 0
    """The level at which a heading ends it even while nothing was said; 0 where none does."""

    def holds(self, other: Slot) -> bool:
        """Whether another time is of this one's span."""
        begin, end, at = _minute(self.start), _minute(self.end), _minute(other.start)
        return begin is not None and end is not None and at is not None and begin <= at < end

    def outlives(self, level: int) -> bool:
        """Whether it still holds below a heading of that level."""
        return self.box is not None or level > (self.firmly if self.empty else self.level)

    def lasting(self, minutes: int) -> Slot:
        """The same with its end, where it has none."""
        begin = _minute(self.start)
        if self.end or begin is None or not 0 < minutes <= _LONGEST_TALK:
            return self
        at = begin + minutes
        return replace(self, end=f"{at // 60 % 24}:{at % 60:02}")

    def clocks(self) -> tuple[str, str]:
        """Start and end as clock times: "9-10:30" begins at nine."""
        start, end = _clock(self.start), _clock(self.end)
        if start.isdigit() and _BARE_CLOCK.fullmatch(end):
            return f"{start}:00", end
        return start, f"{end}:00" if end.isdigit() and _BARE_CLOCK.fullmatch(start) else end


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


def _minute(clock: str) -> int | None:
    """The minute of the day that a plain time of the clock is."""
    found = _PLAIN_CLOCK.fullmatch(clock.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def _clock(text: str) -> str:
    text = MORNING.sub(" am", LATER.sub(" pm", _TWELVE.sub("", text)))
    text = re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", text)
    return re.sub(r"(\d)\.(\d\d)", r"\1:\2", text)
