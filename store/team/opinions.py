"""Feedback, where each person's last word on a thing counts, and saved items."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from store.deliveries import Feedback
from store.saved import Saved
from store.team.times import utc


def give(conn: sqlite3.Connection, said: Feedback) -> None:
    """Take a word in; an earlier one of the same person on the same thing is forgotten."""
    take_back(conn, (said.team, said.channel, said.user, said.about, said.value))
    conn.execute(
        "INSERT INTO feedback (team, channel, user, about, value, verdict, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (said.team, said.channel, said.user, said.about, said.value, said.verdict, utc(said.at)),
    )


def take_back(conn: sqlite3.Connection, key: tuple[str, str, str, str, str], verdict: str = "") -> bool:
    """Forget what ``(team, channel, user, about, value)`` was given; False where there was nothing.

    With a verdict only that one is forgotten, and no later one.
    """
    cursor = conn.execute(
        """DELETE FROM feedback WHERE team = ? AND channel = ? AND user = ? AND about = ? AND value = ?
             AND (? = '' OR verdict = ?)""",
        (*key, verdict, verdict),
    )
    return cursor.rowcount == 1


def feedback(conn: sqlite3.Connection, team: str, channel: str) -> tuple[Feedback, ...]:
    """What a channel's people said, oldest first."""
    rows = conn.execute(
        """SELECT team, channel, user, about, value, verdict, at FROM feedback
           WHERE team = ? AND channel = ? ORDER BY at, user, about, value""",
        (team, channel),
    )
    return tuple(Feedback(a, b, c, d, e, f, datetime.fromisoformat(at)) for a, b, c, d, e, f, at in rows)


def save(conn: sqlite3.Connection, kept: Saved) -> bool:
    """Keep an item for someone; False where it was kept already."""
    cursor = conn.execute(
        "INSERT INTO saved (team, user, item, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (kept.team, kept.user, kept.item, utc(kept.at)),
    )
    return cursor.rowcount == 1


def unsave(conn: sqlite3.Connection, team: str, user: str, item: str) -> bool:
    """Keep it no longer; False where it was not kept."""
    cursor = conn.execute("DELETE FROM saved WHERE team = ? AND user = ? AND item = ?", (team, user, item))
    return cursor.rowcount == 1


def unsave_all(conn: sqlite3.Connection, team: str, user: str, items: Iterable[str]) -> bool:
    """Keep none of them any longer; False where none was kept."""
    return sum(unsave(conn, team, user, item) for item in items) > 0


def saved_in(conn: sqlite3.Connection, team: str, channel: str) -> tuple[tuple[str, str], ...]:
    """``(user, item)`` of what was saved among the items that a channel has had."""
    rows = conn.execute(
        """SELECT DISTINCT saved.user, saved.item FROM saved
           JOIN delivery_item ON delivery_item.item = saved.item
           JOIN delivery ON delivery.id = delivery_item.delivery AND delivery.team = saved.team
           WHERE saved.team = ? AND delivery.channel = ? AND delivery.state = 'sent'
           ORDER BY saved.user, saved.item""",
        (team, channel),
    )
    return tuple((user, item) for user, item in rows)


def saved(conn: sqlite3.Connection, team: str, user: str) -> tuple[Saved, ...]:
    """What someone keeps, the latest first."""
    rows = conn.execute(
        "SELECT team, user, item, at FROM saved WHERE team = ? AND user = ? ORDER BY at DESC, item",
        (team, user),
    )
    return tuple(Saved(team, user, item, datetime.fromisoformat(at)) for team, user, item, at in rows)
