"""The two shortcuts: a modal opens at once, what is looked up comes into it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.answering import Reply
from bot.desk import Desk
from bot.errors import explain
from bot.listeners.modals import open_view, put
from bot.listeners.people import teller
from bot.names import FIND, FIND_PAPER, LOOK_SOMETHING_UP, LOOK_UP
from bot.views import Message, screens, search
from bot.workspaces import Member, team_of

Json = dict[str, Any]
_LINES = 5
"""Lines of a message that are looked up one by one where all of it leads nowhere."""


def register(app: App, desk: Desk) -> None:
    """Listen to both, and to what is typed into their modals."""

    @app.global_shortcut(LOOK_UP)
    def look_up(ack: Ack, body: Json) -> None:
        ack()
        view = screens.asking(LOOK_SOMETHING_UP)
        desk.later(lambda: _open(desk, body, view)[1], teller(desk, body))

    @app.message_shortcut(FIND)
    def find(ack: Ack, body: Json) -> None:
        ack()
        desk.later(lambda: _find(desk, body), teller(desk, body))

    @app.view(screens.LOOKED_UP)
    def typed(ack: Ack, body: Json, view: Json) -> None:
        name, title = f"lookup-{secrets.token_hex(8)}", view["title"]["text"]
        ack(response_action="update", view=screens.looking(title, name))
        desk.later(
            lambda: _fill(desk, Member.of(body), screens.typed(view), title, {"external_id": name}),
            teller(desk, body),
        )


def _find(desk: Desk, body: Json) -> Message | None:
    """What a message speaks of; the modal stands there while that is looked up."""
    said = str((body.get("message") or {}).get("text") or "").strip()
    view = screens.looking(FIND_PAPER) if said else screens.asking(FIND_PAPER)
    id, trouble = _open(desk, body, view)
    if trouble or not said:
        return trouble
    _fill(desk, Member.of(body), said, FIND_PAPER, {"view_id": id})
    return None


def _open(desk: Desk, body: Json, view: Json) -> tuple[str, Message | None]:
    return open_view(desk, team_of(body), body["trigger_id"], view)


def _fill(desk: Desk, member: Member, text: str, title: str, where: Json) -> None:
    """Look it up, and show in the modal what was found; what went wrong stands there too."""
    try:
        message = _best(desk, text, member).message
    except Exception as error:  # noqa: BLE001 - whoever waits in front of the modal is told in it
        message = explain(error)
    put(desk, member.team, screens.answer(title, message), **where)


def _best(desk: Desk, text: str, member: Member) -> Reply:
    """The item that it names, in full, where that is one and the only one; else the best few."""

    def look(piece: str) -> Reply:
        return desk.show(search(piece), member)

    reply = next(filter(_found, map(look, _pieces(text))), None) or look(text)
    found = reply.results
    if found and found.total == 1 and len(found.lookup.identifiers) == 1:
        return desk.show(replace(search(reply.query), item=found.matches[0].item.id), member)
    return reply


def _pieces(text: str) -> list[str]:
    """All of it, and then line by line: a title may stand in a line of its own."""
    lines = [line.strip() for line in text.splitlines() if len(line.split()) > 1]
    return [text, *lines[:_LINES]]


def _found(reply: Reply) -> bool:
    return reply.results is not None and bool(reply.results.matches)
