"""``/digest``: the command, the form behind it, and every button under a digest."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot import views
from bot.desk import Desk
from bot.listeners.digests import changes, modal, opinions, orders
from bot.listeners.digests.asker import Asker, carried
from bot.listeners.digests.screens import open_form
from bot.listeners.digests.suggestions import suggestions
from bot.listeners.digests.why import why_these
from bot.names import DIGEST
from bot.understanding.digests.plain import order
from bot.views import Message
from bot.views.digests import form as digest_form
from bot.views.digests import listing as digest_list
from bot.views.digests import state
from store.deliveries import Subscription

Words = tuple[str, ...]


def register(app: App, desk: Desk) -> None:
    """Listen to the command, both steps of the form, what is typed into its menu, and the buttons."""

    @app.command(DIGEST)
    def digest(ack: Ack, command: dict[str, Any]) -> None:
        ack()
        asker = Asker.commanding(desk, command)
        desk.later(lambda: orders.obey(asker, order(command.get("text", ""))), asker.tell)

    @app.action(re.compile(state.PREFIX))
    def press(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        asker = Asker.pressing(desk, body)
        desk.later(lambda: _pressed(asker, *carried(body)), asker.tell)

    @app.options(state.SUGGESTED)
    def suggest(ack: Ack, body: dict[str, Any]) -> None:
        ack(options=suggestions(desk, body.get("value")))

    @app.view(state.FORM)
    def form(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        found, metadata = modal.checked(view)
        if found.troubles:
            ack(response_action="errors", errors=modal.errors(found))
            return
        name, asker = modal.fresh_name(), _submitting(desk, body, view)
        ack(response_action="push", view=digest_form.waiting(name))
        desk.later(lambda: modal.work_out(asker, name, found, metadata), asker.tell)

    @app.view(state.CHECKED)
    def save(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        ack(response_action="clear")
        asker = _submitting(desk, body, view)
        desk.later(lambda: modal.save(asker, view), asker.tell)


def _submitting(desk: Desk, body: dict[str, Any], view: dict[str, Any]) -> Asker:
    channel, _, answer_url, *_ = state.unpack(view["private_metadata"])
    return Asker.submitting(desk, body, channel, answer_url)


def _pressed(asker: Asker, action: str, words: Words) -> Message | None:
    """Do what the button says; one of another version is told to be too old."""
    if action in _WITH_ONE and words:
        one = asker.subscription(words[0])
        return _WITH_ONE[action](asker.about(one), one) if one else changes.gone()
    takes, act = _WITH_WORDS.get(action, (0, None))
    return act(asker, action, words) if act and len(words) == takes else views.stale_button()


def _wish(asker: Asker, action: str, words: Words) -> Message | None:
    """Save what was previewed in the channel, or open the form with it."""
    found = state.unpack_wish(words[0])
    if found is None:
        return views.stale_button()
    if action == state.ADJUST:
        return open_form(asker, *found)
    ts = asker.press.message_ts if asker.press else ""
    return (
        changes.save(asker, 0, *found)
        if asker.desk.first_time(f"digest:{asker.team}:{asker.channel}:{ts}")
        else None
    )


_WITH_ONE: dict[str, Callable[[Asker, Subscription], Message | None]] = {
    state.EDIT: orders.edit,
    state.PREVIEW: orders.show,
    state.PAUSE: changes.pause,
    state.RESUME: changes.resume,
    state.REMOVE: changes.remove,
    state.NOW: changes.now,
    state.WHY: why_these,
}
_WITH_WORDS: dict[str, tuple[int, Callable[[Asker, str, Words], Message | None]]] = {
    state.OPEN: (0, lambda asker, _, __: orders.new(asker)),
    state.LIST: (0, lambda asker, _, __: digest_list.listing(orders.entries(asker))),
    state.START: (1, _wish),
    state.ADJUST: (1, _wish),
    state.REPOST: (1, lambda asker, _, words: changes.repost(asker, words[0])),
    state.ARRIVED: (1, lambda asker, _, words: changes.arrived(asker, words[0])),
    state.MORE: (2, lambda asker, action, words: opinions.like(asker, action, *words)),
    state.LESS: (2, lambda asker, action, words: opinions.like(asker, action, *words)),
    state.KEEP: (2, lambda asker, _, words: opinions.keep(asker, words[0])),
    state.DETAILS: (2, lambda asker, _, words: opinions.details(asker, words[0])),
    state.NEVER: (3, lambda asker, _, words: opinions.never(asker, *words)),
    state.UNDO: (3, lambda asker, _, words: opinions.take_back(asker, *words)),
}
"""How many words each carries, and what it does."""
