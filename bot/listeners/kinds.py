"""What kind of request each one is, for the log and the metrics: one of few words, whatever Slack sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.desk import Desk
from bot.names import COMMAND, DIGEST, MENTION, MESSAGE
from bot.watching import trips
from bot.workspaces import team_of

_COMMANDS = {COMMAND: "conf", DIGEST: "digest"}
_EVENTS = {MESSAGE: "message", MENTION: "mention", "app_home_opened": "home", "link_shared": "link"}
_INTERACTIONS = {
    "block_actions": "press",
    "block_suggestion": "suggestion",
    "view_submission": "submission",
    "view_closed": "closing",
    "shortcut": "shortcut",
    "message_action": "shortcut",
}


def register(app: App, _desk: Desk) -> None:
    """Name each request before anything else looks at it."""

    def name(body: dict[str, Any], next_: Callable[[], None]) -> None:
        trips.called(kind_of(body), team_of(body))
        next_()

    app.middleware(name)


def kind_of(body: dict[str, Any]) -> str:
    """The word for a payload."""
    if "command" in body:
        return _COMMANDS.get(body["command"], "command")
    if isinstance(body.get("event"), dict):
        return _EVENTS.get(str(body["event"].get("type")), "event")
    return _INTERACTIONS.get(str(body.get("type")), trips.OTHER)
