"""The rows of an item that has one record, made beforehand: of many papers most are stated once.

What only the catalogue knows is left open: numbers, ids, the year of the event, the ids of people. ``Plain``
fills it in. The rows are those that ``writing.items`` makes, and they are nested tuples, so that another
process can make them.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple

from store.catalogue.drafts import ItemDraft
from store.catalogue.works.persons import Persons
from store.catalogue.works.stated import Stated
from store.catalogue.writing import index
from store.catalogue.writing.items import COLUMNS, Home, insert_items, row
from store.catalogue.writing.parts import insert_parts, parts_of
from store.catalogue.writing.tables import Values
from store.text import key

Ready = tuple[tuple[Any, ...], tuple[tuple[str, tuple[Any, ...]], ...], tuple[str, ...], tuple[str, ...]]
"""The item's row; tables and rows of its parts; names of the people in its credits; its search text."""
_BARE = dict(zip(COLUMNS, row(ItemDraft("", "", "", ""), (None, None), (0, ""), "", ""), strict=True))
"""The row of an item of which nothing is known."""
_columns = itemgetter(*COLUMNS)
_searched = itemgetter("title", "series", "session", "track", "tldr", "abstract")
_TEXTS: dict[str, Sequence[str]] = dict.fromkeys(("systems", "organisations", "notes"), ())
_HANGING = frozenset(("day", "more", "parent_id"))
_LINE = re.compile(r"\b(?:line|row) (\d+)")
_YEAR, _SEEN = COLUMNS.index("year"), COLUMNS.index("first_seen")
_KIND, _TITLE, _ABSTRACT = COLUMNS.index("kind"), COLUMNS.index("title"), COLUMNS.index("abstract")
_PEOPLE, _ORGANISATIONS = index.COLUMNS.index("people"), index.COLUMNS.index("organisations")


class Alone(NamedTuple):
    """An item with one record, which is written now."""

    id: str
    event_id: str
    source_id: str
    line: int | None
    ready: Ready
    record: int
    """The number of the record."""


def line(place: str) -> int | None:
    """The line that the name of a place tells: "row 12"."""
    found = _LINE.search(place)
    return int(found[1]) if found else None


def ready(said: Sequence[Stated]) -> list[Ready | tuple[()]]:
    """The rows of items; nothing for one whose rows hang on its event's zone or on other records."""
    rows = iter(_rows([each for each in said if _HANGING.isdisjoint(each)]))
    return [next(rows) if _HANGING.isdisjoint(each) else () for each in said]


def _rows(said: Sequence[Stated]) -> list[Ready]:
    whole = [{**_BARE, **each, "title_key": key(each.get("title", ""))} for each in said]
    names = [tuple([credit.name for credit in each.get("credits", ())]) for each in said]
    texts = [
        tuple(index.columns(_searched(own), _stated(each, called), {}))
        for own, each, called in zip(whole, said, names, strict=True)
    ]
    hanging = [tuple(parts_of(each)) for each in said]
    return [*zip(map(_columns, whole), hanging, names, texts, strict=True)]


def _stated(said: Stated, names: Sequence[str]) -> dict[str, Sequence[str]]:
    """The second argument of ``index.columns``."""
    return _TEXTS | {
        "people": names, "names": said.get("other_names", ()), "topics": said.get("topics", ()),
        "affiliations": [each.affiliation for each in said.get("credits", ()) if each.affiliation],
    }  # fmt: skip


def seen(made: Ready) -> dict[str, Any]:
    """What a payload says, as far as things are told apart by it, without reading it."""
    own, hanging, names, _ = made
    return {
        "title": own[_TITLE], "kind": own[_KIND], "abstract": own[_ABSTRACT],
        "credits": [("", name) for name in names],
        "identifiers": [row[:2] for table, rows in hanging if table == "item_identifier" for row in rows],
    }  # fmt: skip


class Plain:
    """Writes items that have one record each."""

    def __init__(self, conn: sqlite3.Connection, persons: Persons, now: str) -> None:
        self._conn = conn
        self._persons = persons
        self._now = now
        self._other_names = index.organisations(conn)

    def write(self, items: Sequence[Alone], homes: Mapping[str, Home], counts: Counter[str]) -> None:
        """Insert items that are not there yet.

        :param counts: of words; gets those of the items
        """
        ids = self._persons.ids(name for item in items for name in item.ready[2])
        first = self._conn.execute("SELECT coalesce(max(no), 0) + 1 FROM item").fetchone()[0]
        numbered = list(zip(count(first), items, strict=False))
        insert_items(self._conn, (self._row(no, item, homes[item.event_id]) for no, item in numbered))
        hanging: dict[str, list[Values]] = defaultdict(list)
        for item in items:
            for table, rows in item.ready[1]:
                hanging[table] += (
                    _credited(item, rows, ids) if table == "credit" else [(item.id, *each) for each in rows]
                )
            hanging["item_source"].append((item.id, item.source_id, item.line, 0))
        insert_parts(self._conn, hanging)
        index.put(self._conn, [(no, self._texts(item, ids)) for no, item in numbered], counts)

    def _row(self, no: int, item: Alone, home: Home) -> Values:
        made = item.ready[0]
        return (
            no, item.id, item.event_id, *made[3:_YEAR], home[0], "", self._now, self._now, *made[_SEEN + 2 :],
        )  # fmt: skip

    def _texts(self, item: Alone, ids: Mapping[str, str]) -> Sequence[str]:
        """The search text, with what other names people and organisations go by."""
        names, texts = item.ready[2], item.ready[3]
        several = [name for name in names if len(self._persons.names(ids[name], name)) > 1]
        if not several and not (self._other_names and texts[_ORGANISATIONS]):
            return texts
        found = list(texts)
        called = [each for name in names for each in self._persons.names(ids[name], name)]
        found[_PEOPLE] = key(" ".join(called))
        affiliations = [str(each[2]) for table, rows in item.ready[1] if table == "credit" for each in rows]
        other = index.called(affiliations, self._other_names)
        found[_ORGANISATIONS] = key(" ".join((texts[_ORGANISATIONS], *other)))
        return found


def _credited(item: Alone, rows: Iterable[Any], ids: Mapping[str, str]) -> list[Values]:
    """Rows of credits with the ids of people, each person once in each role."""
    found: dict[tuple[str, str], Values] = {}
    for name, (_, role, affiliation, implied, position) in zip(item.ready[2], rows, strict=True):
        found.setdefault(
            (ids[name], role), (item.id, ids[name], role, affiliation, implied, position)
        )  # fmt: skip
    return list(found.values())
