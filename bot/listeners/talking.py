"""Conversations: what is asked is understood after what was asked before, for some hours."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot import views
from bot.answering import Reply
from bot.desk import Desk, Tell
from bot.following import Taken, pointing, taken
from bot.listeners.files import answered
from bot.listeners.people import Press
from bot.posting import Sent
from bot.understanding.keeping import order
from bot.views import State
from bot.workspaces import Member
from store.errors import StoreError
from store.text import clean
from store.turns import Place, Turn

_log = logging.getLogger(__name__)
_LISTS = ("events", "events all")
"""Orders whose answer is a list of something else than items."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote, and where."""

    place: Place
    text: str
    at: str
    """Slack's time stamp of it."""
    alone: bool = True
    """Whether nobody else sees the answer."""

    @classmethod
    def of(cls, event: dict[str, Any], member: Member, text: str, *, alone: bool) -> Said:
        """From a message to the app itself, or from a mention, which is answered in its thread."""
        thread = event.get("thread_ts") or ("" if alone else event["ts"])
        place = Place(member.team, member.user, event["channel"], thread)
        return cls(place, clean(text), event["ts"], alone)


def talked(desk: Desk, said: Said, tell: Tell) -> None:
    """Answer it, and remember before that what is asked and shown: the next question may come at once."""
    member, now = Member(said.place.team, said.place.user), desk.clock.now()
    with desk.talk(said.place):
        last = _last(desk, said, now)
        led = taken(desk.store, said.text, last, desk.today(member))
        reply = _reply(desk, said, led, member)
        turn = _turn(said, led, reply, last)
        if turn:
            _remember(desk, said.place, turn, now)
    outcome = answered(desk, member, reply, tell, said.place.channel, "")
    if turn and isinstance(outcome, Sent) and not said.place.thread:
        _remember(desk, said.place, replace(turn, told=outcome.ts), now)


def pressed(desk: Desk, press: Press, at: str, reply: Reply) -> None:
    """Remember what a button in a direct message led to; ``at`` is Slack's time stamp of the press."""
    if press.ephemeral or not press.private or not press.channel.startswith("D") or not reply.shown:
        return
    place = Place(press.team, press.user, press.channel, press.thread_ts)
    said = Said(place, reply.query, at)
    now = desk.clock.now()
    turn = _turn(said, Taken(State(reply.query)), reply, _last(desk, said, now))
    if turn:
        _remember(desk, place, replace(turn, told=press.message_ts), now)


def _reply(desk: Desk, said: Said, led: Taken, member: Member) -> Reply:
    if led.choice:
        numbered = [(at, each.title, each.id) for at, each in enumerate(led.choice, led.first)]
        return Reply(views.which(numbered))
    if led.people:
        return Reply(views.notice("Whom do you mean? Please name one:", ", ".join(led.people)))
    if led.end:
        return Reply(views.no_more())
    if led.fine or led.anew:
        return Reply(views.anew() if led.anew else views.fine())
    if led.state == State(said.text) and pointing(said.text):
        return Reply(views.lost())
    reply = desk.show(led.state, member, alone=said.alone)
    return replace(reply, message=views.told_first(reply.message, led.told)) if led.told else reply


def _turn(said: Said, led: Taken, reply: Reply, last: Turn | None) -> Turn | None:
    """What to remember; None where what was asked before still holds."""
    if led.anew:
        return Turn(said.at, "")
    if led.choice and last:
        return replace(last, asked=said.at, pending=said.text)
    if last and led.text and not reply.fruitful:
        return None
    if led.end or led.fine or not (reply.query or reply.shown):
        kept = order(said.text)
        lists = (kept is not None and kept.name == "saved") or said.text.strip().casefold() in _LISTS
        return Turn(said.at, said.text) if lists else None
    card = reply.query.startswith("item ")
    about = led.about or (reply.focus if card else "")
    text = last.text if last and (led.paged or card) else (led.text or said.text)
    if last and about in last.items:  # the list that it stands in is what is counted on
        return replace(last, asked=said.at, text=text, focus=about, pending="")
    query = "" if card else reply.query
    return Turn(said.at, text, query, reply.shown, reply.offset, reply.focus)


def _last(desk: Desk, said: Said, now: datetime) -> Turn | None:
    """What was asked before it; what Slack brings late does not go on with what was asked after it."""
    try:
        last = desk.store.last_turn(said.place, now)
    except StoreError as error:
        _log.warning("a question is answered without those before: %s", error)
        return None
    return last if last and _moment(last.asked) < _moment(said.at) else None


def _moment(stamp: str) -> Decimal:
    return Decimal(stamp or 0)


def _remember(desk: Desk, place: Place, turn: Turn, now: datetime) -> None:
    try:
        desk.store.keep_turn(place, turn, now)
    except StoreError as error:
        _log.warning("a question is not remembered: %s", error)
