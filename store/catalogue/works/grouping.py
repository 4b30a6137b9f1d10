"""Why statements are held to be one work, and a person's word against it or for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from store.catalogue.reading.parts import SOURCE
from store.catalogue.reading.parts import source as source_of
from store.catalogue.works.aliases import resolve
from store.catalogue.works.ids import Ids
from store.catalogue.works.items import Blender
from store.catalogue.works.joining import Joining
from store.catalogue.works.payload import decode
from store.catalogue.works.persons import Persons
from store.catalogue.works.rulings import Record, rule
from store.errors import NotFound
from store.records import Source
from store.reports import Stated

ALONE = "the first that stated it"
"""Evidence of a record that made its item."""
_STATED = (
    "SELECT record.no, own, place, payload, evidence, first_seen, last_changed, gone, record.source_id,"
    f" {SOURCE} FROM record LEFT JOIN source ON source.id = record.source_id WHERE item_id = ?"
    " ORDER BY record.no"
)
_MEMBERS = "SELECT no, source_id, key, event_id, own, payload FROM record WHERE item_id = ? ORDER BY no"
SOMEBODY = "somebody said so"


def evidence(conn: sqlite3.Connection, item_id: str) -> tuple[Stated, ...]:
    """The records of an item, the first one first; none where there is no such item."""
    id = resolve(conn, [item_id]).get(item_id, "")
    return tuple(_stated(*row) for row in conn.execute(_STATED, (id,)))


def _stated(no: int, own: str, place: str, payload: str, why: str, *rest: str) -> Stated:
    first_seen, last_changed, gone, source_id, *columns = rest
    source = source_of(*columns) if columns[0] else Source(source_id, source_id, source_id)
    return Stated(
        no, source, own, place, decode(payload).title, why or ALONE, datetime.fromisoformat(first_seen),
        datetime.fromisoformat(last_changed), bool(gone),
    )  # fmt: skip


def split(conn: sqlite3.Connection, item_id: str, nos: Sequence[int], now: datetime) -> str:
    """Part some records of an item from its others, for good; gives the id of the item they make.

    :param nos: numbers of records (``Stated.no``)
    :raises NotFound: there is no such item, or the records are not a part of it
    """
    id = _existing(conn, item_id)
    members = conn.execute(_MEMBERS, (id,)).fetchall()
    parted = [row for row in members if row[0] in set(nos)]
    stay = [row for row in members if row[0] not in set(nos)]
    if not parted or len(parted) < len(set(nos)) or not stay:
        raise NotFound(
            f"{item_id} has no such records to be parted from others",
            "See `hallway works show` for the numbers of its records.",
        )
    for one in parted:
        for other in stay:
            rule(conn, (one[1], one[2]), (other[1], other[2]), same=False)
    _, source_id, _, event_id, own, payload = parted[0]
    other_id = Ids(conn, source_id).give(own, event_id, decode(payload).title, None)
    for row in parted:
        conn.execute("UPDATE record SET item_id = ?, evidence = ? WHERE no = ?", (other_id, SOMEBODY, row[0]))
    _write(conn, (id, other_id), now)
    return other_id


def merge(conn: sqlite3.Connection, one: str, other: str, now: datetime) -> str:
    """Make two items one, for good; gives the id that stays. The other one goes on meaning it.

    :raises NotFound: one of the two does not exist
    """
    first, second = _existing(conn, one), _existing(conn, other)
    if first == second:
        return first
    ours, theirs = _records(conn, first), _records(conn, second)
    for each in ours:
        for them in theirs:
            rule(conn, each, them, same=True)
    joining = Joining(conn, Ids(conn, ""))
    stays = joining.unite(first, second)
    goes = second if stays == first else first
    moved = theirs if goes == second else ours
    for source_id, key in moved:
        conn.execute(
            "UPDATE record SET evidence = ? WHERE source_id = ? AND key = ? AND evidence = ''",
            (SOMEBODY, source_id, key),
        )
    _write(conn, tuple(joining.touched), now)
    return stays


def _existing(conn: sqlite3.Connection, id: str) -> str:
    found = resolve(conn, [id]).get(id)
    if found is None:
        raise NotFound(f"there is no item {id!r}", "Look it up: `hallway lookup` shows ids with --json.")
    return found


def _records(conn: sqlite3.Connection, item_id: str) -> list[Record]:
    return [(row[1], row[2]) for row in conn.execute(_MEMBERS, (item_id,))]


def _write(conn: sqlite3.Connection, ids: Sequence[str], now: datetime) -> None:
    conn.execute("PRAGMA defer_foreign_keys = ON")
    blender = Blender(conn, Persons(conn), now.astimezone(UTC).isoformat(timespec="seconds"))
    blender.write(ids)
    blender.finish()
    conn.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
