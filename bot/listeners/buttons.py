"""Buttons that lead somewhere: each carries where."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot import views
from bot.desk import Desk, Tell
from bot.listeners.files import answered
from bot.listeners.people import Press, teller
from bot.listeners.talking import pressed
from bot.views import Message


def register(app: App, desk: Desk) -> None:
    """Listen to every press that no other feature took, those of buttons long gone included."""

    @app.action(re.compile(""))
    def go(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        tell = teller(desk, body)
        desk.later(lambda: _there(desk, body, tell), tell)


def _there(desk: Desk, body: dict[str, Any], tell: Tell) -> Message | None:
    press = Press.of(body)
    state = views.decode(press.value)
    if state is None:
        return views.stale_button()
    # What others see leads to something that the presser alone sees.
    reply = desk.show(state, press.member, share=press.ephemeral)
    once = press.trace if press.message_ts else body.get("trigger_id", "")
    pressed(desk, press, body["actions"][0].get("action_ts", ""), reply)
    answered(desk, press.member, reply, tell, press.channel, once)
    return None
