"""Rows of what hangs on items: names, topics, links, people and the like."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import time
from operator import attrgetter
from typing import Any, NamedTuple

from store.catalogue.drafts import ItemDraft
from store.catalogue.writing.notes import delete_notes
from store.catalogue.writing.tables import Values, as_json, delete, insert_rows, iso
from store.records import Credit, Showing
from store.text import key, squeezed


class Part(NamedTuple):
    """What is to be written of a table's rows of one item, without the item's id."""

    table: str
    rows: Sequence[Values]
    anew: bool
    """Whether they stand in place of those that are there; else they come behind them."""


def parts(draft: ItemDraft, before: ItemDraft | None = None) -> Iterator[Part]:
    """What hangs on an item.

    :param before: what the rows there are say; only what differs is given
    """
    told = _parts_of(draft)
    there = _parts_of(before) if before else ((),) * len(told)
    for (table, (_, _, make)), stated, old in zip(_MAKE.items(), told, there, strict=True):
        if stated != old:
            kept = len(old) if table not in _GAPS and stated[: len(old)] == old else 0
            rows = [(*part, position) for position, part in enumerate(make(stated[kept:]), kept)]
            yield Part(table, rows, kept < len(old))


def parts_of(stated: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Values, ...]]]:
    """The same for a draft of which these fields are filled."""
    for table, (field, _, make) in _MAKE.items():
        if field in stated:
            yield table, tuple([(*part, position) for position, part in enumerate(make(stated[field]))])


def insert_parts(conn: sqlite3.Connection, hanging: Mapping[str, Iterable[Values]]) -> None:
    """Insert rows of ``parts``, the item's id in front."""
    for table, rows in hanging.items():
        insert_rows(conn, table, ("item_id", *_MAKE[table][1], "position"), rows)


def delete_parts(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take out all that hangs on items."""
    delete_notes(conn, "item", ids)
    for table in _MAKE:
        delete(conn, table, "item_id", ids)


class Renewal:
    """Items that are written again, and what hung on them before, which ``finish`` takes out.

    That is done in one pass of each table, as their indexes may be left aside. Notes go at the beginning.
    """

    def __init__(self, conn: sqlite3.Connection, ids: Collection[str]) -> None:
        """:param ids: of the items among them that are there already"""
        self._conn = conn
        self._there = ids
        self._last: dict[str, int] = {
            table: conn.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
            for table in _MAKE
        }
        self._older: dict[str, list[str]] = {table: [] for table in _MAKE}
        self.before: dict[str, ItemDraft] = {}
        """What this load itself wrote of items, whose rows are left where they say the same now."""
        delete_notes(conn, "item", [*ids])

    def write(self, drafts: Iterable[ItemDraft]) -> None:
        """Insert what hangs on items; what hung on them until now waits for its end."""
        hanging: dict[str, list[Values]] = defaultdict(list)
        for draft in drafts:
            before = self.before.get(draft.id)
            if before is None and draft.id in self._there:
                self._forget(draft.id)
            for table, rows, anew in parts(draft, before):
                hanging[table] += [(draft.id, *part) for part in rows]
                if anew:
                    self._older[table].append(draft.id)
        insert_parts(self._conn, hanging)

    def _forget(self, id: str) -> None:
        """All that hung on an item is to go."""
        for older in self._older.values():
            older.append(id)

    def finish(self) -> None:
        """Take out the older rows."""
        for table, ids in self._older.items():
            if ids:
                self._conn.execute(
                    f"DELETE FROM {table} WHERE item_id IN (SELECT value FROM json_each(?))"
                    " AND +rowid <= ?",  # the plus: where there is an index of items, that one is to be used
                    (as_json(ids), self._last[table]),
                )
            ids.clear()


def clock_text(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None


def _slots(showings: Iterable[Showing]) -> Iterable[Values]:
    return [(iso(s.day), clock_text(s.clock), clock_text(s.clock_end), s.session, s.room) for s in showings]


def _credits(people: Iterable[Credit]) -> Iterable[Values]:
    return [(c.person_id, c.role, c.affiliation, int(c.implied)) for c in people]


def _names(names: Iterable[str]) -> Iterable[Values]:
    return [(name, key(name), squeezed(name)) for name in names]


def _keyed(names: Iterable[str]) -> Iterable[Values]:
    return [(name, key(name)) for name in names]


def _as_they_are(rows: Iterable[Values]) -> Iterable[Values]:
    return rows


_Make = Callable[[Any], Iterable[Values]]
_MAKE: dict[str, tuple[str, tuple[str, ...], _Make]] = {
    "item_name": ("other_names", ("name", "key", "squeezed"), _names),
    "item_topic": ("topics", ("topic", "key"), _keyed),
    "item_link": (
        "links", ("kind", "url", "source_id"), lambda links: [(k.kind, k.url, k.source_id) for k in links],
    ),
    "item_identifier": (
        "identifiers", ("scheme", "value"), lambda found: [(each.scheme, each.value) for each in found],
    ),
    "item_source": ("sources", ("source_id", "line"), _as_they_are),
    "item_organisation": ("organisations", ("name", "key"), _keyed),
    "credit": ("credits", ("person_id", "role", "affiliation", "implied"), _credits),
    "item_system": ("system_ids", ("system_id",), lambda ids: [(id,) for id in ids]),
    "item_slot": ("more", ("day", "clock", "clock_end", "session", "room"), _slots),
    "item_detail": ("details", ("key", "value"), _as_they_are),
}  # fmt: skip
"""Of each table the draft's field, the columns between item and position, and what makes rows of it."""
_GAPS = frozenset({"credit"})
"""Where two names were one person's a position is left out: what comes behind would not know its own."""
_parts_of = attrgetter(*(field for field, _, _ in _MAKE.values()))
