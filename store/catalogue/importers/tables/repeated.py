"""Rows that say a work again for each of its authors: one row, with all of them in order.

So do exports of submission systems, and sheets in which the cells of a work are merged beside its authors.
Whether a table is one is seen in its first rows: some work stands in several that differ in nothing but the
one person they name. Rows belong together by the id and the title; where a title is blank, or short without
an id, only if they follow each other. What differs in anything else that is read is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from store.catalogue.importers.tables import cells
from store.catalogue.importers.tables.columns import Columns, Row
from store.catalogue.importers.tables.content import as_text
from store.catalogue.importers.tables.people import PEOPLE, named
from store.catalogue.importers.tables.sheets import Placed, Table
from store.text import key

_ROLES = dict(PEOPLE)
_ORDERS = frozenset(
    "author order,author position,author no,author number,author seq,author sequence,author rank,author index"
    ",position,order,seq,sequence,rank,person".split(",")
)

_TELLING = 2
"""Blanks of a title from which it names a work by itself, wherever its rows stand."""


@dataclass(slots=True)
class _Work:
    """The rows of one work so far; ``row`` is what they say of it together."""

    place: str
    row: dict[str, object]
    rows: list[Row] = field(default_factory=list)


class _Rows:
    """What the columns of a table are, as far as it matters here."""

    def __init__(self, columns: Columns, names: Iterable[str]) -> None:
        read = {name: columns.field(name) for name in names}
        self.people = [name for name, meaning in read.items() if meaning in _ROLES]
        self.roles = {name: _ROLES[read[name]] for name in self.people}
        self.places = [name for name, meaning in read.items() if meaning == "affiliations"]
        self.orders = [name for name in read if key(name) in _ORDERS]
        aside = {*self.people, *self.places, *self.orders}
        self.said = [name for name, meaning in read.items() if meaning and name not in aside]
        self.titles = [name for name, meaning in read.items() if meaning == "title"]
        self.ids = [name for name, meaning in read.items() if meaning == "id"]

    def one(self, row: Row, names: Iterable[str]) -> str:
        return next((text for name in names if (text := as_text(row.get(name)))), "")

    def agree(self, work: _Work, row: Row) -> bool:
        """Whether a row says nothing else of the work; it may leave out what stands above."""
        return any(row.get(name) for name in self.people) and all(
            not (text := as_text(row.get(name))) or text == as_text(work.row.get(name)) or name in self.titles
            for name in self.said
        )

    def persons(self, row: Row) -> set[str]:
        """The people of a row, folded."""
        return {
            key(one.name) for name in self.people if row.get(name) for one in named(row[name], "author", None)
        }


def gathered(table: Table, columns: Columns) -> Table:
    """The table with one row for each work, if its rows are of authors; else as it is."""
    rows = _Rows(columns, table.columns)
    if not rows.people or not _are_of_authors(table.sample, rows):
        return table
    return replace(table, rows=_gathered(table.rows, rows, table.doubts))


def _are_of_authors(sample: Iterable[Row], rows: _Rows) -> bool:
    """Whether some work stands in several rows of one person each."""
    held = _Works(rows)
    for row in sample:
        held.take("", row)
    several = (work for work in held.works if len(work.rows) > 1)
    return any(
        all(len(rows.persons(row)) == 1 for row in work.rows)
        and len({name for row in work.rows for name in rows.persons(row)}) > 1
        for work in several
    )


class _Works:
    """Rows by the works that they speak of."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self.works: list[_Work] = []
        self._known: dict[str, list[_Work]] = {}

    def take(self, place: str, row: Row) -> _Work | None:
        """Add a row; the work where it is a new one."""
        rows = self._rows
        title, id = key(rows.one(row, rows.titles)), rows.one(row, rows.ids)
        for work in self._of(title, id):
            if rows.agree(work, row):
                work.rows.append(row)
                work.row |= {
                    name: row[name] for name in rows.said if row.get(name) and not work.row.get(name)
                }
                return None
        made = _Work(place, dict(row), [row])
        self.works.append(made)
        self._known.setdefault(f"{id}\n{title}", []).append(made)
        return made

    def _of(self, title: str, id: str) -> list[_Work]:
        """The works that a row with this title and this id may belong to."""
        if title and (id or title.count(" ") >= _TELLING):
            return self._known.get(f"{id}\n{title}", [])
        rows, last = self._rows, self.works[-1:]
        above = key(rows.one(last[0].row, rows.titles)) if last else ""
        return last if above and title in ("", above) and id in ("", rows.one(last[0].row, rows.ids)) else []


def _gathered(found: Iterable[Placed], rows: _Rows, doubts: list[str]) -> Iterator[Placed]:
    """All works once the rows are read, each where its first row stood, among what else is to be told."""
    held = _Works(rows)
    listed: list[Placed | _Work] = []
    read = 0
    for place, row in found:
        if not isinstance(row, Mapping):
            listed.append((place, row))
            continue
        read += 1
        listed += [work] if (work := held.take(place, row)) else []
    for one in listed:
        yield (one.place, _whole(one, rows)) if isinstance(one, _Work) else one
    doubts.append(
        f"one row for each author: {read:,} rows are read as {len(held.works):,}"
        f" {'work' if len(held.works) == 1 else 'works'}, with all authors in order"
    )


def _whole(work: _Work, rows: _Rows) -> Row:
    if len(work.rows) == 1:
        return work.row
    order = next((name for name in rows.orders if _is_order([row.get(name) for row in work.rows])), "")
    by_order = sorted(work.rows, key=lambda row: float(as_text(row[order]))) if order else work.rows
    whole = {name: value for name, value in work.row.items() if name not in rows.places}
    for name in rows.people:
        whole[name] = _listed(by_order, name, rows)
    return whole


def _is_order(values: list[object]) -> bool:
    texts = [as_text(value) for value in values]
    return all(text.isascii() and text.isdecimal() for text in texts) and len({*texts}) == len(texts)


def _listed(found: Iterable[Row], name: str, rows: _Rows) -> list[object]:
    """The people of a column; one who stands in several rows has the affiliations of all."""
    people: dict[str, dict[str, object]] = {}
    for row in found:
        places = next((row[place] for place in rows.places if row.get(place)), None)
        for one in named(row[name], rows.roles[name], places) if row.get(name) else ():
            said = people.setdefault(key(one.name), {"name": one.name, "affiliation": ""})
            known = cells.first(said, "affiliation")
            if one.affiliation and one.affiliation not in known.split("; "):
                said["affiliation"] = f"{known}; {one.affiliation}" if known else one.affiliation
    return [*people.values()]
