"""The steps of one delivery, each fenced: who lost a claim changes nothing any more.

To be called within ``Database.writing()``, so that of two processes one comes first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta

from store.deliveries import Outcome, State
from store.team import merging
from store.team.subscriptions import pause
from store.team.times import utc

LONGEST_LEASE = timedelta(hours=1)
"""A lease that ends later than this from now was given before the clock was set back."""
_PACE = timedelta(seconds=1)
"""Slack's: one post a second in a channel, whichever process posts."""
STOPPED = "Hallway stopped while it was posting"


def recover(conn: sqlite3.Connection, now: datetime) -> None:
    """See to what a stopped process left: a claim may be taken anew, a post under way has become unknown."""
    stale = "(lease_until <= ? OR lease_until > ?)"
    times = (utc(now), utc(now + LONGEST_LEASE))
    conn.execute(
        f"""UPDATE delivery SET state = 'due', owner = '', lease_until = NULL, changed_at = ?
            WHERE state = 'claimed' AND {stale}""",
        (utc(now), *times),
    )
    conn.execute(
        f"""UPDATE delivery SET state = 'unknown', reason = ?, changed_at = ?
            WHERE state = 'sending' AND {stale}""",
        (STOPPED, utc(now), *times),
    )
    merging.release_stranded(conn, now)


def claim(
    conn: sqlite3.Connection, owner: str, now: datetime, lease: timedelta,
    without: tuple[str, ...] = (), behind: tuple[str, ...] = (),
) -> int:  # fmt: skip
    """Take what has waited longest, and merge into it what the channel missed; its id, or 0.

    In each channel one delivery at a time: the next one knows which items the channel has had by then.

    :param without: workspaces whose deliveries are left
    :param behind: those whose deliveries come after everybody else's
    """
    found = conn.execute(
        f"""SELECT d.id, d.subscription, d.due_at FROM delivery d JOIN subscription s ON s.id = d.subscription
           WHERE d.state = 'due' AND d.due_at <= ? AND (d.retry_at IS NULL OR d.retry_at <= ?)
             AND d.team NOT IN ({", ".join("?" * len(without))})
             AND s.paused = '' AND s.removed_at IS NULL
             AND NOT EXISTS (
               SELECT 1 FROM delivery o WHERE o.team = d.team AND o.channel = d.channel
                 AND (o.state IN ('claimed', 'sending')
                      OR (o.state = 'sent' AND o.changed_at > ? AND o.changed_at <= ?)))
           ORDER BY d.team IN ({", ".join("?" * len(behind))}), d.due_at, d.id LIMIT 1""",
        (utc(now), utc(now), *without, utc(now - _PACE), utc(now), *behind),
    ).fetchone()
    if found is None:
        return 0
    id = _newest(conn, found[1], now) or int(found[0])
    conn.execute(
        """UPDATE delivery SET state = 'claimed', owner = ?, lease_until = ?, attempts = attempts + 1,
               changed_at = ? WHERE id = ?""",
        (owner, utc(now + lease), utc(now), id),
    )
    merging.merge(conn, id, now)
    return id


def sending(
    conn: sqlite3.Connection, id: int, owner: str, items: Mapping[str, str], checked: int, now: datetime
) -> bool:
    """Write down what is about to be posted; False where the claim was lost, and nothing may be posted."""
    cursor = conn.execute(
        """UPDATE delivery SET state = 'sending', checked = ?, tried_at = ?,
               changed_at = ?, told_at = NULL, tell_at = NULL, tellings = 0
           WHERE id = ? AND owner = ? AND state = 'claimed' AND lease_until > ?""",
        (checked, utc(now), utc(now), id, owner, utc(now)),
    )
    if cursor.rowcount != 1:
        return False
    conn.execute("DELETE FROM delivery_item WHERE delivery = ?", (id,))
    rows = [(id, position, item, why) for position, (item, why) in enumerate(items.items())]
    conn.executemany("INSERT INTO delivery_item (delivery, position, item, why) VALUES (?, ?, ?, ?)", rows)
    return True


