"""The app's own page: opened, searched on, and an answer on it closed."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.listeners.files import answered
from bot.listeners.people import Press, teller
from bot.names import HOME_OPENED
from bot.views import State, actions
from bot.workspaces import Member


def register(app: App, desk: Desk) -> None:
    """Listen to the page being opened, to what is typed into its box, and to Close."""

    @app.event(HOME_OPENED)
    def opened(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("tab", "home") == "home":
            member = Member.of(body)
            desk.later(lambda: desk.homes.open(member), lambda message: desk.homes.show(member, message))

    @app.action(actions.SEARCH)
    def search(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        desk.later(lambda: _found(desk, body), teller(desk, body))

    @app.action(actions.CLOSE)
    def close(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        member = Press.of(body).member
        desk.later(lambda: desk.homes.show(member, None), teller(desk, body))


def _found(desk: Desk, body: dict[str, Any]) -> None:
    """Show what was found on the page itself; an empty box takes the last answer away."""
    press = Press.of(body)
    if not press.value.strip():
        desk.homes.show(press.member, None)
        return
    reply = desk.show(State(press.value), press.member)
    answered(desk, press.member, reply, teller(desk, body), "", body.get("trigger_id", ""))
