"""A workspace removes the app, or its token is revoked: both may be told late, twice, and in any order."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.digests.reasons import NOT_ACCEPTED
from bot.names import REVOKED, UNINSTALLED
from bot.workspaces import team_of
from store.errors import Busy, StoreError

FRESH = timedelta(minutes=1)
"""Slack tells at once; what comes later may be overtaken by a new installation."""
_TRIES = 3
"""Each waits half a second for the lock, and Slack for three seconds in all."""
_DEAD = (
    "token_revoked",
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "app_uninstalled",
    "token_expired",
)
Json = dict[str, Any]
_log = logging.getLogger(__name__)


def is_farewell(body: Json) -> bool:
    """Whether this tells of an end; it comes when the app is not installed any more."""
    return (body.get("event") or {}).get("type") in (UNINSTALLED, REVOKED)


def uninstalled(desk: Desk, body: Json) -> None:
    """Delete all that is kept of the workspace, at once."""
    team = team_of(body)
    if not team or _is_overtaken(desk, body, team):
        return
    for _ in range(_TRIES):
        try:
            report = desk.store.purge(team)
        except Busy:
            continue
        desk.forget(team)
        _log.warning("workspace %s uninstalled the app: deleted %d records of it", team, report.total)
        desk.later(lambda: _scrub(desk), lambda _: None)
        return
    _log.error("workspace %s uninstalled the app, and the database is locked: %s", team, _by_hand(team))


def revoked(desk: Desk, body: Json) -> None:
    """Post nothing more there; what is kept stays until the app is uninstalled: it may be installed anew."""
    team = team_of(body)
    if not team or not body["event"].get("tokens", {}).get("bot") or _is_overtaken(desk, body, team):
        return
    paused = desk.store.revoke(team, NOT_ACCEPTED, desk.clock.now())
    desk.forget(team)
    _log.error(
        "the token of workspace %s was revoked: %d digests paused; install the app there again, or put the"
        " new token into SLACK_BOT_TOKEN and restart", team, paused,
    )  # fmt: skip


def _is_overtaken(desk: Desk, body: Json, team: str) -> bool:
    """Whether the app is there again since: what comes late holds only if the token is dead."""
    told = datetime.fromtimestamp(int(body.get("event_time") or 0), UTC)
    if desk.clock.now() - told < FRESH:
        return False
    try:
        desk.client(team).auth_test()
    except SlackApiError as error:
        if error.response.get("error") in _DEAD:
            return False
    except (OSError, HTTPException):
        pass
    else:
        _log.warning("a late farewell of workspace %s is left aside: its token is good", team)
        return True
    _log.error("a late farewell of workspace %s could not be checked: if it left, %s", team, _by_hand(team))
    return True


def _by_hand(team: str) -> str:
    return f"delete what is kept of it with `hallway purge --team {team}`"


def _scrub(desk: Desk) -> None:
    """The records are gone; now their traces in the file."""
    try:
        clean = desk.store.scrub()
    except StoreError as error:
        clean = False
        _log.info("%s", error)
    if not clean:
        _log.warning(
            "traces of what was deleted stay in the file until the next deletion, or `hallway purge`"
        )
