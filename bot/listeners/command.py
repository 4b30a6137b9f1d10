"""``/conf``: answered to the asker alone, inside the acknowledgement unless it is about what is theirs."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse

from bot.answering import is_personal
from bot.desk import Desk, Tell
from bot.listeners.files import answered
from bot.listeners.people import for_asker
from bot.names import COMMAND
from bot.views import State
from bot.workspaces import Member, team_of


def register(app: App, desk: Desk) -> None:
    """Listen to the slash command."""

    @app.command(COMMAND)
    def conf(command: dict[str, Any]) -> BoltResponse:
        state, member = State(command.get("text", "")), Member.of(command)
        if not is_personal(state):
            return for_asker(desk.show(state, member, share=True).message)
        desk.later(lambda: _theirs(desk, state, command), _teller(desk, command))
        return BoltResponse(status=200, body="")


def _theirs(desk: Desk, state: State, command: dict[str, Any]) -> None:
    """What is the asker's own may take a file with it: that is told at the address that Slack gave."""
    reply = desk.show(state, Member.of(command))
    answered(desk, Member.of(command), reply, _teller(desk, command), command["channel_id"], "")


def _teller(desk: Desk, command: dict[str, Any]) -> Tell:
    poster = desk.poster(team_of(command))
    return lambda message: poster.respond(command["response_url"], message, response_type="ephemeral")
