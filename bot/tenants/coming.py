"""The app is in a workspace, for the first time or again: what stopped for want of that goes on."""

from __future__ import annotations

import logging

from bot.desk import Desk
from bot.digests.reasons import NOT_ACCEPTED, NOT_ALLOWED
from bot.workspaces import Member
from store.errors import StoreError

_POSTING = "chat:write"
_log = logging.getLogger(__name__)


def came(desk: Desk, team: str) -> None:
    """Look at the workspace anew, and resume the digests that wait for a good token; safe to repeat.

    What was due meanwhile is not made up for. Nothing is raised: people can resume their digests themselves.
    """
    desk.forget(team)
    reasons = (NOT_ACCEPTED, NOT_ALLOWED) if _POSTING in desk.workspaces.scopes(team) else (NOT_ACCEPTED,)
    try:
        resumed = desk.store.go_on(team, reasons, desk.clock.now())
        for user in {each.created_by for each in desk.store.subscriptions(team)} if resumed else ():
            desk.homes.refresh(Member(team, user))
    except StoreError as error:
        _log.warning("the digests of workspace %s must be resumed by hand: %s", team, error)
        return
    if resumed:
        _log.info("workspace %s has the app again: %d digests resumed", team, resumed)
