"""Filters by day, part of the day and clock time, all local to the event."""

from __future__ import annotations

import re

from store.catalogue.search.filters.conditions import TIME, TIMED, Scope, distinct
from store.queries import Lookup
from store.text import ORDINALS

_WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_PARTS = {"morning": ("00:00", "11:59"), "afternoon": ("12:00", "17:59"), "evening": ("17:00", "23:59")}
_EDGES = {"last": ("ends", 0)} | {day: ("starts", after) for after, day in enumerate(ORDINALS[:7])}
"""Days of an event: from which end they are counted, and how many days later they are."""
_TOP = (
    "SELECT coalesce(p.{0}, e.{0}) FROM event e LEFT JOIN event p ON p.id = e.parent_id"
    " WHERE e.id = i.event_id"
)
"""The first or last day of the whole event, of which an item's may be a part."""
_ON = f"i.day IN (SELECT value FROM ({distinct('day')}) WHERE {{}})"
_WHEN = f"i.no IN ({TIMED} AND"
_TIME = re.compile(r"\d\d:\d\d")


def is_time(text: str) -> bool:
    """Whether a text is a clock time, and not the name of an item."""
    return _TIME.fullmatch(text) is not None


def is_counted(day: str) -> bool:
    """Whether it is a day of whichever event: the first, the last."""
    return day in _EDGES


def narrow(lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup; times that name an item are left to ``find``."""
    if lookup.days:
        days = [_day(day) for day in lookup.days]
        made.add(f"({' OR '.join(condition for condition, _ in days)})", *(p for _, ps in days for p in ps))
    if lookup.part in _PARTS:
        made.add(f"{_WHEN} {TIME} BETWEEN ? AND ?)", *_PARTS[lookup.part])
    if is_time(lookup.at):
        made.add(f"{_WHEN} {TIME} = ?)", lookup.at)
    if is_time(lookup.after):
        made.add(f"{_WHEN} {TIME} >= ?)", lookup.after)
    if is_time(lookup.before):
        made.add(f"{_WHEN} {TIME} < ?)", lookup.before)


def _day(day: str) -> tuple[str, tuple[str | int, ...]]:
    if day in _WEEKDAYS:
        return _ON.format("CAST(strftime('%w', value) AS INTEGER) = ?"), (_WEEKDAYS.index(day),)
    if is_counted(day):
        end, after = _EDGES[day]
        return f"i.day = date(({_TOP.format(end)}), '+{after} day')", ()
    if day.startswith("--"):
        return _ON.format("substr(value, 6) = ?"), (day[2:],)
    return "i.day = ?", (day,)
