"""Save and Remove, wherever an item is shown: what was pressed is shown again, as it is now."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot import views
from bot.desk import Desk
from bot.listeners.people import Press, teller
from bot.views import Message, State, actions, saving

_PRESSED = re.compile(f"(?:{actions.SAVE}|{actions.UNSAVE})\\d+")


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons; pressed twice they do no more than once."""

    @app.action(_PRESSED)
    def press(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        keep = body["actions"][0]["action_id"].startswith(actions.SAVE)
        desk.later(lambda: _pressed(desk, Press.of(body), keep=keep), teller(desk, body))


def _pressed(desk: Desk, press: Press, *, keep: bool) -> Message | None:
    state, member = views.decode(press.value), press.member
    if state is None or not state.keep:
        return views.stale_button()
    item = desk.store.item(state.keep)
    if keep and item is None:
        return views.not_found(state.keep, ())
    if item and keep:
        done = desk.store.save(member.team, member.user, item.id, desk.clock.now())
    else:
        done = desk.store.let_go(member.team, member.user, state.keep)
    back = replace(state, keep="")
    if press.home and back == State():
        desk.homes.show(member, None)
        return None
    desk.homes.refresh(member)
    if press.private and back != State():
        return desk.show(back, member, share=press.ephemeral).message
    return saving.noted(item, kept=keep, new=done) if item else saving.gone(state.keep)
