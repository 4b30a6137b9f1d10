"""Workspaces that have the app, and the states that were used for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from store.team.times import utc
from store.tenancy import Installation

_COLUMNS = "team, name, token, scopes, user, installed_at, enterprise, app, bot_user"


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


def is_used(conn: sqlite3.Connection, state: str) -> bool:
    """Whether something was installed with that state."""
    return conn.execute("SELECT 1 FROM oauth_state WHERE state = ?", (state,)).fetchone() is not None


def use(conn: sqlite3.Connection, state: str, until: datetime, now: datetime) -> bool:
    """Use a state up; False where it was. Those that are too old by now are forgotten."""
    conn.execute("DELETE FROM oauth_state WHERE until <= ?", (utc(now),))
    insert = "INSERT INTO oauth_state (state, until) VALUES (?, ?) ON CONFLICT DO NOTHING"
    return conn.execute(insert, (state, utc(until))).rowcount == 1


def _read(row: tuple[Any, ...]) -> Installation:
    team, name, token, scopes, user, at, enterprise, app, bot_user = row
    split = tuple(filter(None, scopes.split(",")))
    return Installation(team, name, token, split, user, datetime.fromisoformat(at), enterprise, app, bot_user)
