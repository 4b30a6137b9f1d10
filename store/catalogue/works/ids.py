"""Ids of new items: telling, stable, and never used again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from store.catalogue.writing.tables import as_json
from store.text import slug

_TELLING = re.compile(r"(?=.*[^\d.]|.{9})[A-Za-z0-9][\w.:/+@-]{2,79}")
_PLAIN = re.compile(r"[A-Za-z0-9][\w.:/+@-]{0,79}")
_LONGEST = 60
_IDS = "(SELECT value FROM json_each(?))"
_TAKEN = (
    f"SELECT id FROM item WHERE id IN {_IDS} UNION SELECT old FROM item_alias WHERE old IN {_IDS}"
    f" UNION SELECT item_id FROM record WHERE item_id IN {_IDS}"
)
_FEW = 20_000
"""Older ids that are held in memory."""
_ALL = "SELECT id FROM item UNION ALL SELECT old FROM item_alias UNION ALL SELECT item_id FROM record LIMIT ?"


class Ids:
    """The ids given in one load."""

    def __init__(self, conn: sqlite3.Connection, kind: str) -> None:
        self._conn = conn
        # In lists of papers that people keep themselves an id is what they call the paper.
        self._good = _PLAIN if kind == "jsonl" else _TELLING
        self._taken: dict[str, bool] = {}
        """What is known of ids that were asked for."""
        self._looked = 0
        self._all = False
        """Whether all ids that are taken are known."""
        self._numbers: dict[str, int] = {}
        """The number that an id that was taken tries next: a thousand items may be called alike."""

    def give(self, own: str, event_id: str, title: str, year: int | None) -> str:
        """The source's own id where it is telling and free; else one made of event and own id, or title."""
        made = ""
        for made in self._wanted(own, event_id, title, year):
            if self._free(made):
                break
        else:
            made = self._numbered(made)
        self._taken[made] = True
        return made

    def look(self, asked: Iterable[tuple[str, str, str, int | None]]) -> None:
        """Find out at once about the ids that the next calls of ``give`` want first.

        From the second time on all ids are known, where the catalogue held few before this load.
        """
        self._looked += 1
        if self._looked == 2:
            self._learn()
        if self._all:
            return
        first = (next(self._wanted(*each)) for each in asked)
        wanted = [id for id in first if id not in self._taken]
        parameter = as_json(wanted)
        self._taken.update(dict.fromkeys(wanted, False))
        for (id,) in self._conn.execute(_TAKEN, (parameter, parameter, parameter)):
            self._taken[id] = True

    def _learn(self) -> None:
        found = [id for (id,) in self._conn.execute(_ALL, (_FEW + 1,))]
        self._all = len(found) <= _FEW
        if self._all:
            self._taken.update(dict.fromkeys(found, True))

    def _wanted(self, own: str, event_id: str, title: str, year: int | None) -> Iterator[str]:
        if self._good.fullmatch(own):
            yield own
        called = slug(own)
        made = f"{event_id}-{called}" if called else f"{_short(title)}-{year or ''}".strip("-")
        yield made[: _LONGEST + 20] or "item"

    def _numbered(self, made: str) -> str:
        number = self._numbers.get(made, 2)
        while not self._free(f"{made}-{number}"):
            number += 1
        self._numbers[made] = number + 1
        return f"{made}-{number}"

    def _free(self, id: str) -> bool:
        if not (id in self._taken or self._all):
            one = as_json((id,))
            self._taken[id] = self._conn.execute(_TAKEN, (one, one, one)).fetchone() is not None
        return not self._taken.get(id, False)


def _short(title: str) -> str:
    """The first words of a title as a slug."""
    whole = slug(title)
    return whole if len(whole) <= _LONGEST else whole[:_LONGEST].rpartition("-")[0] or whole[:_LONGEST]
