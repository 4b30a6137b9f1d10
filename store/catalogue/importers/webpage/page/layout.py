"""The cells of a table at their places: those that take several rows or columns push the others aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from store.catalogue.importers.webpage.page import classes, lines
from store.catalogue.importers.webpage.page.line import Line

_MOST_CELLS = 20_000
WIDEST = 50
"""Columns that one cell may take, and rows."""


@dataclass
class Cell:
    """A cell at its first row and column, and how many of each it takes."""

    node: LexborNode
    row: int
    column: int
    high: int
    wide: int

    @cached_property
    def lines(self) -> list[Line]:
        return lines.within(self.node)

    @cached_property
    def text(self) -> str:
        """All that it says."""
        return " ".join(line.text for line in self.lines)


def laid_out(table: LexborNode) -> list[list[Cell]]:
    """The rows, each with the cells that begin in it."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Cell]] = []
    for number, line in enumerate(table.css("tr")):
        row: list[Cell] = []
        column = 0
        for node in line.css("th, td"):
            while (number, column) in taken:
                column += 1
            if len(taken) > _MOST_CELLS:
                return rows
            high, wide = classes.number(node, "rowspan", WIDEST), classes.number(node, "colspan", WIDEST)
            taken |= {(number + down, column + across) for down in range(high) for across in range(wide)}
            row.append(Cell(node, number, column, high, wide))
            column += wide
        rows.append(row)
    return rows
