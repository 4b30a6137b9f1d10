"""Timetables of a page with one column for each room: rows are times, and each cell is a talk or a break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.importers import programme as programmes
from store.catalogue.importers.tables.columns import by_name
from store.catalogue.importers.webpage.anchors import links_of, shown
from store.catalogue.importers.webpage.programme import day_in
from store.catalogue.tidy import names, times

_CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?"
_TIMES = re.compile(rf"({_CLOCK})(?:\s*(?:-|–|—|to|until)\s*({_CLOCK}))?", re.IGNORECASE)
_CORNER = re.compile(r"(?:time|hour|when|start|slot)?s?", re.IGNORECASE)
_LONGEST_ROOM = 60
_MOST_CELLS = 20_000
_WIDEST = 50
"""Columns of a timetable, and rows that one cell may span."""
_BREAKS = frozenset(("br", "p", "div", "li"))
_LEFT_OUT = frozenset(("sup", "script", "style"))
_MOSTLY = 0.75


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell at its first row and column, and how many of each it takes."""

    node: LexborNode
    row: int
    column: int
    high: int
    wide: int


def entries(page: LexborHTMLParser, base: str, year: int | None) -> Iterator[Entry]:
    """The cells with a title, row after row.

    :param base: the page's address, for links relative to it
    """
    day, number = "", 0
    for node in page.css("title, h1, h2, h3, h4, h5, h6, caption, table"):
        if node.tag != "table":
            day = day_in(" ".join(node.text().split()), year) or day
            continue
        number += 1
        if node.css_first("table table") is None:
            caption = node.css_first("caption")
            own = day_in(" ".join(caption.text().split()), year) if caption else ""
            yield from _of_table(_laid_out(node), f"table {number}", base, (own or day, year))


def _of_table(cells: list[_Cell], place: str, base: str, on: tuple[str, int | None]) -> Iterator[Entry]:
    rooms = _rooms(cells)
    clocks = {
        cell.row: found
        for cell in cells
        if cell.column == 0 and (found := _TIMES.fullmatch(" ".join(_lines(cell.node))))
    }
    if not rooms or not clocks:
        return
    for cell in cells:
        said = _lines(cell.node)
        if cell.row in clocks and cell.column and said and any(map(str.isalpha, said[0])):
            where = rooms.get(cell.column, "") if cell.wide == 1 else ""
            when = _when(cell, clocks, on, where)
            yield _entry(f"{place}, row {cell.row + 1}, column {cell.column + 1}", cell.node, when, base)


def _entry(place: str, node: LexborNode, when: When | None, base: str) -> Entry:
    title, *rest = _lines(node)
    listed = names.with_affiliations(", ".join(rest)) if rest else ()
    likely = sum(names.looks_like_person(each.name) for each in listed)
    people: tuple[Byline, ...] = listed if listed and likely >= _MOSTLY * len(listed) else ()
    kind, subkind = programmes.kind("", title)
    links, known = links_of(shown(node), base)
    return Entry(
        place=place, title=title, kind=kind, subkind=subkind, people=people, when=when,
        links=links, identifiers=known,
    )  # fmt: skip


def _when(
    cell: _Cell, clocks: dict[int, re.Match[str]], on: tuple[str, int | None], room: str
) -> When | None:
    """From the cell's first row to the end of its last, or to the beginning of the row after."""
    day, year = on
    last = max(row for row in clocks if row < cell.row + cell.high)
    after = min((row for row in clocks if row > last), default=None)
    end = clocks[last][2] or (clocks[after][1] if after is not None else "")
    found = times.span(day, clocks[cell.row][1], end, year, "") if day else None
    if found is None:
        return When(room=room) if room else None
    return When(found.day, found.start, found.end, found.zone, room=room)


def _rooms(cells: list[_Cell]) -> dict[int, str]:
    """The rooms of the columns; none where the first row does not read as a head of rooms."""
    head = [cell for cell in cells if cell.row == 0]
    said = {cell.column: " ".join(_lines(cell.node)) for cell in head}
    rooms = {at: text for at, text in said.items() if at}
    if len(rooms) < 2 or not _CORNER.fullmatch(said.get(0, "")):
        return {}
    fits = all(text and len(text) <= _LONGEST_ROOM and not by_name(text) for text in rooms.values())
    return rooms if fits and all(cell.wide == 1 for cell in head) else {}


def _laid_out(table: LexborNode) -> list[_Cell]:
    """The cells at their places, with those that span rows or columns pushing the others aside."""
    taken: set[tuple[int, int]] = set()
    cells: list[_Cell] = []
    for row, line in enumerate(table.css("tr")):
        column = 0
        for node in line.css("th, td"):
            while (row, column) in taken:
                column += 1
            if len(taken) > _MOST_CELLS:
                return cells
            high, wide = _span(node, "rowspan"), _span(node, "colspan")
            taken |= {(row + down, column + across) for down in range(high) for across in range(wide)}
            cells.append(_Cell(node, row, column, high, wide))
            column += wide
    return cells


def _span(node: LexborNode, name: str) -> int:
    said = (node.attributes.get(name) or "").strip()
    return min(max(int(said), 1), _WIDEST) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _lines(node: LexborNode) -> list[str]:
    """What a cell says, line by line; a title that stands out is a line of its own."""
    pieces: list[str] = []
    waiting: list[LexborNode | str] = [node]  # hostile pages nest deeper than Python's stack
    while waiting:
        at = waiting.pop()
        if isinstance(at, str):
            pieces.append(at)
        elif at.tag == "-text":
            pieces.append(re.sub(r"\s", " ", at.text_content or ""))
        elif at.tag not in _LEFT_OUT:
            ends = at.tag in _BREAKS or at.tag in ("b", "strong")
            inside: list[LexborNode | str] = [*at.iter(include_text=True)]
            waiting += reversed(["\n", *inside, "\n"] if ends else inside)
    lines = (" ".join(line.split()).strip(" ,;") for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]
