"""Tables of a page that are read as such: those with a column for each room, those with named columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from store.catalogue.entries import Entry, Hints, Warned
from store.catalogue.importers.webpage.page.layout import Cell, laid_out
from store.catalogue.importers.webpage.tables import grids, rooms
from store.catalogue.importers.webpage.times.now import Now
from store.records import Skipped


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    place: str
    rows: list[list[Cell]]
    by_room: bool

    def read(self, now: Now, hints: Hints) -> Iterator[Entry | Skipped | Warned]:
        """Its findings; a day that one of its rows states holds for what follows."""
        if self.by_room:
            yield from rooms.entries(self.rows, self.place, now)
        else:
            yield from grids.entries(self.rows, self.place, now, hints)


class Claims:
    """Says of each table of a page whether it is read as one."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, node: LexborNode) -> Table | None:
        """None for a table that is text as any other, or that lays out the page."""
        self._number += 1
        if node.css_first("table table") is not None:
            return None
        rows = laid_out(node)
        by_room = rooms.is_one(rows) and not grids.names_people(rows)
        if not by_room and (grids.header(rows) is None or grids.tells_of_people(rows)):
            return None
        return Table(f"table {self._number}", rows, by_room)
