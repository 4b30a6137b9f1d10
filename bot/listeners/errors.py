"""Errors outside queued work: told to the person who asked, and never answered with anything but 200."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse

from bot.desk import Desk
from bot.errors import explain
from bot.listeners.people import for_asker, teller


def register(app: App, desk: Desk) -> None:
    """Replace Bolt's own handler, whose 500 makes Slack retry or show a code."""

    @app.error
    def failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
        message = explain(error)
        if "command" in body:
            return for_asker(message)
        desk.apologise(message, teller(desk, body))
        return BoltResponse(status=200, body="")
