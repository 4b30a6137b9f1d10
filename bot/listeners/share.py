"""Share to channel: once for each message, under the name of the one who pressed."""

from __future__ import annotations

import hashlib
from typing import Any

from slack_bolt import Ack, App

from bot import views
from bot.desk import Desk
from bot.listeners.people import Press, teller
from bot.posting import Refused, Sent
from bot.views import Message, State, actions


def register(app: App, desk: Desk) -> None:
    """Listen to the press of Share."""

    @app.action(actions.SHARE)
    def share(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        desk.later(lambda: _shared(desk, Press.of(body)), teller(desk, body))


def _shared(desk: Desk, press: Press) -> Message | None:
    """What the presser sees afterwards; None where an earlier press has already seen to it."""
    state = views.decode(press.value)
    if state is None:
        return views.stale_button()
    if not desk.first_time(_key(press)):
        return None
    message = desk.show(state, press.member, share=True, alone=False).message
    public = views.shared_by(press.user, message)
    outcome = desk.poster(press.team).respond(
        press.response_url, public, response_type="in_channel", replace_original=False
    )
    if isinstance(outcome, Sent):
        return views.once_shared(desk.show(state, press.member, share=True).message)
    if isinstance(outcome, Refused):
        _say_how_else(desk, press, state)
        return None
    return views.unconfirmed_share()


def _key(press: Press) -> str:
    shown = hashlib.sha256(press.value.encode("utf-8", "replace")).hexdigest()
    return f"share:{press.team}:{press.channel}:{press.message_ts}:{press.user}:{shown}"


def _say_how_else(desk: Desk, press: Press, state: State) -> None:
    """The response_url is of no use any more, so in the channel, or else as a direct message."""
    message = views.not_shared(state)
    if not isinstance(desk.poster(press.team).whisper(press.channel, press.user, message), Sent):
        desk.poster(press.team).post(press.user, message)
