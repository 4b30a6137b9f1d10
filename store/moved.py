"""What newer files of sources moved, in words: "10:00, Hall A -> 14:30, Hall B". Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from store.reports import Moved

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTHING = "not known"
_PLACE = frozenset(("day", "clock", "clock_end", "session", "room"))
_QUOTED = ("title", "award")
_LISTED = {"no": "no longer listed by its source", "yes": "listed by its source again"}


@dataclass(frozen=True, slots=True)
class Move:
    """All that one reading of one source changed of an item."""

    item_id: str
    title: str
    text: str
    """``10:00, Hall A -> 14:30, Hall B``; times are local to the event."""
    at: datetime | None
    """When it was read, aware UTC."""
    source_id: str
    place: bool = True
    """True where time, room or session moved, and not only something else."""


def told(moves: Iterable[Moved]) -> tuple[Move, ...]:
    """Changes in words, those of one item that were read together as one; in the order given."""
    grouped = groupby(moves, lambda each: (each.item_id, each.at, each.source_id))
    return tuple(_move(list(group)) for _, group in grouped)


def _move(moves: list[Moved]) -> Move:
    first, changed = moves[0], {each.field: each for each in moves}
    parts = [_placed(changed)] if _PLACE & changed.keys() else []
    parts += [_other(each) for field, each in changed.items() if field not in _PLACE]
    return Move(
        first.item_id, first.title, "; ".join(parts), first.at, first.source_id, bool(_PLACE & changed.keys())
    )


def _placed(changed: Mapping[str, Moved]) -> str:
    """Day, time, session and room before and after, as far as they changed."""
    old = _place({field: each.old for field, each in changed.items()})
    new = _place({field: each.new for field, each in changed.items()})
    return f"{old or _NOTHING} -> {new or _NOTHING}"


def _place(values: Mapping[str, str]) -> str:
    start, end = values.get("clock", ""), values.get("clock_end", "")
    clock = f"{start} to {end}" if start and end else start or (f"until {end}" if end else "")
    parts = (_day(values.get("day", "")), clock, values.get("session", ""), values.get("room", ""))
    return ", ".join(part for part in parts if part)


def _day(value: str) -> str:
    """``Tue 3 Nov 2026``; a text that is no date as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _other(moved: Moved) -> str:
    if moved.field == "listed":
        return _LISTED.get(moved.new, f"listed: {moved.new}")
    old, new = (_quoted(moved.field, value) for value in (moved.old, moved.new))
    return f"{moved.field} {old} -> {new}"


def _quoted(field: str, value: str) -> str:
    if not value:
        return "none" if field == "award" else _NOTHING
    return f"“{value}”" if field in _QUOTED else value
