"""``/conf``: answered inside the acknowledgement, to the asker alone."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse

from bot.desk import Desk
from bot.listeners.people import for_asker
from bot.names import COMMAND
from bot.views import State
from bot.workspaces import Member


def register(app: App, desk: Desk) -> None:
    """Listen to the slash command."""

    @app.command(COMMAND)
    def conf(command: dict[str, Any]) -> BoltResponse:
        reply = desk.show(State(command.get("text", "")), Member.of(command), share=True)
        return for_asker(reply.message)
