"""Which item a new record joins: candidates by shared keys, judged one by one, in the order of the file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from typing import Any

from store.catalogue.works.matching import Traits, Verdict, judge, rival, titled_alike
from store.catalogue.works.ready import seen
from store.catalogue.works.rulings import Rulings
from store.catalogue.works.statement import Statement, traits
from store.catalogue.writing.tables import as_json

MOST = 40
"""Candidates judged for one record; more share a key only where it says nothing, as "preface"."""
_IDS = "(SELECT value FROM json_each(?))"
_CANDIDATES = f"SELECT key, record_no FROM record_key WHERE key IN {_IDS}"
_FEW = 20_000
"""Keys of older records that are held in memory."""
_OLDER = "SELECT key FROM record_key LIMIT ?"
_RECORDS = (
    "SELECT record.no, record.source_id, record.key, own, item_id, payload, event_id, event.year,"
    f" event.series FROM record LEFT JOIN event ON event.id = event_id WHERE record.no IN {_IDS}"
)
_SEEN = f"SELECT no, source_id, key, item_id FROM record WHERE no IN {_IDS}"
_KEPT = 20_000
"""Records whose traits are kept from batch to batch."""
SURE = 0.95
"""Strength from which nothing more is asked: it makes one item even of two things that one source tells
apart."""
_RULED = 2.0
"""Strength of what a person said: beyond any verdict."""


@dataclass(slots=True)
class Pending:
    """A record that is about to be written."""

    no: int
    source_id: str
    key: str
    statement: Statement
    event_id: str
    year: int | None
    series: str
    item_id: str = ""
    why: str = ""
    traits: Traits | None = None
    """Made when they are asked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that is there already."""

    no: int
    source_id: str
    key: str
    item_id: str
    traits: Traits


@dataclass(frozen=True, slots=True)
class Join:
    """An item that a record belongs to, and why."""

    item_id: str
    why: str
    strength: float


@dataclass(slots=True)
class Matcher:
    """The candidates of one batch. ``add`` makes a record of the batch one of them."""

    conn: sqlite3.Connection
    rulings: Rulings
    _by_block: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _shared: set[int] = field(default_factory=set)
    """Blocks of the batch that some other record has too: those of most records are theirs alone."""
    _candidates: dict[int, Candidate | Pending] = field(default_factory=dict)
    _read: dict[int, Traits] = field(default_factory=dict)
    """Of records of this load that were compared; they are compared again."""
    _batches: int = 0
    _older: frozenset[int] | None = None
    """All keys that stood in the file when the second batch came, where they are few."""

    def prepare(self, batch: Sequence[Pending]) -> None:
        """Read the candidates of a batch from the file."""
        self._remember()
        asked, shared = self._asked(batch)
        for block, no in self.conn.execute(_CANDIDATES, (as_json(sorted(asked)),)):
            self._by_block[block].append(no)
        self._shared = shared.union(self._by_block)
        nos = {no for found in self._by_block.values() if len(found) <= MOST for no in found}
        seen = sorted(nos & self._read.keys())
        for no, source_id, key, item_id in self.conn.execute(_SEEN, (as_json(seen),)):
            self._candidates[no] = Candidate(no, source_id, key, item_id, self._read[no])
        for row in self.conn.execute(_RECORDS, (as_json(sorted(nos.difference(seen))),)):
            candidate = _candidate(*row)
            self._candidates[candidate.no] = candidate

    def _asked(self, batch: Sequence[Pending]) -> tuple[Collection[int], set[int]]:
        """The blocks of a batch that records before it may have, and those that several of its own may have.

        A process that reads a large document tells which it has met before; then only those are looked for,
        and those of other sources, as long as these are few.
        """
        self._batches += 1
        blocks = chain.from_iterable([pending.statement.blocks for pending in batch])
        again = [pending.statement.again for pending in batch]
        if self._batches == 2:
            older = [key for (key,) in self.conn.execute(_OLDER, (_FEW + 1,))]
            self._older = frozenset(older) if len(older) <= _FEW else None
        if self._older is None or None in again:
            stand = Counter(blocks)
            return stand.keys(), {block for block, times in stand.items() if times > 1}
        met = {*chain.from_iterable(filter(None, again))}
        return met | self._older.intersection(blocks), met

    def _remember(self) -> None:
        """Keep what was read of records, for the next batch."""
        if len(self._read) > _KEPT:
            self._read.clear()
        for each in self._candidates.values():
            if each.traits is not None:
                self._read[each.no] = each.traits
        self._by_block.clear()
        self._candidates.clear()

    def add(self, pending: Pending) -> None:
        for block in self._shared.intersection(pending.statement.blocks):
            self._by_block[block].append(pending.no)
            self._candidates[pending.no] = pending

    def forget(self, changed: Iterable[Pending]) -> None:
        """Records that say something else from now on."""
        for each in changed:
            self._read.pop(each.no, None)
            self._candidates.pop(each.no, None)

    def joins(self, pending: Pending) -> list[Join]:
        """Items of the records judged the same as this one, the surest first, each once."""
        near = self._near(pending)
        if not near:
            return []
        found: dict[str, Join] = {}
        barred: set[str] = set()
        for candidate in near:
            said = self._said(pending, candidate)
            if said is False:
                barred.add(candidate.item_id)
                continue
            if candidate.item_id in found and not said:
                continue  # one of its records is enough; those that share an identifier come first
            if said:
                verdict = Verdict(same=True, why="somebody said so", strength=_RULED)
            else:
                verdict = judge(self._traits(pending), self._traits(candidate))
            if verdict.same:
                found[candidate.item_id] = Join(candidate.item_id, verdict.why, verdict.strength)
        barred |= self._ambiguous(pending, near, found)
        joins = (join for join in found.values() if join.item_id not in barred)
        return sorted(joins, key=lambda join: -join.strength)

    def _ambiguous(
        self, pending: Pending, near: Sequence[Candidate | Pending], found: Mapping[str, Join]
    ) -> set[str]:  # fmt: skip
        """Items that are near by a part of their title alone, where that part may as well be another's."""
        weak = {item_id for item_id, join in found.items() if join.strength < SURE}
        if not weak:
            return set()
        ours = self._traits(pending)
        told = [(each.item_id, self._traits(each)) for each in near if each.item_id in weak]
        against = {item_id for item_id, theirs in told if rival(ours, theirs)}
        for (one, a), (other, b) in combinations(told, 2):
            if one != other and rival(a, b):
                against |= {one, other}
        return against - {item_id for item_id, theirs in told if titled_alike(ours, theirs)}

    def moved(self, old: str, new: str) -> None:
        """One item has become a part of another."""
        for no, each in self._candidates.items():
            if each.item_id == old:
                if isinstance(each, Pending):
                    each.item_id = new
                else:
                    self._candidates[no] = replace(each, item_id=new)

    def _near(self, pending: Pending) -> list[Candidate | Pending]:
        if self._shared.isdisjoint(pending.statement.blocks):
            return []
        nos: dict[int, None] = {}
        for block in pending.statement.blocks:
            shared = self._by_block.get(block, ())
            if len(shared) <= MOST:
                nos.update(dict.fromkeys(shared))
        return [self._candidates[no] for no in nos if no in self._candidates]

    def _said(self, pending: Pending, candidate: Candidate | Pending) -> bool | None:
        if not self.rulings:
            return None
        one, other = (pending.source_id, pending.key), (candidate.source_id, candidate.key)
        return self.rulings.between(one, other)

    def _traits(self, candidate: Candidate | Pending) -> Traits:
        if isinstance(candidate, Candidate):
            return candidate.traits
        candidate.traits = candidate.traits or _pending_traits(candidate)
        return candidate.traits


def _pending_traits(pending: Pending) -> Traits:
    told = pending.statement
    found = seen(told.ready) if told.ready else json.loads(told.payload)
    place = _place(pending.event_id, pending.series)
    return traits(found, (pending.source_id, told.own), pending.year, pending.series, place)


def _place(event_id: str, series: str | None) -> str:
    """The event, if it is one: the nameless ones of two sources, for what appeared nobody knows where, are
    not two places."""
    return event_id if series else ""


def _candidate(
    no: int, source_id: str, key: str, own: str, item_id: str, payload: str, *event: Any
) -> Candidate:  # fmt: skip
    event_id, year, series = event
    found = traits(json.loads(payload), (source_id, own), year, series or "", _place(event_id, series))
    return Candidate(no, source_id, key, item_id, found)
