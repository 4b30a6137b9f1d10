"""Items made of their records, and their search text: the last step of a load."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from store.catalogue.drafts import ItemDraft
from store.catalogue.works.blend import blend, rank, trust
from store.catalogue.works.payload import made
from store.catalogue.works.persons import Persons
from store.catalogue.works.ready import Alone, Plain, line
from store.catalogue.works.slots import at_home
from store.catalogue.writing import index
from store.catalogue.writing.items import Home, delete_items, write_items
from store.catalogue.writing.parts import Renewal
from store.catalogue.writing.tables import as_json, chunks
from store.catalogue.writing.terms import count_words

_IDS = "(SELECT value FROM json_each(?))"
_UNPLACED = "SELECT id FROM event WHERE label = ''"
"""Events that stand for none."""
_RECORDS = (
    "SELECT item_id, no, source_id, coalesce(source.kind, source_id) AS kind, place, event_id, payload"
    f" FROM record LEFT JOIN source ON source.id = source_id WHERE item_id IN {_IDS} ORDER BY no"
)
_PARENTS = (
    "SELECT source_id, record.key, item_id FROM record JOIN json_each(?) AS asked"
    " ON source_id = json_extract(asked.value, '$[0]') AND record.key = json_extract(asked.value, '$[1]')"
)
_searched = attrgetter(
    "title", "other_names", "credits", "organisations", "topics", "series", "session", "track", "summary",
    "tldr", "abstract",
)  # fmt: skip
"""What the search text is made of, but for notes and systems."""
_HOMES = f"SELECT id, year, zone FROM event WHERE id IN {_IDS}"


class _Row(NamedTuple):
    item_id: str
    no: int
    source_id: str
    kind: str
    place: str
    event_id: str
    filled: dict[str, Any]
    """The payload, read."""

    @property
    def whole(self) -> bool:
        """Whether the draft names its event, and so all people, itself, as those of seed files do."""
        return "event_id" in self.filled


def _placed(rows: Sequence[_Row], unplaced: frozenset[str]) -> list[_Row]:
    """The rows, those that name no event at that of the most trusted row of their item that names one."""
    homes: dict[str, str] = {}
    if any(row.event_id in unplaced for row in rows):
        for row in sorted(rows, key=_standing):
            if row.event_id not in unplaced:
                homes.setdefault(row.item_id, row.event_id)
    return [
        row._replace(event_id=homes[row.item_id])
        if row.event_id in unplaced and row.item_id in homes
        else row
        for row in rows
    ]


def _standing(row: _Row) -> tuple[object, ...]:
    return row.filled.get("status", "accepted") != "accepted", rank(row.kind), row.no


class Blender:
    """Writes items anew from their records. ``finish`` when all are written."""

    def __init__(self, conn: sqlite3.Connection, persons: Persons, now: str) -> None:
        self._conn = conn
        self._persons = persons
        self._now = now
        self._counts: Counter[str] = Counter()
        self._gone: dict[str, int] = {}
        """Items without records, and their numbers."""
        self._other_names = index.organisations(conn)
        self._plain = Plain(conn, persons, now)
        self._alone: dict[str, int] = {}
        """Items written from one record, and its number."""

    def write(self, ids: Iterable[str]) -> None:
        """Make these items again; one that has no record any more goes in the end."""
        listed = list(ids)
        numbers = self._numbers(listed)
        listed.sort(key=lambda id: numbers.get(id, sys.maxsize))  # in order, as full texts like to be written
        renewal = Renewal(self._conn, numbers.keys())
        rest: list[str] = []
        for chunk in chunks(listed, 1000):
            drafts = self.drafts(chunk, renewal.before)
            self._gone.update((id, numbers[id]) for id in chunk if id in numbers and id not in drafts)
            homes = self._homes(draft.event_id for draft in drafts.values())
            write_items(self._conn, list(drafts.values()), homes, self._now, renewal)
            plain = [each for each in drafts.values() if not (each.notes or each.system_ids)]
            rest += drafts.keys() - {each.id for each in plain}
            self._index([each for each in plain if _reads_otherwise(each, renewal.before.get(each.id))])
            renewal.before.clear()
        renewal.finish()
        self._index_rows(rest)
        for id in listed:
            self._alone.pop(id, None)

    def wrote_alone(self, id: str) -> bool:
        """Whether what stands of an item is what ``write_alone`` wrote."""
        return id in self._alone

    def write_alone(self, items: Iterable[Alone]) -> None:
        """Write items that are new and have one record each."""
        for chunk in chunks(items, 1000):
            self._plain.write(chunk, self._homes(item.event_id for item in chunk), self._counts)
            self._alone.update((item.id, item.record) for item in chunk)

    def finish(self) -> None:
        """Take out the items that are no more, and bring the counts of words up to date."""
        index.take_out(self._conn, list(self._gone.values()), self._counts)
        delete_items(self._conn, list(self._gone))
        self._gone.clear()
        count_words(self._conn, self._counts)

    def drafts(self, ids: Sequence[str], before: dict[str, ItemDraft]) -> dict[str, ItemDraft]:
        """Items as their records make them, by id, in the order of their first records.

        :param before: gets what ``write_alone`` wrote of them
        """
        rows = [
            _Row._make((*row, json.loads(payload)))
            for *row, payload in self._conn.execute(_RECORDS, (as_json(ids),))
        ]
        rows = _placed(rows, frozenset(id for (id,) in self._conn.execute(_UNPLACED)))
        self._name_people(rows)
        self._name_parents(rows)
        homes = self._homes(row.event_id for row in rows)
        stated: dict[str, list[tuple[tuple[object, ...], ItemDraft]]] = defaultdict(list)
        for row in rows:
            draft = made({"event_id": row.event_id, **row.filled})
            if not row.whole:
                draft = at_home(draft, homes[row.event_id][1])
            stated[row.item_id].append(((*trust(row.kind, draft), row.no), draft))
            if self._alone.get(row.item_id) == row.no:
                before[row.item_id] = draft
        return {
            item_id: blend([draft for _, draft in sorted(each, key=lambda pair: pair[0])])
            for item_id, each in stated.items()
        }

    def _name_people(self, rows: Sequence[_Row]) -> None:
        """Put ids, event and source into what imports state, which stands there without."""
        names = [row.filled.get("credits", ()) for row in rows if not row.whole]
        ids = self._persons.ids(credit[1] for each in names for credit in each)
        for row in rows:
            row.filled["id"] = row.item_id
            if row.whole:
                continue
            named: dict[tuple[str, str], list[Any]] = {}
            for _, name, role, *rest in row.filled.get("credits", ()):
                named.setdefault((ids[name], role), [ids[name], name, role, *rest])
            row.filled["credits"] = list(named.values())
            row.filled["sources"] = [[row.source_id, line(row.place)]]

    def _name_parents(self, rows: Sequence[_Row]) -> None:
        """Turn the source's own id of a parent into the item's."""
        asked = {
            (row.source_id, row.filled["parent_id"])
            for row in rows if not row.whole and "parent_id" in row.filled
        }  # fmt: skip
        if not asked:
            return
        found = {
            (source, own): id for source, own, id in self._conn.execute(_PARENTS, (json.dumps(list(asked)),))
        }
        for row in rows:
            if not row.whole and "parent_id" in row.filled:
                parent = found.get((row.source_id, row.filled["parent_id"]))
                row.filled["parent_id"] = parent if parent != row.item_id else None

    def _homes(self, event_ids: Iterable[str]) -> dict[str, Home]:
        rows = self._conn.execute(_HOMES, (as_json(set(event_ids)),))
        return {id: (year, zone) for id, year, zone in rows}

    def _numbers(self, ids: Sequence[str]) -> dict[str, int]:
        return dict(self._conn.execute(f"SELECT id, no FROM item WHERE id IN {_IDS}", (as_json(ids),)))

    def _index(self, drafts: Sequence[ItemDraft]) -> None:
        """Write the search text of items without notes and systems."""
        numbers = self._numbers([draft.id for draft in drafts])
        texts = [(numbers[draft.id], self._columns(draft)) for draft in drafts]
        index.replace(self._conn, texts, self._counts)

    def _index_rows(self, ids: Iterable[str]) -> None:
        """Write the search text of items as their rows make it."""
        for chunk in chunks(ids, 1000):
            index.replace(self._conn, index.rows(self._conn, chunk, self._other_names), self._counts)

    def _columns(self, draft: ItemDraft) -> list[str]:
        named = self._persons.names
        people = [name for each in draft.credits for name in named(each.person_id, each.name)]
        return index.columns(index.own(draft), index.stated(draft, people), self._other_names)


def _reads_otherwise(draft: ItemDraft, before: ItemDraft | None) -> bool:
    """Whether the search text is not the one that stands there."""
    return before is None or _searched(draft) != _searched(before)
