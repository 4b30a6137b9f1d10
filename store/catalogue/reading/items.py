"""Items with all that hangs on them: one question and one row for any number of items."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from store.catalogue.reading.parts import IDS, NOTE, SOURCE, as_json, note, source
from store.records import Credit, EventRef, Identifier, Item, Link, Showing


@lru_cache(maxsize=1440)
def _clock(clock: str | None) -> time | None:
    return time.fromisoformat(clock) if clock else None


def _showing(day: str | None, clock: str | None, clock_end: str | None, session: str, room: str) -> Showing:
    return Showing(date.fromisoformat(day) if day else None, _clock(clock), _clock(clock_end), session, room)


_OWN = """item.id, item.kind, title, title_origin, subkind, abstract, summary, item.series, item.parent_id,
           session, slot, slots, day, clock, clock_end, session_clock, room, award, track, status,
           item.outside, first_seen, last_changed, published, language, tldr, event.id, event.name,
           event.series, event.year, event.zone, coalesce(event.parent_id, ''), event.label"""
_OWN_COLUMNS = 33
_PARTS: dict[str, tuple[str, Callable[..., Any]]] = {
    "other_names": ("name FROM item_name", str),
    "topics": ("topic FROM item_topic", str),
    "systems": ("system.name FROM item_system JOIN system ON system.id = system_id", str),
    "organisations": ("name FROM item_organisation", str),
    "credits": (
        "person_id, person.name, role, affiliation, implied FROM credit JOIN person ON person.id = person_id",
        lambda id, name, role, affiliation, implied: Credit(id, name, role, affiliation, bool(implied)),
    ),
    "links": ("kind, url, source_id FROM item_link", Link),
    "identifiers": ("scheme, value FROM item_identifier", Identifier),
    "more": ("day, clock, clock_end, session, room FROM item_slot", _showing),
    "details": ("key, value FROM item_detail", lambda key, value: (key, value)),
    "sources": (f"{SOURCE} FROM item_source JOIN source ON source.id = source_id", source),
    "notes": (f"{NOTE} FROM note JOIN source ON source.id = source_id AND about = 'item'", note),
}
"""Fields of an item -> columns and tables that they are made of, and what makes a record of the columns."""


def _part(field: str, made: tuple[str, Callable[..., Any]]) -> str:
    """One column that holds all records of a field."""
    columns, _, tables = made[0].partition(" FROM ")
    owner, position = ("subject_id", "note.position") if field == "notes" else ("item_id", "position")
    every = f"SELECT json_array({columns}) AS each FROM {tables} WHERE {owner} = item.id ORDER BY {position}"
    return f"json((SELECT json_group_array(json(each)) FROM ({every})))"


_ITEMS = (
    f"SELECT json_group_array(json_array({_OWN}, {', '.join(_part(*each) for each in _PARTS.items())}))"
    f" FROM item JOIN event ON event.id = event_id WHERE item.id IN {IDS}"
)


_LATELY = 1_000
"""Items, the last that were written, among which the newest are sought: all would take too long."""


def fetch(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Item]:
    """The items that exist among ``ids``, by id, in the order asked for."""
    asked = list(dict.fromkeys(ids))
    if not asked:
        return {}
    found = {}
    for row in json.loads(conn.execute(_ITEMS, (as_json(asked),)).fetchone()[0]):
        parts = zip(_PARTS.items(), row[_OWN_COLUMNS:], strict=True)
        own = {field: _unique(make, each) for (field, (_, make)), each in parts if each}
        found[row[0]] = _item(row[:_OWN_COLUMNS], own)
    return {id: found[id] for id in asked if id in found}


def _unique(make: Callable[..., Any], parts: list[list[Any]]) -> tuple[Any, ...]:
    """Records in order, each once."""
    return tuple(dict.fromkeys(make(*part) for part in parts))


def item_ids(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of all items, in the order of the catalogue."""
    return tuple(row[0] for row in conn.execute("SELECT id FROM item ORDER BY no"))


def newest(conn: sqlite3.Connection, limit: int) -> tuple[str, ...]:
    """The ids of what was added last, the latest first; what only frames a programme is left out."""
    rows = conn.execute(
        f"""SELECT id FROM (SELECT id, no, kind, first_seen FROM item ORDER BY no DESC LIMIT {_LATELY})
            WHERE kind NOT IN ('break', 'opening', 'social', 'oral_session', 'poster_session')
            ORDER BY first_seen DESC, no DESC LIMIT ?""",
        (limit,),
    )
    return tuple(row[0] for row in rows)


def _item(row: Sequence[Any], parts: dict[str, tuple[Any, ...]]) -> Item:
    (
        id, kind, title, origin, subkind, abstract, summary, series, parent_id, session, slot, slots, day,
        clock, clock_end, session_clock, room, award, track, status, outside, first_seen, last_changed,
        published, language, tldr, *event,
    ) = row  # fmt: skip
    return Item(
        id=id, kind=kind, title=title, event=EventRef(*event), title_origin=origin, subkind=subkind,
        abstract=abstract, summary=summary, series=series, parent_id=parent_id or "", session=session,
        slot=slot, slots=slots, day=day and date.fromisoformat(day), clock=_clock(clock),
        clock_end=_clock(clock_end),
        session_clock=_clock(session_clock), room=room, award=award, track=track, status=status,
        outside=tuple(json.loads(outside)), first_seen=datetime.fromisoformat(first_seen),
        last_changed=datetime.fromisoformat(last_changed), published=published, language=language, tldr=tldr,
        **parts,
    )  # fmt: skip
