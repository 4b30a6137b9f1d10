"""Timetables: a column of clocks, and one for each room or each day; cells are what takes place there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from store.catalogue.importers import programme
from store.catalogue.importers.tables import cells, content
from store.catalogue.importers.tables.columns import Row, by_name
from store.catalogue.importers.tables.sheets import Placed, Table
from store.catalogue.tidy import names, times

_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b.*", re.IGNORECASE)
_COLUMNS = ["Title", "Speakers", "Date", "Start", "End", "Room"]
_FEWEST = 2
_LOOKED_AT = 200
_BY = re.compile(r"(?P<title>.{3,}?)\s*\((?P<people>[^()]{3,200})\)", re.DOTALL)


def is_one(table: Table) -> bool:
    """Whether the names of columns alone tell: several are days or rooms, and none is that of titles."""
    named = [name for name in table.columns if _is_day(name) or content.are_rooms([name])]
    return len(named) >= _FEWEST and not any(by_name(name) in ("title", "room") for name in table.columns)


def unfolded(table: Table) -> Table | None:
    """The table with one row for each cell that says something; ``None`` where it is no timetable."""
    start = next((name for name in table.columns if _are_clocks(table.sample, name)), None)
    aside = {name for name in table.columns if by_name(name) in ("date", "start", "end", "zone")}
    places = [name for name in table.columns if name not in aside | {start} and _says(table.sample, name)]
    if start is None or len(places) < _FEWEST:
        return None
    rows = _rows(table.rows, start, places)
    first = [*islice(rows, _LOOKED_AT)]
    sample = [row for _, row in first if isinstance(row, Mapping)]
    listed = ", ".join(name[:40] for name in places[:20])
    table.doubts.append(f"read as a timetable, one item for each cell below: {listed}")
    return replace(table, columns=_COLUMNS, sample=sample, rows=chain(first, rows))


def _is_day(name: str) -> bool:
    return any(letter.isdigit() for letter in name) and isinstance(times.moment(name), date)


def _are_clocks(sample: Sequence[Row], name: str) -> bool:
    said = [cells.spoken(text) for row in sample if (text := content.as_text(row.get(name)))]
    return bool(said) and sum(bool(_CLOCK.fullmatch(text)) for text in said) > 0.6 * len(said)


def _says(sample: Sequence[Row], name: str) -> bool:
    """Whether a column has a name of its own and holds words."""
    said = [text for row in sample if (text := content.as_text(row.get(name)))]
    words = sum(any(letter.isalpha() for letter in text) for text in said)
    return bool(said) and words == len(said) and not name.startswith("column ")


def _rows(found: Iterator[Placed], start: str, places: Sequence[str]) -> Iterator[Placed]:
    days = {name for name in places if _is_day(name)}
    for place, row in found:
        if not isinstance(row, Mapping):
            yield place, row
            continue
        when = {"Start": row.get(start, "")}
        for name, value in row.items():
            if name != start and (field := by_name(name)) in ("date", "end"):
                when[field.title()] = value
        for name in places:
            if text := content.as_text(row.get(name)):
                yield f"{place}, {name[:40]}", when | _cell(text, name, is_day=name in days)


def _cell(text: str, name: str, *, is_day: bool) -> dict[str, object]:
    """A title, those who speak where they stand below it or in brackets, and the room or the day."""
    title, _, below = text.partition("\n")
    by = _BY.fullmatch(text)
    people = " ".join(below.split()) or (by["people"] if by else "")
    if not _are_people(people):
        title, people = " ".join(text.split()), ""
    elif by and not below:
        title = by["title"]
    found: dict[str, object] = {"Title": title, "Speakers": people}
    if is_day:
        return found | {"Date": name}
    everywhere = programme.kind("", title, "")[0] == "break"
    return found if everywhere else found | {"Room": name}


def _are_people(text: str) -> bool:
    placed = "(" in text  # with where they work
    listed = [one.name for one in names.with_affiliations(text)] if placed else names.split(text, "auto")
    return bool(listed) and all(" " in name and names.looks_like_person(name) for name in listed)