def settle(conn: sqlite3.Connection, id: int, owner: str, outcome: Outcome, now: datetime) -> bool:
    """Write down how it ended, with the pause that follows from it; False where the claim was lost.

    One that another process has called unknown meanwhile still takes the answer of the one who posted it.
    """
    cursor = conn.execute(
        """UPDATE delivery SET state = ?, ts = ?, reason = ?, retry_at = ?, lease_until = NULL, changed_at = ?
           WHERE id = ? AND owner = ? AND state IN ('claimed', 'sending', 'unknown')""",
        (outcome.state, outcome.ts, outcome.reason, _when(outcome.retry_at), utc(now), id, owner),
    )
    if cursor.rowcount != 1:
        return False
    if outcome.state is State.FAILED or outcome.pause:
        merging.release(conn, id, now)
    if outcome.pause:
        row = conn.execute("SELECT subscription FROM delivery WHERE id = ?", (id,)).fetchone()
        pause(conn, row[0], outcome.pause, "", now)
    return True


def quiet(conn: sqlite3.Connection, id: int, owner: str, checked: int, now: datetime) -> bool:
    """Write down that nothing was worth sending."""
    cursor = conn.execute(
        """UPDATE delivery SET state = 'quiet', checked = ?, lease_until = NULL, changed_at = ?
           WHERE id = ? AND owner = ? AND state = 'claimed'""",
        (checked, utc(now), id, owner),
    )
    return cursor.rowcount == 1


def fail(conn: sqlite3.Connection, subscription: int, period: str, reason: str) -> None:
    """Make one that is due a failed one, without an attempt."""
    conn.execute(
        "UPDATE delivery SET state = 'failed', reason = ? WHERE subscription = ? AND period = ?",
        (reason, subscription, period),
    )


def to_tell(
    conn: sqlite3.Connection, now: datetime, before: datetime, again: timedelta, hope: Mapping[str, datetime]
) -> int:
    """Take the oldest bad outcome that nobody was told of; its id, or 0. It comes again unless ``told``.

    :param before: those that were tried, or became unknown, after this are left: they may clear up
    :param again: the first pause until it comes again; it doubles each time
    :param hope: workspaces in which another moment than ``before`` counts for unknown ones
    """
    rows = conn.execute(
        """SELECT id, tellings, team, state, max(tried_at, changed_at) FROM delivery
           WHERE told_at IS NULL AND (tell_at IS NULL OR tell_at <= ?)
             AND (state = 'failed' OR (state = 'unknown' AND tried_at <= ? AND changed_at <= ?))
           ORDER BY due_at""",
        (utc(now), utc(before), utc(before)),
    )
    found = next((row for row in rows if row[3] == "failed" or row[4] <= utc(hope.get(row[2], before))), None)
    if found is None:
        return 0
    pause = min(again * 2 ** min(found[1], 10), timedelta(hours=6))
    conn.execute(
        "UPDATE delivery SET tell_at = ?, tellings = tellings + 1 WHERE id = ?", (utc(now + pause), found[0])
    )
    return int(found[0])


def told(conn: sqlite3.Connection, id: int, now: datetime) -> None:
    """The subscriber knows."""
    conn.execute(
        "UPDATE delivery SET told_at = ? WHERE id = ? AND state IN ('unknown', 'failed')", (utc(now), id)
    )


def _newest(conn: sqlite3.Connection, subscription: int, now: datetime) -> int:
    """The latest that is due: it tells of the others."""
    row = conn.execute(
        """SELECT id FROM delivery WHERE subscription = ? AND state = 'due' AND due_at <= ?
             AND (retry_at IS NULL OR retry_at <= ?) ORDER BY due_at DESC, id DESC LIMIT 1""",
        (subscription, utc(now), utc(now)),
    ).fetchone()
    return int(row[0]) if row else 0


def _when(moment: datetime | None) -> str | None:
    return utc(moment) if moment else None
