"""Direct messages: each one is a question, or goes on with the one before."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.people import teller
from bot.listeners.talking import Said, talked
from bot.names import MESSAGE
from bot.workspaces import Member

_WRITTEN = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that someone wrote; the others are edits, deletions and notices."""


def register(app: App, desk: Desk) -> None:
    """Listen to what people write to the app itself."""

    @app.event(MESSAGE)
    def direct(event: dict[str, Any], body: dict[str, Any]) -> None:
        if _is_question(event):
            tell, said = (
                teller(desk, body),
                Said.of(event, Member.of(body), event.get("text", ""), alone=True),
            )
            desk.later(lambda: talked(desk, said, tell), tell)


def _is_question(event: dict[str, Any]) -> bool:
    by_person = "user" in event and not event.get("bot_id")
    return by_person and event.get("channel_type") == "im" and event.get("subtype") in _WRITTEN
