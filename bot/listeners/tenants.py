"""Who is served: workspaces that have the app. And what is done when one removes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse

from bot import views
from bot.desk import Desk
from bot.listeners.people import for_asker
from bot.names import REVOKED, UNINSTALLED
from bot.tenants import leaving
from bot.views import Message
from bot.workspaces import team_of

Json = dict[str, Any]
_ANSWERS: dict[str, Json] = {
    "block_suggestion": {"options": []},
    "view_submission": {"response_action": "clear"},
}
"""What Slack needs for an answer, by the kind of interaction."""


def register(app: App, desk: Desk) -> None:
    """Look at every request first; listen to farewells."""

    def served(body: Json, next_: Callable[[], None]) -> BoltResponse | None:
        if not leaving.is_farewell(body) and not desk.workspaces.serves(team_of(body)):
            return _refused(desk, body)
        next_()
        return None

    app.middleware(served)

    def farewell(body: Json) -> BoltResponse:
        return BoltResponse(status=200 if leaving.settled(desk, body) else 503)

    for kind in (UNINSTALLED, REVOKED):
        app.event(kind)(farewell)


def _refused(desk: Desk, body: Json) -> BoltResponse:
    """Politely, to whoever asked, where they can be answered without a token."""
    message = views.not_installed(desk.install_at)
    if "command" in body:
        return for_asker(message)
    if body.get("response_url"):
        desk.apologise(message, lambda words: _reply(desk, body, words))
    answer = _ANSWERS.get(body.get("type", ""))
    if answer is None:
        return BoltResponse(status=200, body="")
    kind = "application/json;charset=utf-8"
    return BoltResponse(status=200, body=json.dumps(answer), headers={"content-type": kind})


def _reply(desk: Desk, body: Json, message: Message) -> None:
    poster, url = desk.poster(team_of(body)), body["response_url"]
    poster.respond(url, message, replace_original=False, response_type="ephemeral")
