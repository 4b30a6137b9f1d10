"""Rows of items and of what hangs on them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from operator import attrgetter
from zoneinfo import ZoneInfo

from store.catalogue.drafts import ItemDraft
from store.catalogue.writing.notes import delete_notes, write_notes
from store.catalogue.writing.tables import Values, as_json, delete, insert_rows, iso
from store.records import Showing
from store.text import key, squeezed

Home = tuple[int | None, str | None]
"""Year and zone of an event."""
COLUMNS = (
    "no", "id", "event_id", "kind", "subkind", "title", "title_key", "title_origin", "abstract", "summary",
    "series", "parent_id", "session", "slot", "slots", "day", "clock", "clock_end", "session_clock",
    "starts_utc", "room", "award", "track", "status", "outside", "year", "content_hash", "first_seen",
    "last_changed", "published", "language", "tldr",
)  # fmt: skip
_NONE = "[]"
_WRITE_OVER = f"UPDATE item SET {' = ?, '.join(COLUMNS[2:])} = ? WHERE no = ?"


def write_items(
    conn: sqlite3.Connection,
    drafts: Sequence[ItemDraft],
    homes: Mapping[str, Home],
    hashes: Mapping[str, str],
    now: str,
) -> None:
    """Insert items; those known before are written over, under their old number and first sight.

    What hung on them must be gone: see ``take_out_parts``.

    :param homes: by the id of the event
    :param hashes: by the id of the item, where there is one
    """
    fresh = count(conn.execute("SELECT coalesce(max(no), 0) + 1 FROM item").fetchone()[0])
    kept = _kept(conn, [draft.id for draft in drafts])
    local = [in_zone(draft, homes[draft.event_id][1]) for draft in drafts]
    seen = [kept.get(draft.id) or (next(fresh), now) for draft in local]
    rows = [
        row(draft, homes[draft.event_id], each, hashes.get(draft.id, ""), now)
        for draft, each in zip(local, seen, strict=True)
    ]
    insert_items(conn, (each for each in rows if each[1] not in kept))
    conn.executemany(_WRITE_OVER, ((*each[2:], each[0]) for each in rows if each[1] in kept))
    hanging: dict[str, list[Values]] = defaultdict(list)
    for draft in local:
        for table, found in parts(draft):
            hanging[table] += [(draft.id, *part) for part in found]
    insert_parts(conn, hanging)
    for draft in local:
        write_notes(conn, "item", draft.id, draft.title, draft.notes)


def insert_items(conn: sqlite3.Connection, rows: Iterable[Values]) -> None:
    """Insert rows as ``row`` makes them."""
    insert_rows(conn, "item", COLUMNS, rows)


def parts(draft: ItemDraft) -> Iterator[tuple[str, list[Values]]]:
    """What hangs on an item: tables, and their rows without the item's id."""
    for (table, (_, _, make)), there in zip(_MAKE.items(), _parts_of(draft), strict=True):
        if there:
            yield table, [(*part, position) for position, part in enumerate(make(draft))]


def insert_parts(conn: sqlite3.Connection, hanging: Mapping[str, Iterable[Values]]) -> None:
    """Insert rows of ``parts``, the item's id in front."""
    for table, rows in hanging.items():
        insert_rows(conn, table, ("item_id", *_MAKE[table][1], "position"), rows)


def in_zone(draft: ItemDraft, zone: str | None) -> ItemDraft:
    """The draft with its times in the zone of its event, where both zones are known."""
    if not draft.zone or not zone or draft.zone == zone or draft.day is None:
        return draft
    here, there = ZoneInfo(draft.zone), ZoneInfo(zone)
    day, clock, clock_end, session_clock = draft.day, draft.clock, draft.clock_end, draft.session_clock
    moved = _moved(day, clock or session_clock, here, there)
    return replace(
        draft,
        day=moved[0],
        clock=clock and moved[1],
        clock_end=_moved(day, clock_end, here, there)[1],
        session_clock=_moved(day, session_clock, here, there)[1],
        more=tuple(_shown(slot, here, there) for slot in draft.more),
        zone=zone,
    )


