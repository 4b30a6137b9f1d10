"""Items and their parts in short words, for lines of text and blocks alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.records import Credit, Item
from store.results import Answer

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ELSEWHERE = " (not in our sources)"
UNDERSTOOD = "Understood; press one to remove it:"
"""Stands above the chips."""
NARROW = "Narrow the list to:"
"""Stands above the buttons that narrow a long list."""
MEANT = "Did you mean:"
"""Stands above what a question back offers."""
TRY = "You could try:"
"""Stands above the suggestions where nothing was found."""
KEPT = "Saved ✓"
"""Stands under what the reader saved."""
CHIP_END = " ×"
"""What a chip's label ends in."""
_SHOWN_NAMES = 2


@dataclass(frozen=True, slots=True)
class When:
    """When an item takes place; empty where no source says."""

    there: str = ""
    """As printed, with the zone of the place: "Mon 29 Aug 2022, 08:45 (America/Los_Angeles)"."""
    here: str = ""
    """The same in the reader's zone, where both zones are known."""
    moment: datetime | None = None
    """The same as aware UTC, where the zone of the place is known."""
    lead: str = ""
    """What stands in front: "session starts ", where only that is known."""

    @property
    def best(self) -> str:
        """In the reader's zone if that is known, else as printed; without what stands in front."""
        return self.here or self.there


def day_words(day: date) -> str:
    """``Mon 29 Aug 2022``, whatever the machine's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_words(starts: date | None, ends: date | None) -> str:
    """The days of an event: ``29 Aug to 1 Sep 2022``, as much as is known."""
    if starts is None or ends is None or starts == ends:
        only = starts or ends
        return day_words(only) if only else ""
    first = f"{starts.day} {_MONTHS[starts.month - 1]}" + (
        "" if starts.year == ends.year else f" {starts.year}"
    )
    return f"{first} to {ends.day} {_MONTHS[ends.month - 1]} {ends.year}"


def when(item: Item, reader_zone: str | None) -> When:
    """The item's own time; else that of its session; else the day alone."""
    own = item.clock is not None
    clock, end, moment = (
        (item.clock, item.clock_end, item.start) if own else (item.session_clock, None, item.session_start)
    )
    lead = "session starts " if clock and not own else ""
    there = span(item.day, clock, end)
    if there and clock and item.event.zone:
        there += f" ({zone_words(item.event.zone)})"
    zone, here = _zone(reader_zone), ""
    if moment and zone and reader_zone != item.event.zone:
        local = moment.astimezone(zone)
        here = f"{span(local.date(), local.time())} ({reader_zone})"
    return When(there, here, moment, lead)


def span(day: date | None, start: time | None, end: time | None = None) -> str:
    """``Mon 29 Aug 2022, 08:45 to 09:30``, as much as is known."""
    clock = f"{start:%H:%M}" if start else ""
    until = f" to {end:%H:%M}" if start and end else ""
    return ", ".join(part for part in (day_words(day) if day else "", clock + until) if part)


def local(moment: datetime, zone: str | None) -> datetime:
    """An aware moment as clocks show it in a zone; in its own where that is not known."""
    known = _zone(zone)
    return moment.astimezone(known) if known else moment


def zone_words(zone: str) -> str:
    """A zone as people call it: those of a fixed offset, whose names count westwards, as "UTC+2"."""
    hours = re.fullmatch(r"Etc/GMT([+-])(\d{1,2})", zone)
    return f"UTC{'-' if hours[1] == '+' else '+'}{hours[2]}" if hours else zone


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def kind_words(item: Item) -> str:
    """``invited talk``, ``paper (short)``; the more precise word where the source has one."""
    subkind = item.subkind.replace("_", " ").replace("q+a", "Q&A")
    if item.kind == "paper" and subkind:
        return f"paper ({subkind})"
    return subkind or item.kind.replace("_", " ")


def status(item: Item) -> str:
    """``Withdrawn``, ``Preprint``; nothing where it was accepted, as nearly all items are."""
    return "" if item.status in ("accepted", "") else sentence(item.status.replace("_", " "))


def names(given: tuple[Credit, ...]) -> str:
    """``A, B and 5 more``; a role only where it is not that of an author."""
    seen: dict[str, str] = {}
    for credit in given:
        seen.setdefault(credit.name, "" if credit.role in ("author", "") else f" ({credit.role})")
    shown = [name + role for name, role in seen.items()]
    more = len(shown) - _SHOWN_NAMES
    if more > 1:
        return f"{', '.join(shown[:_SHOWN_NAMES])} and {more} more"
    return ", ".join(shown)


def person(credit: Credit) -> str:
    """``Dawn Song, speaker (Univ of Cal, Berkeley)``."""
    place = f" ({credit.affiliation}{', implied' if credit.implied else ''})" if credit.affiliation else ""
    return f"{credit.name}, {credit.role}{place}" if credit.role else credit.name + place


def sources(answer: Answer) -> str:
    """``Source: A`` or ``Sources: A; B``, each once; where they do not say, ``Looked in: A; B``."""
    titles = list(dict.fromkeys(source.title for source in answer.sources))
    lead = "Looked in" if not answer.known else "Sources" if titles[1:] else "Source"
    return f"{lead}: {'; '.join(titles)}" if titles else ""


def aside(title: str) -> str:
    """A title that is to stand in brackets, without brackets of its own at its end."""
    name, _, by = title.removesuffix(")").rpartition(" (")
    return f"{name}, {by}" if name and title.endswith(")") else title


def mark(outside: tuple[str, ...], *fields: str) -> str:
    """The remark behind a field that no source states."""
    return ELSEWHERE if any(field in outside for field in fields) else ""


def sentence(text: str) -> str:
    """The first letter as a capital."""
    return text[:1].upper() + text[1:]


def some(found: tuple[str, ...], most: int) -> str:
    """``a, b, c and 5 more``."""
    left = len(found) - most
    return ", ".join(found[:most]) + (f" and {left} more" if left > 0 else "")
