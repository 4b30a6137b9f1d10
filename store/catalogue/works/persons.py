"""Names to people: the id is the name's slug, as in the seeds; a person known by another name keeps hers."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import filterfalse

from store.catalogue.writing.people import surname
from store.catalogue.writing.tables import as_json, insert_rows
from store.text import key

_KEPT = 200_000
"""Names remembered during a load."""
_SEVERAL = (
    "SELECT person_id, name FROM person_name"
    " WHERE person_id IN (SELECT person_id FROM person_name WHERE position > 0) ORDER BY position"
)
_IDS = "(SELECT value FROM json_each(?))"


class Persons:
    """The people of one load."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._ids: dict[str, str] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        """Of people who have several names."""
        for id, name in conn.execute(_SEVERAL):
            self._names[id].append(name)
        self.made = 0

    def ids(self, names: Iterable[str]) -> Mapping[str, str]:
        """The ids of people by their names; those who are new get rows. Holds until it is called again."""
        wanted = dict.fromkeys(names)
        missing = [*filterfalse(self._ids.__contains__, wanted)]
        if missing:
            if len(self._ids) > _KEPT:
                self._ids.clear()
                missing = list(wanted)
            self._find(missing)
        return self._ids

    def names(self, id: str, name: str) -> Sequence[str]:
        """All names of a person, of whom one is known."""
        return self._names.get(id) or (name,)

    def _find(self, names: Sequence[str]) -> None:
        keys = {name: key(name) or name for name in names}
        by_key: dict[str, set[str]] = defaultdict(set)
        found = f"SELECT key, person_id FROM person_name WHERE key IN {_IDS}"
        for each, id in self._conn.execute(found, (as_json(set(keys.values())),)):
            by_key[each].add(id)
        new: dict[str, tuple[str, str]] = {}
        for name, each in keys.items():
            id, known = each.replace(" ", "-"), by_key.get(each, set())
            if id not in known and len(known) == 1:
                id = next(iter(known))
            elif id not in known:
                new.setdefault(id, (name, each))
            self._ids[name] = id
        self._add(new)

    def _add(self, new: dict[str, tuple[str, str]]) -> None:
        """Rows of people; an id may stand already, under a name that reads otherwise."""
        there = f"SELECT id FROM person WHERE id IN {_IDS}"
        for (id,) in self._conn.execute(there, (as_json(new),)).fetchall():
            new.pop(id)
        people = [(id, name, each, _surname(name, each)) for id, (name, each) in new.items()]
        insert_rows(self._conn, "person", ("id", "name", "key", "surname"), people)
        names = [(id, name, each, 0) for id, (name, each) in new.items()]
        insert_rows(self._conn, "person_name", ("person_id", "name", "key", "position"), names)
        self.made += len(new)


def _surname(name: str, folded: str) -> str:
    """``surname``, of which the key of a name mostly is a part."""
    return surname(name) if "," in name or folded == name else folded.rpartition(" ")[2]


def drop_forgotten(conn: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Take out those of some people whom no item names any more and no seed file describes."""
    left = (
        f"SELECT id FROM person WHERE id IN {_IDS}"
        " AND NOT EXISTS (SELECT 1 FROM credit WHERE person_id = person.id)"
        " AND NOT EXISTS (SELECT 1 FROM loaded WHERE kind = 'person' AND id = person.id)"
    )
    gone = as_json(row[0] for row in conn.execute(left, (as_json(ids),)).fetchall())
    conn.execute(f"DELETE FROM person_name WHERE person_id IN {_IDS}", (gone,))
    conn.execute(f"DELETE FROM person WHERE id IN {_IDS}", (gone,))
