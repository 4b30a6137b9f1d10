"""Which item each new record of a load belongs to; items that turn out to be one are made one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from store.catalogue.works import records, rekeying
from store.catalogue.works.ids import Ids
from store.catalogue.works.matcher import SURE, Join, Matcher, Pending
from store.catalogue.works.rulings import Record, Rulings
from store.catalogue.writing.tables import as_json

SEEDS = "seeds"
"""Source id of the records that the seed files make; their ids stay."""
_LINKED = "the source links them"
_MEMBERS = "SELECT source_id, key FROM record WHERE item_id = ?"
_ITEMS = "SELECT DISTINCT item_id FROM record WHERE item_id IN (SELECT value FROM json_each(?))"
_FIRST = (
    "SELECT item_id, max(source_id = ?), min(no) FROM record WHERE item_id IN"
    " (SELECT value FROM json_each(?)) GROUP BY item_id"
)


class Joining:
    """Gives records their items, in the order of the file."""

    def __init__(self, conn: sqlite3.Connection, ids: Ids) -> None:
        self._conn = conn
        self._ids = ids
        self._rulings = Rulings(conn)
        self._matcher = Matcher(conn, self._rulings)
        self._renewed = False
        """Whether the keys of all records are those of today."""
        self._links: list[tuple[Record, str]] = []
        """Records, and own ids of what their source says is the same."""
        self.touched: dict[str, None] = {}
        """Items to be made anew of their records: all but new ones with one record."""
        self.late: set[str] = set()
        """Of these, items that cannot be made before the end: what they say hangs on what is to come."""
        self.merged = 0

    def settle(self, batch: Sequence[Pending], now: str) -> None:
        """Settle and write the new records of a batch."""
        if not batch:
            return
        self._prepare(batch)
        self._ids.look((each.statement.own, each.event_id, each.statement.title, each.year) for each in batch)
        waiting: list[Pending] = []
        for pending in batch:
            joins = self._matcher.joins(pending)
            if joins:
                pending.item_id, pending.why = joins[0].item_id, joins[0].why
                self.merged += 1
                self.touched.setdefault(pending.item_id)
            else:
                told = pending.statement
                pending.item_id = self._ids.give(told.own, pending.event_id, told.title, pending.year)
            if not pending.statement.ready:
                self.late.add(pending.item_id)
            self._matcher.add(pending)
            waiting.append(pending)
            if len(joins) > 1:
                records.add(self._conn, waiting, now)  # so that merging finds them all in the file
                waiting.clear()
                self._bridge(pending, joins[1:])
            self._links += [((pending.source_id, pending.key), own) for own in pending.statement.same_as]
        records.add(self._conn, waiting, now)

    def adopt(self, batch: Sequence[Pending], now: str) -> None:
        """Write new records that have their items already, which take in what other sources hold of them."""
        self._prepare(batch)
        self._make_way([pending.item_id for pending in batch])
        records.add(self._conn, batch, now)
        for pending in batch:
            for join in self._matcher.joins(pending):
                if self._may(join.item_id, pending.item_id):
                    self.unite(pending.item_id, join.item_id)
                    self.merged += 1

    def _prepare(self, batch: Sequence[Pending]) -> None:
        if batch and not self._renewed:
            rekeying.renew(self._conn)
            self._renewed = True
        self._matcher.prepare(batch)

    def _make_way(self, ids: Iterable[str]) -> None:
        """Items of imports that bear ids which the seeds give to theirs get others."""
        for (id,) in self._conn.execute(_ITEMS, (as_json(ids),)).fetchall():
            other = self._ids.give("", id, id, None)
            self._conn.execute("UPDATE record SET item_id = ? WHERE item_id = ?", (other, id))
            self._matcher.moved(id, other)
            self.touched.setdefault(other)

    def forget(self, changed: Iterable[Pending]) -> None:
        """Records of which no more is to be remembered than the file holds."""
        self._matcher.forget(changed)

    def follow_links(self) -> None:
        """Make one item of what the source itself says is the same, once all of it is read."""
        for (source_id, key), own in self._links:
            one, other = self._item(source_id, key), self._item(source_id, own)
            if one and other and one != other and self._may(one, other, SURE):
                self.unite(one, other)
                self._conn.execute(
                    "UPDATE record SET evidence = ? WHERE source_id = ? AND key = ? AND evidence = ''",
                    (_LINKED, source_id, key),
                )
                self.merged += 1

    def unite(self, one: str, other: str) -> str:
        """Make two items one: a seed's id stays, else the older one. Gives the id that stays."""
        rows = self._conn.execute(_FIRST, (SEEDS, as_json((one, other)))).fetchall()
        stays, *goes = [str(id) for id, *_ in sorted(rows, key=lambda row: (-row[1], row[2]))]
        for id in goes:
            records.move(self._conn, id, stays)
            self._matcher.moved(id, stays)
            self.touched.setdefault(id)
        self.touched.setdefault(stays)
        self.late.add(stays)
        return stays

    def _bridge(self, pending: Pending, joins: Iterable[Join]) -> None:
        """A record is the same as those of several items: they are one work, if nothing speaks against it."""
        for join in joins:
            if join.item_id != pending.item_id and self._may(join.item_id, pending.item_id, join.strength):
                self.unite(join.item_id, pending.item_id)

    def _may(self, one: str, other: str, strength: float = 0.0) -> bool:
        """Two things that one source tells apart stay two, unless it is sure; a person's word goes first."""
        first, second = self._members(one), self._members(other)
        if self._rulings.part(first, second):
            return False
        shared = {source for source, _ in first} & {source for source, _ in second}
        return strength >= SURE or not shared

    def _members(self, item_id: str) -> list[Record]:
        return list(self._conn.execute(_MEMBERS, (item_id,)))

    def _item(self, source_id: str, key: str) -> str:
        row = self._conn.execute(
            "SELECT item_id FROM record WHERE source_id = ? AND key = ?", (source_id, key)
        ).fetchone()
        return row[0] if row else ""
