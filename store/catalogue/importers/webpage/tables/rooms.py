"""Timetables of a page with one column for each room: rows are times, and each cell is a talk or a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from store.catalogue.entries import Entry, Warned, When
from store.catalogue.importers import programme as programmes
from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.webpage.page.anchors import links_of
from store.catalogue.importers.webpage.page.layout import Cell
from store.catalogue.importers.webpage.times.moments import taken
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.times.slots import Slot
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.reading import alone, drafts
from store.catalogue.importers.webpage.words.dated import SPAN, day_in
from store.records import Skipped

_CORNER = re.compile(r"(?:time|hour|when|start|slot|uhrzeit|zeit|heure|horaire|时间)?s?", re.IGNORECASE)
_ROOM = re.compile(
    r"\b(?:hall|room|auditorium|theat(?:re|er)|ballroom|stage|track|lab|aula|saal|raum|salle|sala|amphi\w*)\b|室|厅",
    re.IGNORECASE,
)
"""What a column that is the only one of its table is called, where that is a room."""
_LONGEST_ROOM = 60
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b"
    r"|day \d\b|[月火水木金土日]曜|(?:周|星期)[一二三四五六日天]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?P<room>[^()]{2,50})\)\s*$")
_SESSION = re.compile(r"\bsession\b", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What holds for a row: the rooms of the columns, or their days, and the times of the rows."""

    clocks: dict[int, Slot]
    rooms: dict[int, str] = field(default_factory=dict)
    days: dict[int, str] = field(default_factory=dict)
    """Of columns that are days; empty for a day of the week of which the date is not known."""
    timeless: int = 0


def is_one(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a head of rooms stands above rows of times."""
    clocks = _clocks(rows)
    heads = (at for at, row in enumerate(rows) if at not in clocks and _rooms(row))
    return bool(clocks) and next(heads, len(rows)) < max(clocks)


def entries(rows: Sequence[Sequence[Cell]], place: str, now: Now) -> Iterator[Entry | Skipped | Warned]:
    """The cells with a title, row after row. A row may state a new day, or new rooms."""
    state = _State(_clocks(rows))
    for at, row in enumerate(rows):
        if at not in state.clocks:
            yield from _between(row, f"{place}, row {at + 1}", state, now)
            continue
        for cell in row:
            if cell.column and cell.text and re.search(r"[^\W\d_]", cell.text):
                yield from _of_cell(cell, f"{place}, row {at + 1}, column {cell.column + 1}", state, now)
    if state.timeless:
        yield Warned(f"{state.timeless:,} cells stand under no day, so their times were left out", place)


def _between(row: Sequence[Cell], place: str, state: _State, now: Now) -> Iterator[Skipped]:
    """A row without a time: a day, rooms, or a text that is told of."""
    said = [cell.text for cell in row if cell.text]
    if not said:
        return
    if day := day_in(said[0], now.year) if len(said) == 1 else "":
        now.set_day(day)
    elif rooms := _rooms(row):
        days = _days(rooms, now.year)
        by_day = bool(days) or all(map(_WEEKDAY.match, rooms.values()))
        state.rooms = {at: _behind_day(text) for at, text in rooms.items()} if by_day else rooms
        state.days = days
    else:
        yield Skipped(place, f"a row of a timetable without a time: {', '.join(said)[:80]!r}")


def _clocks(rows: Sequence[Sequence[Cell]]) -> dict[int, Slot]:
    """The times of the rows that begin with one."""
    found: dict[int, Slot] = {}
    for at, row in enumerate(rows):
        clock = SPAN.match(row[0].text) if row and row[0].column == 0 else None
        if clock and not re.search(r"[^\W\d_]{4}", row[0].text[clock.end() :]):
            slot = Slot(clock["start"], clock["end"] or "", None)
            found |= dict.fromkeys(range(at, min(at + row[0].high, len(rows))), slot)
    return found


def _rooms(row: Sequence[Cell]) -> dict[int, str]:
    """The rooms of the columns; none where the row does not read as a head of rooms."""
    said = {cell.column: cell.text for cell in row}
    corner = said.pop(0, "")
    rooms = {at: text for at, text in said.items() if text}
    alone = len(rooms) == 1 and corner and _ROOM.search(next(iter(rooms.values())))
    if not (len(rooms) > 1 or alone) or not _CORNER.fullmatch(corner) or any(cell.wide > 1 for cell in row):
        return {}
    if all(programmes.pauses(text) for text in rooms.values()):
        return {}
    fits = all(
        len(text) <= _LONGEST_ROOM and not by_name(text) and not _SESSION.search(text)
        for text in rooms.values()
    )
    return rooms if fits else {}


def _days(heads: dict[int, str], year: int | None) -> dict[int, str]:
    """The days of the columns, where their heads are days; none where they are rooms."""
    days = {at: day_in(text, year) for at, text in heads.items()}
    fits = all(day or _WEEKDAY.fullmatch(heads[at].strip()) for at, day in days.items())
    return days if fits else {}


def _behind_day(text: str) -> str:
    """The room that stands in brackets behind a day."""
    found = _BRACKETED.search(text)
    return found["room"].strip() if found and not re.search(r"\d", found["room"]) else ""


def _of_cell(cell: Cell, place: str, state: _State, now: Now) -> Iterator[Entry | Skipped]:
    """The talks of a cell: mostly one."""
    lines, room = [], state.rooms.get(cell.column, "") if cell.wide == 1 else ""
    own = Now(now.year, now.base, now.kind)
    slot = _slot(cell, state)
    for line in cell.lines:
        rest, facts = taken(line, own)
        room = facts.room or room
        lines.append(rest)
    found = drafts(lines, boxed=True, plain=True)
    single = alone(lines)
    for draft in found or ([single] if single else []):
        days = [state.days[at] for at in range(cell.column, cell.column + cell.wide) if at in state.days]
        when, *more = [now.when(day, slot, room, "") for day in days or [now.day]]
        state.timeless += when is None or when.day is None
        yield replace(_entry(draft, place, when, now), more=tuple(filter(None, more)))
    if not found and not single:
        yield Skipped(place, f"no title can be read in {cell.text[:80]!r}")


def _slot(cell: Cell, state: _State) -> Slot:
    """From the cell's first row to the end of its last, or to the beginning of the row after."""
    begins = state.clocks[cell.row]
    last = max(row for row in state.clocks if row < cell.row + cell.high)
    held = state.clocks[last]
    after = min((row for row, slot in state.clocks.items() if row > last and slot is not held), default=None)
    end = held.end or (state.clocks[after].start if after is not None else "")
    return Slot(begins.start, end, None)


def _entry(draft: Draft, place: str, when: When | None, now: Now) -> Entry:
    kind, subkind = programmes.kind("", draft.title, programmes.told_by(draft.tag, "talk"))
    links, known = links_of(draft.links, now.base)
    return Entry(
        place=place, title=draft.title, kind=kind, subkind=subkind, people=draft.people, when=when,
        abstract=draft.abstract, links=links, identifiers=known,
    )  # fmt: skip
