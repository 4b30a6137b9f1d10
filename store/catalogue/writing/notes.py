"""Rows of notes and their full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from store.catalogue.drafts import NoteDraft
from store.catalogue.writing.tables import as_json, delete
from store.text import words

_INSERT = (
    "INSERT INTO note (about, subject_id, subject, text, source_id, kind, position)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def write_notes(
    conn: sqlite3.Connection, about: str, subject_id: str, subject: str, notes: Iterable[NoteDraft]
) -> None:
    """Write the notes about one thing in their order.

    :param about: ``event``, ``item`` or ``person``
    :param subject: how people call the thing
    """
    for position, note in enumerate(notes):
        values = (about, subject_id, subject, note.text, note.source_id, note.kind, position)
        cursor = conn.execute(_INSERT, values)
        found = " ".join(words(note.text))
        conn.execute("INSERT INTO note_fts (rowid, text) VALUES (?, ?)", (cursor.lastrowid, found))


def delete_notes(conn: sqlite3.Connection, about: str, ids: Sequence[str]) -> None:
    found = conn.execute(
        "SELECT id FROM note WHERE about = ? AND subject_id IN (SELECT value FROM json_each(?))",
        (about, as_json(ids)),
    )
    gone = [row[0] for row in found]
    if gone:  # to be asked to delete nothing, too, makes every full text write its index down
        delete(conn, "note_fts", "rowid", gone)
        delete(conn, "note", "id", gone)
