"""Rows of items and of what hangs on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from store.catalogue.drafts import EventDraft, ItemDraft
from store.catalogue.writing.notes import delete_notes, write_notes
from store.catalogue.writing.tables import Row, as_json, delete, insert, iso
from store.text import key, squeezed


def write_items(
    conn: sqlite3.Connection,
    drafts: Sequence[ItemDraft],
    events: Mapping[str, EventDraft],
    hashes: Mapping[str, str],
    now: str,
) -> None:
    """Insert items, those known before under their old number and first sight."""
    kept = _take_out(conn, [draft.id for draft in drafts])
    rows: Iterable[Row] = (
        {
            **_row(draft, events[draft.event_id]),
            "no": kept.get(draft.id, (None, now))[0],
            "first_seen": kept.get(draft.id, (None, now))[1],
            "content_hash": hashes[draft.id],
            "last_changed": now,
        }
        for draft in drafts
    )
    insert(conn, "item", rows)
    for table, parts in _MAKE.items():
        hanging = (_part(d, position, part) for d in drafts for position, part in enumerate(parts(d)))
        insert(conn, table, hanging)
    for draft in drafts:
        write_notes(conn, "item", draft.id, draft.title, draft.notes)


def delete_items(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    delete_notes(conn, "item", ids)
    for table in _MAKE:
        delete(conn, table, "item_id", ids)
    delete(conn, "item", "id", ids)


def _take_out(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[int | None, str]]:
    known = conn.execute(
        "SELECT id, no, first_seen FROM item WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),)
    )
    kept = {id: (no, first_seen) for id, no, first_seen in known}
    if kept:
        delete_items(conn, list(kept))
    return kept


def _row(d: ItemDraft, event: EventDraft) -> Row:
    return {
        "id": d.id, "event_id": d.event_id, "kind": d.kind, "subkind": d.subkind, "title": d.title,
        "title_key": key(d.title), "title_origin": d.title_origin, "abstract": d.abstract,
        "summary": d.summary, "series": d.series, "parent_id": d.parent_id, "session": d.session,
        "slot": d.slot, "slots": d.slots,
        "day": iso(d.day), "clock": _clock(d.clock), "clock_end": _clock(d.clock_end),
        "session_clock": _clock(d.session_clock), "starts_utc": _starts_utc(d, event.zone), "room": d.room,
        "award": d.award, "track": d.track, "status": d.status, "outside": json.dumps(d.outside),
        "year": event.year or (d.day.year if d.day else None),
    }  # fmt: skip


def _clock(clock: time | None) -> str | None:
    return clock.strftime("%H:%M") if clock else None


def _starts_utc(d: ItemDraft, zone: str | None) -> str | None:
    """Start of the item, or else of its session: what a programme is sorted by."""
    clock = d.clock or d.session_clock
    if d.day is None or clock is None or not zone:
        return None
    start = datetime.combine(d.day, clock, ZoneInfo(zone)).astimezone(UTC)
    return start.strftime("%Y-%m-%dT%H:%M:%SZ")


def _part(d: ItemDraft, position: int, part: Row) -> Row:
    return {"item_id": d.id, **part, "position": position}


def _names(d: ItemDraft) -> Iterable[Row]:
    return ({"name": name, "key": key(name), "squeezed": squeezed(name)} for name in d.other_names)


def _topics(d: ItemDraft) -> Iterable[Row]:
    return ({"topic": topic, "key": key(topic)} for topic in d.topics)


def _links(d: ItemDraft) -> Iterable[Row]:
    return ({"kind": link.kind, "url": link.url, "source_id": link.source_id} for link in d.links)


def _identifiers(d: ItemDraft) -> Iterable[Row]:
    return ({"scheme": identifier.scheme, "value": identifier.value} for identifier in d.identifiers)


def _sources(d: ItemDraft) -> Iterable[Row]:
    return ({"source_id": source_id, "line": line} for source_id, line in d.sources)


def _organisations(d: ItemDraft) -> Iterable[Row]:
    return ({"name": name, "key": key(name)} for name in d.organisations)


def _credits(d: ItemDraft) -> Iterable[Row]:
    return (
        {"person_id": c.person_id, "role": c.role, "affiliation": c.affiliation, "implied": int(c.implied)}
        for c in d.credits
    )


def _systems(d: ItemDraft) -> Iterable[Row]:
    return ({"system_id": system_id} for system_id in d.system_ids)


_MAKE: dict[str, Callable[[ItemDraft], Iterable[Row]]] = {
    "item_name": _names, "item_topic": _topics, "item_link": _links, "item_identifier": _identifiers,
    "item_source": _sources, "item_organisation": _organisations, "credit": _credits, "item_system": _systems,
}  # fmt: skip
