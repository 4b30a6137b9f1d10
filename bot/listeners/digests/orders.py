"""What is typed behind ``/digest``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.listeners.digests import changes
from bot.listeners.digests.asker import Asker
from bot.listeners.digests.preview import next_at, preview, unsaved
from bot.listeners.digests.screens import open_form
from bot.listeners.digests.why import why_not
from bot.understanding.digests.plain import Order, form
from bot.understanding.digests.wish import wish
from bot.views import Message
from bot.views.digests import listing as digest_list
from bot.views.digests import notices
from bot.views.digests import preview as digest_preview
from store.deliveries import Profile, Schedule, Subscription

Change = Callable[[Asker, Subscription], Message | None]


def obey(asker: Asker, order: Order) -> Message | None:
    """Do what was typed; None where the answer is a modal."""
    if order.name == "help":
        return notices.usage()
    if order.name == "open":
        return new(asker)
    if order.name == "list":
        return digest_list.listing(entries(asker))
    if order.name == "why-not":
        return why_not(asker, order.rest)
    if order.name in _TO_ONE:
        return _to_one(asker, order)
    return notices.nearest(order.rest, order.nearest) if order.nearest else _wish(asker, order.rest)


def new(asker: Asker) -> Message | None:
    """The form for one more digest."""
    full = changes.full(asker)
    return full or open_form(asker, Profile(), Schedule(zone=asker.desk.zone_of(asker.member)))


def edit(asker: Asker, one: Subscription) -> Message | None:
    """The form with what there is."""
    return open_form(asker, one.profile, one.schedule, one.id)


def show(asker: Asker, one: Subscription) -> Message:
    """The preview of one that is there."""
    return digest_preview.message(preview(asker, one))


_TO_ONE: dict[str, Change] = {
    "edit": edit,
    "preview": show,
    "pause": changes.pause,
    "resume": changes.resume,
    "remove": changes.remove,
    "now": changes.now,
}


def entries(asker: Asker) -> list[digest_list.Entry]:
    """The channel's digests with their numbers."""
    return [
        digest_list.Entry(at, one, next_at(asker, one)) for at, one in enumerate(asker.subscriptions(), 1)
    ]


def _to_one(asker: Asker, order: Order) -> Message | None:
    """Of several, the one whose number was typed; without a number they are listed."""
    there = asker.subscriptions()
    if order.number and order.number <= len(there):
        return _TO_ONE[order.name](asker, there[order.number - 1])
    if len(there) == 1 and not order.number:
        return _TO_ONE[order.name](asker, there[0])
    wrong = f"There is no number {order.number} in this channel. " if order.number else ""
    ask = f"{wrong}Which one? Press a button, or type its number: /digest {order.name} 1."
    return digest_list.listing(entries(asker), ask)


def _wish(asker: Asker, text: str) -> Message:
    """The preview of a digest described in plain words."""
    zone = asker.desk.zone_of(asker.member)
    found = wish(form(text, zone, asker.store.vocabulary(), asker.now.date()))
    if found.troubles:
        return notices.refused([trouble.text for trouble in found.troubles], found.unused)
    shown = preview(asker, unsaved(asker, found.profile, found.schedule))
    return digest_preview.message(replace(shown, unused=found.unused))
