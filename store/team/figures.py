"""Numbers about the team's side."""

from __future__ import annotations

import sqlite3

from store.deliveries import State
from store.figures import SyncFigures, TeamFigures
from store.team.times import moment

_OPEN = (State.DUE, State.CLAIMED, State.SENDING, State.UNKNOWN, State.FAILED)
_DELIVERIES = (
    f"SELECT state, count(*) FROM delivery WHERE state IN ({', '.join('?' * len(_OPEN))}) GROUP BY state"
)
_SUBSCRIPTIONS = "SELECT paused <> '', count(*) FROM subscription WHERE removed_at IS NULL GROUP BY 1"
_SYNCS = "SELECT id, failures, done_at, paused <> '' FROM sync WHERE removed_at IS NULL ORDER BY id"


def figures(conn: sqlite3.Connection) -> TeamFigures:
    """Counted now."""
    deliveries = dict.fromkeys(map(str, _OPEN), 0) | dict(conn.execute(_DELIVERIES, _OPEN).fetchall())
    subscriptions = {bool(paused): count for paused, count in conn.execute(_SUBSCRIPTIONS)}
    syncs = tuple(
        SyncFigures(id, failures, moment(done_at), bool(paused))
        for id, failures, done_at, paused in conn.execute(_SYNCS)
    )
    return TeamFigures(deliveries, subscriptions.get(False, 0), subscriptions.get(True, 0), syncs)
