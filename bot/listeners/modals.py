"""Modals: opened within Slack's three seconds, and shown anew when what was worked out is there."""

from __future__ import annotations

import logging
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot import views
from bot.desk import Desk
from bot.views import Message
from bot.views.message import Json

_TRIES, _PAUSE = 20, 0.25
_log = logging.getLogger(__name__)


def open_view(desk: Desk, team: str, trigger: str, view: Json) -> tuple[str, Message | None]:
    """Open a modal for whoever just did something: its id, or what to tell where that failed."""
    try:
        opened = desk.client(team).views_open(trigger_id=trigger, view=view)
    except (SlackApiError, OSError, HTTPException) as error:
        _log.warning("no modal opened: %s", word(error))
        return "", views.notice(
            "The form could not be opened: Slack took too long.", "Please try that again."
        )
    return str((opened.get("view") or {}).get("id", "")), None


def put(desk: Desk, team: str, view: Json, **where: Any) -> bool:
    """Show this in place of a modal, by its ``view_id`` or ``external_id``; False where it was closed.

    Slack knows an external id only once it has our acknowledgement, which may leave a moment later than this.
    """
    for _ in range(_TRIES if "external_id" in where else 1):
        try:
            desk.client(team).views_update(view=view, **where)
        except SlackApiError as error:
            if word(error) != "not_found":
                _log.warning("a modal was not replaced: %s", word(error))
                return False
        except (OSError, HTTPException) as error:
            _log.warning("a modal was perhaps not replaced: %s", word(error))
            return False
        else:
            return True
        desk.clock.wait(_PAUSE)
    return False


def word(error: Exception) -> str:
    """Slack's word for what went wrong, else the kind of error."""
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
