"""Facts put in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from store.records import Event, Item

MARK = " (not in our sources)"
_NAMES = 40
"""Names of a long list that are said."""


def listing(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; of very many the first."""
    if len(names) > _NAMES:
        return f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


LABEL = 75
"""Characters on a button."""


def label(text: str) -> str:
    """As much of a text as fits on a button."""
    return text if len(text) <= LABEL else f"{text[: LABEL - 1]}…"


def day(value: date) -> str:
    """ "Monday 29 August 2022"."""
    return f"{value:%A} {value.day} {value:%B} {value.year}"


def days(first: date, last: date | None) -> str:
    """ "29 August to 1 September 2022"."""
    if last is None or last == first:
        return day(first)
    if first.year == last.year:
        return f"{first.day} {first:%B} to {last.day} {last:%B} {last.year}"
    return f"{day(first)} to {day(last)}"


def clock(value: time) -> str:
    return f"{value:%H:%M}"


def zone(item: Item) -> str:
    return f" ({item.event.zone})" if item.event.zone else ""


def called(item: Item) -> str:
    return f"“{item.title}”"


def marked(of: Item | Event, field: str) -> str:
    """The mark behind a value that no source of ours states."""
    return MARK if field in of.outside else ""


def item_day(item: Item) -> str:
    """The day of an item, empty where no source tells it."""
    return f"{day(item.day)}{marked(item, 'day')}" if item.day else ""


def starts_at(item: Item) -> str:
    """ " at 08:45 (America/Los_Angeles)", empty where the item has no time of its own."""
    return f" at {clock(item.clock)}{zone(item)}" if item.clock else ""
