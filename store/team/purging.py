"""What is kept of a workspace and of a person, table by table, and how it is deleted.

To be called within ``Database.writing()``. Whoever adds a table about a team or a person adds it here; a test
holds the schema against these two lists.
"""

from __future__ import annotations

import sqlite3

from store.tenancy import DELETED_USER, PurgeReport

_ITS_DELIVERIES = "delivery IN (SELECT id FROM delivery WHERE team = :team)"
_ITS_SUBSCRIPTIONS = "subscription IN (SELECT id FROM subscription WHERE team = :team)"
_KEYS = "instr(':' || key || ':', ':' || :{0} || ':') > 0"
"""Keys of what was seen name teams and people between colons."""

OF_TEAM = {
    "delivery_item": ("items of digests", _ITS_DELIVERIES),
    "delivery": ("digests posted or due", "team = :team"),
    "subscription_change": ("notes on who changed a subscription", _ITS_SUBSCRIPTIONS),
    "subscription": ("subscriptions", "team = :team"),
    "feedback": ("opinions", "team = :team"),
    "saved": ("saved items", "team = :team"),
    "home": ("marks of who opened the Home tab", "team = :team"),
    "turn": ("questions of the last hours", "team = :team"),
    "seen": ("marks of requests", _KEYS.format("team")),
    "installation": ("token and name of the workspace", "team = :team"),
}
"""In an order that foreign keys allow: what is deleted of a team, in words and as a condition."""

OF_USER = {
    "feedback": ("opinions", "team = :team AND user = :user"),
    "saved": ("saved items", "team = :team AND user = :user"),
    "home": ("marks of who opened the Home tab", "team = :team AND user = :user"),
    "turn": ("questions of the last hours", "team = :team AND user = :user"),
    "seen": ("marks of requests", _KEYS.format("user")),
}
"""The same of one person."""

NAMING_USER = {
    ("subscription", "created_by"): ("names of who made a subscription", "team = :team"),
    ("subscription", "changed_by"): ("names of who last changed a subscription", "team = :team"),
    ("subscription_change", "user"): ("names in notes on who changed a subscription", _ITS_SUBSCRIPTIONS),
    ("installation", "user"): ("name of who installed the app", "team = :team"),
}
"""What goes on for others and only ceases to name that person."""

WITHOUT_ANYBODY = ("mark", "oauth_state", "operation", "sync", "sync_change")
"""Tables that say nothing of teams and people; operators are named, who are no users of Slack."""


def purge(conn: sqlite3.Connection, team: str, user: str, *, dry_run: bool) -> PurgeReport:
    """Delete all that is kept of a team or, where one is named, of one person in it."""
    names = {"team": team, "user": user, "deleted": DELETED_USER}
    counts: dict[str, int] = {}
    for table, (what, which) in (OF_USER if user else OF_TEAM).items():
        counts[what] = _count(conn, f"FROM {table} WHERE {which}", names)
        if not dry_run:
            conn.execute(f"DELETE FROM {table} WHERE {which}", names)
    for (table, column), (what, which) in NAMING_USER.items() if user else ():
        where = f"{which} AND {column} = :user"
        counts[what] = _count(conn, f"FROM {table} WHERE {where}", names)
        if not dry_run:
            conn.execute(f"UPDATE {table} SET {column} = :deleted WHERE {where}", names)
    return PurgeReport(team, user, tuple((what, count) for what, count in counts.items() if count))


def teams(conn: sqlite3.Connection) -> tuple[str, ...]:
    """Ids of the workspaces of which anything is kept."""
    tables = [table for table, (_, which) in OF_TEAM.items() if which == "team = :team"]
    rows = conn.execute(" UNION ".join(f"SELECT team FROM {table}" for table in tables) + " ORDER BY team")
    return tuple(row[0] for row in rows)


def _count(conn: sqlite3.Connection, where: str, names: dict[str, str]) -> int:
    return int(conn.execute(f"SELECT count(*) {where}", names).fetchone()[0])
