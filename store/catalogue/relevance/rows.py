"""What narrows and explains, for every item at once: kind, event, dates, award, people."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from store.catalogue.relevance.tokens import Ints, Mask

Texts = NDArray[np.str_]
_SELECT = (
    "SELECT id, kind, subkind, event_id, coalesce(year, 0), award <> '', title_key, first_seen,"
    " status = 'accepted', no FROM item ORDER BY no"
)
_CREDITS = "SELECT i.no, c.person_id FROM credit c JOIN item i ON i.id = c.item_id ORDER BY i.no, c.position"


@dataclass(frozen=True, slots=True)
class Rows:
    """Arrays with one place for each item, in the order of ``item.no``."""

    ids: tuple[str, ...]
    places: dict[str, int]
    """Item id to place."""
    kinds: Texts
    subkinds: Texts
    events: Texts
    years: Ints
    """0 where it is not known."""
    awarded: Mask
    titles: tuple[str, ...]
    """Keys of titles (``store.text.key``)."""
    seen: Ints
    """First seen, in seconds of UTC since 1970."""
    accepted: Mask
    numbers: Ints
    """``item.no``."""
    people: tuple[tuple[str, ...], ...]
    """Ids of the persons credited."""
    items_of: dict[str, Ints]
    """Person id to places."""

    def __len__(self) -> int:
        return len(self.ids)

    def of_numbers(self, numbers: Iterable[int]) -> Ints:
        """Places of items by ``item.no``; all must exist."""
        return np.searchsorted(self.numbers, np.array(list(numbers), np.int64))

    def of_people(self, persons: Iterable[str]) -> Ints:
        """Places of items that credit any of the persons."""
        found = [self.items_of[person] for person in persons if person in self.items_of]
        return np.unique(np.concatenate(found)) if found else np.array([], np.int64)


def read(conn: sqlite3.Connection) -> Rows:
    """All items."""
    rows = conn.execute(_SELECT).fetchall()
    columns = zip(*rows, strict=True) if rows else [()] * 10
    id, kind, subkind, event, year, award, title, seen, accepted, no = columns
    numbers = np.array(no, np.int64)
    people = _people(conn, dict(zip(no, range(len(no)), strict=True)))
    return Rows(
        ids=id, places={each: place for place, each in enumerate(id)}, kinds=np.array(kind, np.str_),
        subkinds=np.array(subkind, np.str_), events=np.array(event, np.str_), years=np.array(year, np.int64),
        awarded=np.array(award, np.bool_), titles=title,
        seen=np.array([seconds(datetime.fromisoformat(each)) for each in seen], np.int64),
        accepted=np.array(accepted, np.bool_), numbers=numbers, people=people, items_of=_items_of(people),
    )  # fmt: skip


def seconds(moment: datetime) -> int:
    """Whole seconds of UTC since 1970 of an aware moment."""
    return int(moment.timestamp())


def _people(conn: sqlite3.Connection, places: dict[int, int]) -> tuple[tuple[str, ...], ...]:
    found: list[dict[str, None]] = [{} for _ in places]
    for no, person in conn.execute(_CREDITS):
        found[places[no]][person] = None
    return tuple(tuple(each) for each in found)


def _items_of(people: Sequence[Sequence[str]]) -> dict[str, Ints]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, persons in enumerate(people):
        for person in persons:
            found[person].append(place)
    return {person: np.array(each, np.int64) for person, each in found.items()}
