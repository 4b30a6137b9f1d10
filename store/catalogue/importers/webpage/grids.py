"""Tables of a page whose header names a column of titles: each row an entry, as ``tables`` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.catalogue.entries import Entry, Hints
from store.catalogue.importers.tables.columns import Columns, by_name
from store.catalogue.importers.tables.works import Works
from store.catalogue.importers.webpage.anchors import links_of, shown
from store.catalogue.importers.webpage.programme import day_in

_PEOPLE = frozenset(("authors", "speakers"))
_LEFT_OUT = frozenset(("sup", "script", "style"))
_DAY = "Date"
"""How the column is called in which the day of the heading above a table stands."""
_MOST_ROWS = 20_000


def entries(page: LexborHTMLParser, base: str, hints: Hints) -> Iterator[Entry]:
    """The rows in order. A row that spans the columns, such as a break, has no people and is left out.

    :param base: the page's address, for links relative to it
    """
    day, number = "", 0
    for node in page.css("h1, h2, h3, h4, h5, h6, table"):
        if node.tag == "table":
            number += 1
            yield from _of_table(node, f"table {number}", base, (hints, day))
        else:
            day = day_in(" ".join(node.text().split()), hints.year) or day


def _of_table(table: LexborNode, place: str, base: str, on: tuple[Hints, str]) -> Iterator[Entry]:
    """:param on: what the user said, and the day"""
    if table.css_first("table table"):
        return  # one that lays out the page; those inside come by themselves
    rows = [row.css("th, td") for row in table.css("tr")[:_MOST_ROWS]]
    header = next((i for i, row in enumerate(rows[:3]) if _names_columns(_texts(row))), None)
    if header is None:
        return
    hints, day = on
    names = _texts(rows[header])
    body = [(i, row) for i, row in enumerate(rows) if i > header and len(row) == len(names)]
    cells = {i: dict(zip(names, _texts(row), strict=True)) for i, row in body}
    if day and not any(by_name(name) == "date" for name in names):
        names.append(_DAY)
        for row_cells in cells.values():
            row_cells[_DAY] = day
    columns = Columns(names, [*cells.values()], hints.columns)
    works = Works(columns, hints)
    for i, row in body:
        entry = works.entry(f"{place}, row {i + 1}", cells[i])
        if isinstance(entry, Entry) and entry.people:
            links, known = links_of([link for cell in row for link in shown(cell)], base)
            yield replace(
                entry,
                links=tuple(dict.fromkeys((*entry.links, *links))),
                identifiers=tuple(dict.fromkeys((*entry.identifiers, *known))),
            )


def _names_columns(names: list[str]) -> bool:
    found = {by_name(name) for name in names}
    return "title" in found and bool(found & _PEOPLE)


def _texts(row: list[LexborNode]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: LexborNode) -> str:
    """What a cell says, without marks of affiliations; of links only where it says nothing else."""
    own = " ".join("".join(_pieces(cell, links=False)).split())
    return own or " ".join("".join(_pieces(cell, links=True)).split())


def _pieces(cell: LexborNode, *, links: bool) -> Iterator[str]:
    # A stack of our own: hostile pages nest deeper than Python's.
    waiting = [cell]
    while waiting:
        node = waiting.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "br":
            yield " "
        elif node.tag not in _LEFT_OUT and (links or node.tag != "a"):
            waiting += reversed(list(node.iter(include_text=True)))
