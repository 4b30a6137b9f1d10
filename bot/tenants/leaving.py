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
from bot.refusals import DEAD_TOKEN, word
from bot.workspaces import team_of
from store.errors import StoreError

FRESH = timedelta(minutes=1)
"""Slack tells at once; what comes later may be overtaken by a new installation."""
Json = dict[str, Any]
_log = logging.getLogger(__name__)


class _Doubtful(Exception):
    """Slack does not say whether the token is dead."""


def is_farewell(body: Json) -> bool:
    """Whether this tells of an end; it comes when the app is gone, and may be repeated safely."""
    return (body.get("event") or {}).get("type") in (UNINSTALLED, REVOKED)


def settled(desk: Desk, body: Json) -> bool:
    """See to a farewell; False where Slack must bring it again."""
    team, kind = team_of(body), body["event"]["type"]
    bots = body["event"].get("tokens", {}).get("bot")
    if not team or (kind == REVOKED and not bots):
        return True
    try:
        if not _is_overtaken(desk, body, team):
            (_uninstalled if kind == UNINSTALLED else _revoked)(desk, team)
    except (StoreError, _Doubtful) as error:
        remedy = f"if it does not come again, `hallway purge --team {team}` does what it asks for"
        _log.error("%s of workspace %s must wait (%s): %s", kind, team, error, remedy)
        return False
    return True


def _uninstalled(desk: Desk, team: str) -> None:
    """Delete all that is kept of the workspace, at once."""
    report = desk.store.purge(team)
    desk.forget(team)
    _log.warning("workspace %s uninstalled the app: deleted %d records of it", team, report.total)
    desk.later(lambda: _scrub(desk, team), lambda _: None)


def _revoked(desk: Desk, team: str) -> None:
    """Post nothing more there; what is kept stays until the app is uninstalled: it may be installed anew."""
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
    except (SlackApiError, OSError, HTTPException) as error:
        if word(error) in DEAD_TOKEN:
            return False
        raise _Doubtful(word(error)) from error
    _log.warning("a late farewell of workspace %s is left aside: its token is good", team)
    return True


def _scrub(desk: Desk, team: str) -> None:
    """The records are gone; now what work under way has left since, and the traces in the file."""
    try:
        if not desk.workspaces.serves(team):
            desk.store.purge(team)
        clean = desk.store.scrub(anew=False)
    except StoreError as error:
        clean = False
        _log.info("%s", error)
    if not clean:
        _log.warning(
            "traces of what was deleted stay in the file until the next deletion, or `hallway purge`"
        )
