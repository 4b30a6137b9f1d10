"""Subscriptions, and the book of who changed them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime
from typing import Any

from store.deliveries import Change, Profile, Schedule, Subscription
from store.team.times import moment, utc

_COLUMNS = """id, team, channel, profile, weekdays, hour, minute, zone, created_by, created_at, changed_by,
    changed_at, since, paused, paused_at"""


def add(
    conn: sqlite3.Connection, place: tuple[str, str], wish: tuple[Profile, Schedule], user: str, now: datetime
) -> int:
    """Make one for a ``(team, channel)``; its id."""
    columns = {
        "team": place[0], "channel": place[1], **_wish(*wish), "created_by": user, "created_at": utc(now),
        "changed_by": user, "changed_at": utc(now), "since": utc(now), "paused": "",
    }  # fmt: skip
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO subscription ({', '.join(columns)}) VALUES ({marks})"
    id = int(conn.execute(statement, tuple(columns.values())).lastrowid or 0)
    note(conn, id, user, "subscribed", now)
    return id


def change(
    conn: sqlite3.Connection, id: int, profile: Profile, schedule: Schedule, *, user: str, now: datetime
) -> None:
    """Give it another wish; another schedule holds from now on and not for days gone by."""
    before = one(conn, id)
    if before is None:
        return
    since = utc(now) if schedule != before.schedule else utc(before.since or before.created_at)
    columns = {**_wish(profile, schedule), "changed_by": user, "changed_at": utc(now), "since": since}
    _update(conn, id, columns)
    note(conn, id, user, "changed " + _difference(before, profile, schedule), now)


def pause(conn: sqlite3.Connection, id: int, reason: str, user: str, now: datetime) -> None:
    """Stop it until someone resumes it; the first reason stands."""
    before = one(conn, id)
    if before is None or before.paused:
        return
    _update(conn, id, {"paused": reason or "paused", "paused_at": utc(now)})
    note(conn, id, user, f"paused: {reason}" if reason else "paused", now)


def resume(conn: sqlite3.Connection, id: int, user: str, now: datetime) -> None:
    """Let it go on from now; what was due meanwhile is not made up for."""
    before = one(conn, id)
    if before is None or not before.paused:
        return
    _update(conn, id, {"paused": "", "paused_at": None, "since": utc(now)})
    note(conn, id, user, "resumed", now)


def remove(conn: sqlite3.Connection, id: int, user: str, now: datetime) -> None:
    """Take it away; its deliveries stay, as they say what the channel has had."""
    if one(conn, id) is None:
        return
    _update(conn, id, {"removed_at": utc(now)})
    note(conn, id, user, "removed", now)


def one(conn: sqlite3.Connection, id: int) -> Subscription | None:
    """The subscription, unless it was removed."""
    found = conn.execute(
        f"SELECT {_COLUMNS} FROM subscription WHERE id = ? AND removed_at IS NULL", (id,)
    ).fetchone()
    return _read(found) if found else None


def listed(conn: sqlite3.Connection, team: str, channel: str) -> tuple[Subscription, ...]:
    """Those of a team and channel, oldest first; empty names mean any."""
    rows = conn.execute(
        f"""SELECT {_COLUMNS} FROM subscription WHERE removed_at IS NULL
            AND (? = '' OR team = ?) AND (? = '' OR channel = ?) ORDER BY id""",
        (team, team, channel, channel),
    )
    return tuple(_read(row) for row in rows)


def concerning(conn: sqlite3.Connection, team: str, user: str) -> tuple[Subscription, ...]:
    """Those of a team that somebody set up or changed, oldest first."""
    rows = conn.execute(
        f"""SELECT {_COLUMNS} FROM subscription WHERE removed_at IS NULL AND team = ? AND id IN
            (SELECT subscription FROM subscription_change WHERE user = ?) ORDER BY id""",
        (team, user),
    )
    return tuple(_read(row) for row in rows)


def changes(conn: sqlite3.Connection, id: int) -> tuple[Change, ...]:
    """Who did what to it, oldest first; also after it was removed."""
    rows = conn.execute(
        "SELECT subscription, at, user, what FROM subscription_change WHERE subscription = ? ORDER BY id",
        (id,),
    )
    return tuple(Change(row[0], datetime.fromisoformat(row[1]), row[2], row[3]) for row in rows)


def note(conn: sqlite3.Connection, id: int, user: str, what: str, now: datetime) -> None:
    """Write down who did what."""
    conn.execute(
        "INSERT INTO subscription_change (subscription, at, user, what) VALUES (?, ?, ?, ?)",
        (id, utc(now), user, what),
    )


def _update(conn: sqlite3.Connection, id: int, columns: dict[str, Any]) -> None:
    marks = ", ".join(f"{name} = ?" for name in columns)
    conn.execute(f"UPDATE subscription SET {marks} WHERE id = ?", (*columns.values(), id))


def _wish(profile: Profile, schedule: Schedule) -> dict[str, Any]:
    return {
        "profile": json.dumps(asdict(profile), ensure_ascii=False),
        "weekdays": ",".join(map(str, schedule.weekdays)),
        "hour": schedule.hour,
        "minute": schedule.minute,
        "zone": schedule.zone,
    }


def _difference(before: Subscription, profile: Profile, schedule: Schedule) -> str:
    parts = []
    if profile != before.profile:
        parts.append("what it is about")
    if schedule != before.schedule:
        parts.append("when it comes")
    return " and ".join(parts) or "nothing"


def _read(row: tuple[Any, ...]) -> Subscription:
    fields: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(row[3]).items()}
    profile = Profile(**fields)
    weekdays = tuple(int(day) for day in row[4].split(",") if day)
    return Subscription(
        row[0], row[1], row[2], profile, Schedule(weekdays, row[5], row[6], row[7]),
        row[8], datetime.fromisoformat(row[9]), row[10], datetime.fromisoformat(row[11]),
        since=moment(row[12]), paused=row[13], paused_at=moment(row[14]),
    )  # fmt: skip
