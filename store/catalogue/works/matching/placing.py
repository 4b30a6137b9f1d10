"""Kinds, years, days and events: what of them says that two statements are about two things."""

from __future__ import annotations

from store.catalogue.works.matching.traits import Traits

WORKS = frozenset({"paper", "poster", "demo"})
SPOKEN = frozenset({"talk", "invited_talk", "keynote", "tutorial", "panel"})
"""All other kinds are sessions, gatherings and breaks."""
FAR = 2
"""Years between a preprint and its last version, at most, where little else is known."""


def group(kind: str) -> str:
    """What a kind is at bottom: ``work``, ``spoken`` or ``gathering``."""
    return "work" if kind in WORKS else "spoken" if kind in SPOKEN else "gathering"


def gap(a: Traits, b: Traits) -> int | None:
    """Years between the two; None where one is not known."""
    return None if a.year is None or b.year is None else abs(a.year - b.year)


def years(a: Traits, b: Traits) -> str:
    """The years in words."""
    if a.year is None or b.year is None:
        return ""
    return f"both {a.year}" if a.year == b.year else f"{min(a.year, b.year)} and {max(a.year, b.year)}"


def against_kinds(a: Traits, b: Traits) -> str:
    """A workshop is no paper, and a break no reception; in words, or empty."""
    if a.kind == b.kind:
        return ""
    ours, theirs = group(a.kind), group(b.kind)
    if "gathering" in (ours, theirs):
        return f"{a.kind.replace('_', ' ')} and {b.kind.replace('_', ' ')}"
    return ""


def against_times(a: Traits, b: Traits) -> str:
    """Years, days or events that a work and its showings do not have; in words, or empty."""
    ours, theirs = group(a.kind), group(b.kind)
    apart = gap(a, b)
    if apart and apart > (FAR + 1 if ours == theirs == "work" else 1 if "work" in (ours, theirs) else 0):
        return years(a, b)
    if "work" in (ours, theirs):
        return ""
    if a.event and b.event and a.event != b.event and (a.day is None or b.day is None or other_day(a, b)):
        return "at different events"
    if not a.event and not b.event and other_day(a, b):
        return "on different days"
    return _against_slots(a, b) if "gathering" in (ours, theirs) else ""


def _against_slots(a: Traits, b: Traits) -> str:
    if other_day(a, b):
        return "on different days"
    return "at different times" if other_clock(a, b) else ""


def other_day(a: Traits, b: Traits) -> bool:
    """Whether both say on which day they are, and differ by more than their zones."""
    same = a.day is None or b.day is None or a.day == b.day
    return not (same or (a.moment and a.moment == b.moment))


def other_clock(a: Traits, b: Traits) -> bool:
    """Whether both say when they start, and differ."""
    if a.moment and b.moment:
        return a.moment != b.moment
    return a.clock is not None and b.clock is not None and a.clock != b.clock


def other_slot(a: Traits, b: Traits) -> bool:
    """Whether both say when they are, and differ."""
    return other_day(a, b) or other_clock(a, b)


def same_place(a: Traits, b: Traits) -> bool:
    """Whether both are known to belong to one event."""
    if a.event and b.event:
        return a.event == b.event
    return bool(a.year and a.year == b.year and a.series and a.series == b.series)


def two_own(a: Traits, b: Traits) -> bool:
    """Whether one source tells the two apart."""
    return bool(a.source and a.source == b.source and a.own and b.own and a.own != b.own)
