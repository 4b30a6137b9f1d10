"""Rows of sources and events."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from store.catalogue.drafts import EventDraft, SourceDraft
from store.catalogue.writing.notes import delete_notes, write_notes
from store.catalogue.writing.tables import Row, as_json, delete, insert, iso
from store.text import key, words


def write_sources(conn: sqlite3.Connection, drafts: Iterable[SourceDraft]) -> None:
    rows: Iterable[Row] = (
        {
            "id": d.id, "kind": d.kind, "title": d.title, "file": d.file, "url": d.url,
            "words": json.dumps(d.words),
        }
        for d in drafts
    )  # fmt: skip
    insert(conn, "source", rows)


def delete_sources(conn: sqlite3.Connection, ids: Iterable[str]) -> None:
    delete(conn, "source", "id", ids)


def write_events(conn: sqlite3.Connection, drafts: Sequence[EventDraft]) -> None:
    insert(conn, "event", (_row(draft) for draft in drafts))
    insert(conn, "event_name", (row for draft in drafts for row in _names(draft)))
    insert(conn, "event_source", (row for draft in drafts for row in _sources(draft)))
    for draft in drafts:
        write_notes(conn, "event", draft.id, draft.name, draft.notes)
        _write_facts(conn, draft)


def delete_events(conn: sqlite3.Connection, ids: Sequence[str]) -> None:
    of_events = "SELECT id FROM fact WHERE event_id IN (SELECT value FROM json_each(?))"
    facts = conn.execute(of_events, (as_json(ids),))
    delete(conn, "fact_fts", "rowid", [row[0] for row in facts])
    delete_notes(conn, "event", ids)
    for table in ("fact", "event_name", "event_source"):
        delete(conn, table, "event_id", ids)
    delete(conn, "event", "id", ids)


def _row(d: EventDraft) -> Row:
    return {
        "id": d.id, "series": d.series, "year": d.year, "label": d.label, "name": d.name,
        "starts": iso(d.starts), "ends": iso(d.ends), "zone": d.zone, "city": d.city, "venue": d.venue,
        "url": d.url, "parent_id": d.parent_id, "outside": json.dumps(d.outside), "position": d.position,
    }  # fmt: skip


def _names(d: EventDraft) -> Iterable[Row]:
    for position, name in enumerate(filter(None, dict.fromkeys((d.name, d.label, *d.other_names)))):
        yield {"event_id": d.id, "name": name, "key": key(name), "position": position}


def _sources(d: EventDraft) -> Iterable[Row]:
    for position, source_id in enumerate(d.source_ids):
        yield {"event_id": d.id, "source_id": source_id, "position": position}


def _write_facts(conn: sqlite3.Connection, d: EventDraft) -> None:
    for position, fact in enumerate(d.facts):
        values = (d.id, fact.key, fact.value, fact.text, fact.source_id, fact.preferred, position)
        cursor = conn.execute(
            "INSERT INTO fact (event_id, key, value, text, source_id, preferred, position)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)", values,
        )  # fmt: skip
        found = " ".join(words(fact.text))
        conn.execute("INSERT INTO fact_fts (rowid, text) VALUES (?, ?)", (cursor.lastrowid, found))
