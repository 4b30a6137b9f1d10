"""Rows of items and of what hangs on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from operator import attrgetter
from zoneinfo import ZoneInfo

from store.catalogue.drafts import ItemDraft
from store.catalogue.writing.notes import write_notes
from store.catalogue.writing.parts import Renewal, clock_text, delete_parts
from store.catalogue.writing.tables import Values, as_json, delete, insert_rows, iso
from store.records import Showing
from store.text import key

Home = tuple[int | None, str | None]
"""Year and zone of an event."""
COLUMNS = (
    "no", "id", "event_id", "kind", "subkind", "title", "title_key", "title_origin", "abstract", "summary",
    "series", "parent_id", "session", "slot", "slots", "day", "clock", "clock_end", "session_clock",
    "starts_utc", "room", "award", "track", "status", "outside", "year", "content_hash", "first_seen",
    "last_changed", "published", "language", "tldr",
)  # fmt: skip
_NONE = "[]"
_row_of = attrgetter(
    "event_id", "kind", "subkind", "title", "title_origin", "abstract", "summary", "series", "parent_id",
    "session", "slot", "slots", "day", "clock", "clock_end", "session_clock", "room", "award", "track",
    "status", "outside", "published", "language", "tldr", "zone",
)  # fmt: skip
"""All that ``row`` takes of a draft."""
_WRITE_OVER = f"UPDATE item SET {' = ?, '.join(COLUMNS[2:])} = ? WHERE no = ?"


def write_items(
    conn: sqlite3.Connection,
    drafts: Sequence[ItemDraft],
    homes: Mapping[str, Home],
    now: str,
    renewal: Renewal,
) -> None:
    """Insert items; those known before are written over, under their old number and first sight.

    :param homes: by the id of the event
    :param renewal: takes care of what hangs on them
    """
    local = [in_zone(draft, homes[draft.event_id][1]) for draft in drafts]
    _write_rows(conn, [draft for draft in local if _is_news(draft, renewal)], homes, now)
    renewal.write(local)
    for draft in local:
        write_notes(conn, "item", draft.id, draft.title, draft.notes)


def _write_rows(
    conn: sqlite3.Connection, drafts: Sequence[ItemDraft], homes: Mapping[str, Home], now: str
) -> None:
    fresh = count(conn.execute("SELECT coalesce(max(no), 0) + 1 FROM item").fetchone()[0])
    kept = _kept(conn, [draft.id for draft in drafts])
    seen = [kept.get(draft.id) or (next(fresh), now) for draft in drafts]
    rows = [
        row(draft, homes[draft.event_id], each, "", now) for draft, each in zip(drafts, seen, strict=True)
    ]
    insert_items(conn, (each for each in rows if each[1] not in kept))
    conn.executemany(_WRITE_OVER, ((*each[2:], each[0]) for each in rows if each[1] in kept))


def _is_news(draft: ItemDraft, renewal: Renewal) -> bool:
    """Whether the row says something else than the one that this load wrote."""
    before = renewal.before.get(draft.id)
    return before is None or _row_of(draft) != _row_of(before)


def insert_items(conn: sqlite3.Connection, rows: Iterable[Values]) -> None:
    """Insert rows as ``row`` makes them."""
    insert_rows(conn, "item", COLUMNS, rows)


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
    delete_parts(conn, ids)
    delete(conn, "item", "id", ids)


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


def _starts_utc(d: ItemDraft, zone: str | None) -> str | None:
    """Start of the item, or else of its session: what a programme is sorted by."""
    clock = d.clock or d.session_clock
    if d.day is None or clock is None or not zone:
        return None
    start = datetime.combine(d.day, clock, ZoneInfo(zone)).astimezone(UTC)
    return start.strftime("%Y-%m-%dT%H:%M:%SZ")
