"""Tables of papers: a column whose name means titles, and one more that is known. The others are told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from store.catalogue.entries import Entry, Hints, Warned, When
from store.catalogue.importers import programme
from store.catalogue.importers.markdown import links
from store.catalogue.importers.markdown.parsing import Block, Piece, Row
from store.catalogue.importers.markdown.walk import under_headings
from store.catalogue.importers.tables.columns import Columns, by_name
from store.catalogue.importers.tables.names import EITHER
from store.catalogue.importers.tables.works import Works
from store.catalogue.importers.webpage.programme.sections import is_junk
from store.catalogue.tidy import times, venues
from store.records import LINK_KINDS, Skipped
from store.text import key

_NO_PAPERS = "a table without a column of titles beside another that is known; its columns are: "
_TITLES = frozenset(("paper", "papers", "name", "title", "work", "article"))
"""Names that stand over titles in lists of papers."""
_TOPICS = frozenset(
    ("topic", "topics", "subject", "theme", "discussion topic", "talk", "presentation", "session")
)
"""Names that stand over what meetings are about."""
_NO_MEETING = re.compile(
    r"(?:no (?:meeting|session|class|talk|seminar)|cancell?ed|break\b|holiday|tb[acd]$)", re.IGNORECASE
)


def tabled(blocks: Iterable[Block], hints: Hints) -> Iterator[Entry | Skipped | Warned]:
    """The rows of every table of papers in order; a table that is none is skipped."""
    for block, topics in under_headings(blocks):
        if block.rows:
            yield from _of_table(block, topics, hints)


def _of_table(table: Block, topics: tuple[str, ...], hints: Hints) -> Iterator[Entry | Skipped | Warned]:
    header, *body = table.rows
    names = _names(header)
    rows = [dict(zip(names, map(_text, row.cells), strict=False)) for row in body]
    told = hints.columns or tuple(_told(names))
    meetings = not told and not any(by_name(name) == "title" for name in names)
    told = told or (() if any(map(is_junk, topics)) else tuple(_of_meetings(names)))
    meetings = meetings and bool(told)
    columns = Columns(names, rows, [pair for pair in told if pair[1] in names])
    if not columns.has_title or len(columns.fields) < 2:
        yield Skipped(f"line {table.line}", _NO_PAPERS + ", ".join(filter(None, names))[:300])
        return
    works = Works(columns, hints)
    for row, cells in zip(body, rows, strict=True):
        made = works.entry(f"line {row.line}", cells)
        if isinstance(made, Entry):
            made = _with_links(programme.given(made, columns.fields), row, names, topics)
        yield _met(made) if meetings and isinstance(made, Entry) else made
    yield from (Warned(text, f"line {table.line}") for text in columns.report())


def _told(names: list[str]) -> Iterator[tuple[str, str]]:
    """The column of titles where none is called so: the first whose name may mean them."""
    if not any(by_name(name) == "title" for name in names):
        yield from [("title", name) for name in names if key(name) in EITHER & _TITLES][:1]


def _of_meetings(names: list[str]) -> Iterator[tuple[str, str]]:
    """The column of topics, where the days of meetings stand beside it."""
    if any(by_name(name) in ("date", "start") for name in names):
        yield from [("title", name) for name in names if key(name) in _TOPICS][:1]


def _met(entry: Entry) -> Entry | Skipped:
    """A meeting: what it is about, and its day. The papers that it is about are works of their own."""
    if _NO_MEETING.match(entry.title):
        return Skipped(entry.place, f"no meeting: {entry.title[:80]!r}")
    if entry.kind != "paper":
        return entry
    day = times.moment(entry.published) if entry.published else None
    when = When(day=day) if isinstance(day, date) and entry.when is None else entry.when
    published = "" if when else entry.published
    return replace(entry, kind="talk", when=when, published=published, identifiers=())


def _names(header: Row) -> list[str]:
    """Names of columns, each once; one without a name is ``column 3``."""
    found: dict[str, None] = {}
    for number, cell in enumerate(header.cells, 1):
        name = _text(cell) or f"column {number}"
        found[name if name not in found else f"{name} ({number})"] = None
    return list(found)


def _text(cell: tuple[Piece, ...]) -> str:
    """What a cell says: of links that are only labels, such as "code", nothing; "-" is nothing."""
    text = links.title(cell) if any(piece.url for piece in cell) else "".join(piece.text for piece in cell)
    return "" if text.strip() in ("-", "\u2013", "\u2014", "N/A") else " ".join(text.split())


def _with_links(entry: Entry, row: Row, names: list[str], topics: tuple[str, ...]) -> Entry:
    """With the links of all cells; those in a column called "Code" are such."""
    pieces = tuple(piece for cell in row.cells for piece in cell)
    found = {link.url: link for link in (*links.links(pieces), *entry.links)}
    for name, cell in zip(names, row.cells, strict=False):
        if (kind := by_name(name)) in LINK_KINDS:
            found |= {link.url: replace(link, kind=kind) for link in links.links(cell)}
    venue = venues.of(entry.venue, entry.year)
    return replace(
        entry,
        year=entry.year or venue.year,
        status="preprint" if venue.series.lower() == "arxiv" else entry.status,
        topics=tuple(dict.fromkeys((*entry.topics, *topics))),
        links=tuple(found.values()),
        identifiers=tuple(dict.fromkeys((*entry.identifiers, *links.names(pieces)))),
    )