def _moved(
    day: date, clock: time | None, here: ZoneInfo, there: ZoneInfo
) -> tuple[date, time] | tuple[date, None]:
    if clock is None:
        return day, None
    moment = datetime.combine(day, clock, here).astimezone(there)
    return moment.date(), moment.time()


def _shown(slot: Showing, here: ZoneInfo, there: ZoneInfo) -> Showing:
    if slot.day is None:
        return slot
    day, clock = _moved(slot.day, slot.clock, here, there)
    return replace(slot, day=day, clock=clock, clock_end=_moved(slot.day, slot.clock_end, here, there)[1])


def delete_items(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take out items and what hangs on them."""
    take_out_parts(conn, ids)
    delete(conn, "item", "id", ids)


def take_out_parts(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take out what hangs on items, in one pass of each table, as their indexes may be left aside."""
    delete_notes(conn, "item", ids)
    for table in _MAKE:
        delete(conn, table, "item_id", ids)


def _kept(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    known = conn.execute(
        "SELECT id, no, first_seen FROM item WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),)
    )
    return {id: (no, first_seen) for id, no, first_seen in known}


def row(
    d: ItemDraft, home: Home, kept: tuple[int, str], content_hash: str, now: str
) -> tuple[str | int | None, ...]:
    """The row of an item, as ``COLUMNS`` says; ``kept`` are its number and its first sight."""
    year, zone = home
    no, first_seen = kept
    return (
        no, d.id, d.event_id, d.kind, d.subkind, d.title, key(d.title), d.title_origin, d.abstract, d.summary,
        d.series, d.parent_id, d.session, d.slot, d.slots, iso(d.day), clock_text(d.clock),
        clock_text(d.clock_end), clock_text(d.session_clock), _starts_utc(d, zone), d.room, d.award, d.track,
        d.status, json.dumps(d.outside) if d.outside else _NONE,
        year or (d.day.year if d.day else None), content_hash, first_seen, now, d.published, d.language,
        d.tldr,
    )  # fmt: skip


def clock_text(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None


def _starts_utc(d: ItemDraft, zone: str | None) -> str | None:
    """Start of the item, or else of its session: what a programme is sorted by."""
    clock = d.clock or d.session_clock
    if d.day is None or clock is None or not zone:
        return None
    start = datetime.combine(d.day, clock, ZoneInfo(zone)).astimezone(UTC)
    return start.strftime("%Y-%m-%dT%H:%M:%SZ")


def _slots(d: ItemDraft) -> Iterable[Values]:
    return ((iso(s.day), clock_text(s.clock), clock_text(s.clock_end), s.session, s.room) for s in d.more)


def _credits(d: ItemDraft) -> Iterable[Values]:
    return ((c.person_id, c.role, c.affiliation, int(c.implied)) for c in d.credits)


def _names(d: ItemDraft) -> Iterable[Values]:
    return ((name, key(name), squeezed(name)) for name in d.other_names)


_Make = Callable[[ItemDraft], Iterable[Values]]
_MAKE: dict[str, tuple[str, tuple[str, ...], _Make]] = {
    "item_name": ("other_names", ("name", "key", "squeezed"), _names),
    "item_topic": ("topics", ("topic", "key"), lambda d: ((topic, key(topic)) for topic in d.topics)),
    "item_link": (
        "links", ("kind", "url", "source_id"), lambda d: ((k.kind, k.url, k.source_id) for k in d.links),
    ),
    "item_identifier": (
        "identifiers", ("scheme", "value"), lambda d: ((i.scheme, i.value) for i in d.identifiers),
    ),
    "item_source": ("sources", ("source_id", "line"), lambda d: d.sources),
    "item_organisation": (
        "organisations", ("name", "key"), lambda d: ((name, key(name)) for name in d.organisations),
    ),
    "credit": ("credits", ("person_id", "role", "affiliation", "implied"), _credits),
    "item_system": ("system_ids", ("system_id",), lambda d: ((id,) for id in d.system_ids)),
    "item_slot": ("more", ("day", "clock", "clock_end", "session", "room"), _slots),
    "item_detail": ("details", ("key", "value"), lambda d: d.details),
}  # fmt: skip
"""Of each table the draft's field, the columns between item and position, and how rows are made."""
_parts_of = attrgetter(*(field for field, _, _ in _MAKE.values()))
