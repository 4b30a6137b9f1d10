"""Tables of a page whose header names a column of titles: each row an entry, as ``tables`` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.catalogue.entries import Entry, Hints, Warned
from store.catalogue.importers import programme
from store.catalogue.importers.tables.columns import Columns, by_name
from store.catalogue.importers.tables.names import EITHER
from store.catalogue.importers.tables.works import Works
from store.catalogue.importers.webpage.page.anchors import links_of
from store.catalogue.importers.webpage.page.layout import Cell
from store.catalogue.importers.webpage.page.line import Line, Piece
from store.catalogue.importers.webpage.people import persons, spelling
from store.catalogue.importers.webpage.tables import saying
from store.catalogue.importers.webpage.times.now import Now
from store.catalogue.importers.webpage.titles import cleaning
from store.catalogue.importers.webpage.words.dated import day_and_room
from store.catalogue.tidy import kinds
from store.records import Skipped
from store.text import key

_PEOPLE = frozenset(("authors", "speakers"))
_BESIDE = frozenset((*_PEOPLE, "start", "room", "abstract"))
"""Columns beside which one of titles makes a table of entries."""
_TIMES = frozenset(("start", "end"))
_DAY = "Date"
"""How the column is called in which the day of the heading above a table stands."""
_SESSION = "Session"
_HELD = frozenset(("tutorial", "workshop", "demo", "poster", "keynote", "invited_talk"))
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d\d)\b")
_HEADS = 4
"""Rows in which the header is looked for."""


def header(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row that names columns of titles and of something else; None where there is none."""
    return next((at for at, row in enumerate(rows[:_HEADS]) if _title_column(_names(row))), None)


