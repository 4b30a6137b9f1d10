"""Workspaces that have the app, and the states of installations under way."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from store.team.times import utc
from store.tenancy import Installation

_COLUMNS = "team, name, token, scopes, user, installed_at, enterprise, app, bot_user"
_MOST_STATES = 10_000
"""Anybody can begin an installation; older ones that were never finished make room."""


def put(conn: sqlite3.Connection, one: Installation) -> None:
    """Keep it, in the place of an earlier one of the same workspace."""
    values = (
        one.team, one.name, one.token, ",".join(one.scopes), one.user, utc(one.installed_at), one.enterprise,
        one.app, one.bot_user,
    )  # fmt: skip
    marks = ", ".join("?" * len(values))
    conn.execute("DELETE FROM installation WHERE team = ?", (one.team,))
    conn.execute(f"INSERT INTO installation ({_COLUMNS}) VALUES ({marks})", values)


def one(conn: sqlite3.Connection, team: str) -> Installation | None:
    row = conn.execute(f"SELECT {_COLUMNS} FROM installation WHERE team = ?", (team,)).fetchone()
    return _read(row) if row else None


def listed(conn: sqlite3.Connection) -> tuple[Installation, ...]:
    """All, by the id of the workspace."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM installation ORDER BY team")
    return tuple(_read(row) for row in rows)


def drop(conn: sqlite3.Connection, team: str) -> None:
    conn.execute("DELETE FROM installation WHERE team = ?", (team,))


def reseal(conn: sqlite3.Connection, tokens: Mapping[str, tuple[str, str]]) -> int:
    """Of each team the first sealed token, where it stands there still, by the second; how many."""
    statement = "UPDATE installation SET token = ? WHERE team = ? AND token = ?"
    return sum(conn.execute(statement, (new, team, old)).rowcount for team, (old, new) in tokens.items())


def issue(conn: sqlite3.Connection, state: str, until: datetime, now: datetime) -> None:
    """Write down that an installation has begun."""
    conn.execute("DELETE FROM oauth_state WHERE until <= ?", (utc(now),))
    conn.execute(
        """DELETE FROM oauth_state
           WHERE state IN (SELECT state FROM oauth_state ORDER BY until DESC LIMIT -1 OFFSET ?)""",
        (_MOST_STATES - 1,),
    )
    conn.execute("INSERT INTO oauth_state (state, until) VALUES (?, ?)", (state, utc(until)))


def consume(conn: sqlite3.Connection, state: str, now: datetime) -> bool:
    """Use a state up; False where it was used, is too old, or was never issued."""
    cursor = conn.execute("DELETE FROM oauth_state WHERE state = ? AND until > ?", (state, utc(now)))
    return cursor.rowcount == 1


def _read(row: tuple[Any, ...]) -> Installation:
    team, name, token, scopes, user, at, enterprise, app, bot_user = row
    split = tuple(filter(None, scopes.split(",")))
    return Installation(team, name, token, split, user, datetime.fromisoformat(at), enterprise, app, bot_user)
