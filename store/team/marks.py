"""The store's door to what happened to the file as a whole, and to what a restore leaves in doubt."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from store.database import Database
from store.deliveries import Delivery, State
from store.marks import Mark, MarkName
from store.team.times import utc

_APART = 100_000
"""New numbers of held-back deliveries are so much higher: the lost ones may stand on buttons in Slack."""


class Marks:
    """Ticks, restores, and deliveries in doubt. Part of ``Store``."""

    _team: Database

    def mark(self, mark: Mark) -> None:
        """Write down the latest of its kind; the earlier one is forgotten. Does not wait for the disk."""
        statement = """INSERT INTO mark (name, at, what) VALUES (?, ?, ?)
                       ON CONFLICT (name) DO UPDATE SET at = excluded.at, what = excluded.what"""
        self._team.note(statement, (mark.name, utc(mark.at), mark.what))

    def marked(self, name: MarkName) -> Mark | None:
        """The latest of a kind."""
        with self._team.reading() as conn:
            row = conn.execute("SELECT at, what FROM mark WHERE name = ?", (name,)).fetchone()
        return Mark(name, datetime.fromisoformat(row[0]), row[1]) if row else None

    def adopt(self, later: Iterable[Delivery]) -> int:
        """Take over how deliveries ended, from a later state of this file; how many are new here.

        Only those that are not settled here, and have a subscription and a period here.
        """
        ended = [each for each in later if each.state in (State.SENT, State.QUIET, State.MERGED)]
        with self._team.writing() as conn:
            ids = {each.id: id for each in ended if (id := _open(conn, each))}
            for each in ended:
                if each.id in ids:
                    _end(conn, ids[each.id], each, ids.get(each.merged_into))
        return len(ids)

    def hold_back(self, reason: str, now: datetime) -> int:
        """Make unknown all that is not settled: after a restore it may have been posted; how many are.

        Of each subscription the latest one is, and the earlier ones are merged into it; whoever subscribed is
        told, and decides. None of them keeps the key it would be recognised by, as it may have been posted
        under another one.
        """
        with self._team.writing() as conn:
            _renumber(conn)
            held = _in_doubt(conn, reason, now)
            _merge(conn, now)
        return held


def _open(conn: sqlite3.Connection, later: Delivery) -> int:
    """The id here of one that is not settled here; else 0."""
    row = conn.execute(
        """SELECT id FROM delivery WHERE subscription = ? AND period = ?
           AND state IN ('due', 'claimed', 'sending', 'unknown')""",
        (later.subscription, later.period),
    ).fetchone()
    return int(row[0]) if row else 0


def _end(conn: sqlite3.Connection, id: int, later: Delivery, merged_into: int | None) -> None:
    conn.execute(
        """UPDATE delivery SET state = ?, ts = ?, key = ?, checked = ?, merged_into = ?, owner = '',
               lease_until = NULL, reason = '', changed_at = ? WHERE id = ?""",
        (
            later.state,
            later.ts,
            later.key,
            later.checked,
            merged_into,
            utc(later.changed_at or later.due_at),
            id,
        ),
    )
    conn.execute("DELETE FROM delivery_item WHERE delivery = ?", (id,))
    rows = [(id, place, *each) for place, each in enumerate(zip(later.items, later.why, strict=True))]
    conn.executemany("INSERT INTO delivery_item (delivery, position, item, why) VALUES (?, ?, ?, ?)", rows)


def _renumber(conn: sqlite3.Connection) -> None:
    """Those that were never tried; what is part of one stays so."""
    untried = "state IN ('due', 'claimed') AND tried_at IS NULL"
    conn.execute(
        f"""UPDATE delivery SET merged_into = merged_into + {_APART}
            WHERE merged_into IN (SELECT id FROM delivery WHERE {untried})"""
    )
    conn.execute(f"UPDATE delivery SET id = id + {_APART} WHERE {untried}")


def _in_doubt(conn: sqlite3.Connection, reason: str, now: datetime) -> int:
    cursor = conn.execute(
        """UPDATE delivery SET state = 'unknown', reason = ?, key = '', owner = '', lease_until = NULL,
               retry_at = NULL, tried_at = COALESCE(tried_at, due_at), told_at = NULL, tell_at = NULL,
               tellings = 0, changed_at = ?
           WHERE state IN ('due', 'claimed', 'sending', 'unknown')""",
        (reason, utc(now)),
    )
    return cursor.rowcount


def _merge(conn: sqlite3.Connection, now: datetime) -> None:
    latest = """SELECT n.id FROM delivery n
                WHERE n.subscription = delivery.subscription AND n.state = 'unknown'
                ORDER BY n.due_at DESC, n.id DESC LIMIT 1"""
    pairs = conn.execute(
        f"SELECT id, ({latest}) FROM delivery WHERE state = 'unknown' AND id <> ({latest})"
    ).fetchall()
    for id, into in pairs:
        conn.execute("UPDATE delivery SET merged_into = ? WHERE merged_into = ?", (into, id))
        conn.execute(
            "UPDATE delivery SET state = 'merged', merged_into = ?, changed_at = ? WHERE id = ?",
            (into, utc(now), id),
        )