def names_people(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a header names columns of titles and of people: then none of the columns is a room."""
    head = header(rows)
    return head is not None and bool(_PEOPLE & {by_name(name) for name in _names(rows[head])})


def tells_of_people(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether people stand below the titles, in their cells: then it is no table of one thing to a cell."""
    head = header(rows)
    if head is None or names_people(rows):
        return False
    names = _names(rows[head])
    title = names.index(_title_column(names))
    cells = [
        cell.lines for row in rows[head + 1 :] for cell in row if cell.column == title and cell.wide == 1
    ]
    peopled = sum(len(lines) > 1 and bool(persons.surely(spelling.spelt(lines[1].pieces))) for lines in cells)
    return peopled * 2 > len(cells)


def _names(row: Sequence[Cell]) -> list[str]:
    """One to a column, each once; without a name where nothing is said."""
    return [cell.text for cell in row for _ in range(cell.wide)]


def _title_column(names: Sequence[str]) -> str:
    found = {by_name(name): name for name in reversed(names) if by_name(name)}
    beside = found.keys() & _BESIDE
    either = next((name for name in names if key(name[:80]) in EITHER), "")
    if "title" in found:
        return found["title"] if beside else ""
    return either if beside & _PEOPLE or len(beside) > 1 else ""


def entries(
    rows: Sequence[Sequence[Cell]], place: str, now: Now, hints: Hints
) -> Iterator[Entry | Skipped | Warned]:
    """The rows in order. A row that is a single cell states the day or the session of those below it."""
    head = header(rows)
    if head is None:
        return
    for row in rows[:head]:
        _state(row, now)
    names = _names(rows[head])
    found = list(_rows(rows, head, names, place, now))
    fields = {by_name(name) for name in names}
    beside = [_DAY] * ("date" not in fields) + [_SESSION] * ("session" not in fields)
    told = hints.columns or (("title", _title_column(names)),)
    columns = Columns([*dict.fromkeys(filter(None, names)), *beside], [cells for _, cells, _ in found], told)
    works = Works(columns, hints)
    timeless = 0
    for where, cells, row in found:
        if not cells:
            yield Skipped(where, f"a row of one cell: {row[0].text[:80]!r}")
            continue
        made = works.entry(where, cells)
        if isinstance(made, Entry):
            timeless += bool("start" in fields and made.when is None)
            shown = programme.given(_presented(made, now.kind), columns.fields)
            said = {by_name(name): cell for name, cell in _cells(row, names)}
            yield _with_links(_with_room(saying.retold(shown, said), now), row, now)
        elif any(cells[name] for name in names if name in cells):
            yield made
    if timeless:
        yield Warned(f"{timeless:,} rows stand under no day, so their times were left out", place)


def _rows(
    rows: Sequence[Sequence[Cell]], head: int, names: list[str], place: str, now: Now
) -> Iterator[tuple[str, dict[str, str], Sequence[Cell]]]:
    """Place, cells by column and the cells themselves; without cells: a row that says one thing only."""
    session, begun = "", None
    held: list[tuple[Cell, str]] = []
    for at, row in enumerate(rows[head + 1 :], head + 1):
        held = [(cell, text) for cell, text in held if cell.row + cell.high > at]
        where = f"{place}, row {at + 1}"
        if not any(cell.text for cell in row):
            continue
        if len(row) == 1 and row[0].wide >= len(names) and row[0].high == 1:
            pause = kinds.of(row[0].text)[0] in programme.BETWEEN
            if _state(row, now):
                continue
            if pause:
                yield where, {}, row
            session = session if pause else row[0].text
            continue
        held += [(cell, cell.text) for cell in row if cell.high > 1]
        cells = _by_column([cell for cell, _ in held if cell.row < at] + list(row), names)
        if now.day and not any(by_name(name) == "date" for name in names):
            cells[_DAY] = now.day
        begun = _begun(row, names, cells, begun)
        _with_session(cells, None if begun is cells else begun, names, session)
        yield where, cells, row


def _with_session(
    cells: dict[str, str], begun: dict[str, str] | None, names: Sequence[str], session: str
) -> None:
    """Give a row the name of the session it is of, and its time, where the row has none."""
    for name, text in begun.items() if begun else ():
        if by_name(name) in _TIMES:
            cells[name] = cells.get(name) or text
    if begun:
        session = session or begun[_title_column(names)]
    if session:
        cells.setdefault(_SESSION, session)


def _begun(
    row: Sequence[Cell], names: Sequence[str], cells: dict[str, str], begun: dict[str, str] | None
) -> dict[str, str] | None:
    """The cells of the session that a row without a time is of, or that it begins itself."""
    starts = next((name for name in names if by_name(name) == "start"), "")
    if not starts or not (cells.get(starts) or begun):
        return None
    if cells.get(starts):
        said = {by_name(name): cell for name, cell in _cells(row, names)}
        return cells if saying.is_session(cells.get(_title_column(names), ""), said) else None
    return begun


def _cells(row: Sequence[Cell], names: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """The columns of a row's own cells, each by the first that it covers."""
    for cell in row:
        if cell.column < len(names):
            yield names[cell.column], cell


def _state(row: Sequence[Cell], now: Now) -> bool:
    """Take in the day that a row states."""
    stated = day_and_room(" ".join(cell.text for cell in row), now.year)
    if stated:
        now.set_day(stated[0])
        now.hall = stated[1]
    return stated is not None


def _by_column(cells: Sequence[Cell], names: Sequence[str]) -> dict[str, str]:
    """What each column says; a cell over several is that of titles where it covers it, else of the first."""
    title = _title_column(names)
    found: dict[str, str] = {}
    for cell in cells:
        covered = names[cell.column : cell.column + cell.wide]
        if not covered:
            continue
        name = title if title in covered else covered[0]
        if name and name not in found:
            found[name] = _text(cell, by_name(name))
    return found


def _text(cell: Cell, column: str) -> str:
    """What a cell says, without marks of affiliations; of links only where it says nothing else."""
    if column in _PEOPLE:
        parts = [spelling.spelt(line.pieces) for line in cell.lines]
        joined = ("; " if any("," in part for part in parts) else ", ").join(parts)
        return re.sub(r"\s(?:und|et(?!\.? al))\s", " and ", joined)
    if column == "start":
        return _DOTTED.sub(r"\1:\2", cell.text)
    kept = saying.titled(cell.lines) if column == "title" else cell.lines
    pieces = [piece for line in kept for piece in (*cleaning.without_labels(line), Piece(" "))]
    said = " ".join("".join(piece.text for piece in pieces).split())
    return said if said.strip(" []()|") else ""


def _presented(entry: Entry, kind: str) -> Entry:
    """Its kind as the heading above tells it, or what stands before the title: "【基調講演】"."""
    if entry.kind == "paper" and kind in _HELD:
        entry = replace(entry, kind=kind)
    rest, tag = cleaning.tagged(Line([Piece(entry.title)]))
    if not tag or not rest.text:
        return entry
    return replace(entry, title=rest.text, kind=programme.told_by(tag, entry.kind))


def _with_room(entry: Entry, now: Now) -> Entry:
    """In the room that stands above the table, where its row names none."""
    room = now.room(None)
    if not room or not entry.when or entry.when.room:
        return entry
    return replace(entry, when=replace(entry.when, room=room))


def _with_links(entry: Entry, row: Sequence[Cell], now: Now) -> Entry:
    shown = [link for cell in row for line in cell.lines for link in line.links]
    links, known = links_of(shown, now.base)
    return replace(
        entry,
        links=tuple(dict.fromkeys((*entry.links, *links))),
        identifiers=tuple(dict.fromkeys((*entry.identifiers, *known))),
    )
