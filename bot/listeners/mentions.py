"""Mentions in a channel: answered in the thread."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.people import teller
from bot.listeners.talking import Said, talked
from bot.names import MENTION
from bot.workspaces import Member

_NAMES = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")


def register(app: App, desk: Desk) -> None:
    """Listen to being named."""

    @app.event(MENTION)
    def mention(event: dict[str, Any], body: dict[str, Any]) -> None:
        if "user" in event and not event.get("bot_id") and "edited" not in event:
            text = _NAMES.sub(" ", event.get("text", "")).strip()
            tell, said = teller(desk, body), Said.of(event, Member.of(body), text, alone=False)
            desk.later(lambda: talked(desk, said, tell), tell)
