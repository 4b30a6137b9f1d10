"""Buttons that lead somewhere: each carries where."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot import views
from bot.desk import Desk
from bot.listeners.people import Press, teller
from bot.views import Message


def register(app: App, desk: Desk) -> None:
    """Listen to every press that no other feature took, those of buttons long gone included."""

    @app.action(re.compile(""))
    def go(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        desk.later(lambda: _there(desk, Press.of(body)), teller(desk, body))


def _there(desk: Desk, press: Press) -> Message:
    state = views.decode(press.value)
    if state is None:
        return views.stale_button()
    return desk.show(state, press.member, share=press.ephemeral).message
