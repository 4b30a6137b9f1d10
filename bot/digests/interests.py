"""What a subscription is to be asked of the catalogue: its profile, and what its channel said since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from store.deliveries import Delivery, Feedback, State, Subscription
from store.interests import Interests, Taste
from store.store import Store

_LOOKED = (State.SENT, State.QUIET, State.SENDING, State.UNKNOWN)
"""States of a delivery for which the catalogue was looked through."""

USUAL = ("paper", "invited_talk", "keynote", "talk", "panel", "tutorial", "poster", "demo")
"""Kinds for those who name none: what one reads or listens to, and not the sessions that hold it."""
NEW_FOR = timedelta(weeks=8)
"""How long an item is new where only new ones are wanted, unless the channel gets it before."""


def interests(store: Store, subscription: Subscription, period: str, most: int, at: datetime) -> Interests:
    """The question to the catalogue for one period that is due then, ``most`` items at most."""
    wish, place = subscription.profile, (subscription.team, subscription.channel)
    said = store.feedback(*place)
    return Interests(
        id=f"{subscription.id} {period}",
        topics=wish.topics,
        people=wish.people,
        venues=wish.venues,
        kinds=wish.kinds or USUAL,
        excluded=(*wish.excluded, *_unwanted(said)),
        members=tuple(_tastes(said, store.saved_in(*place))),
        sent=store.sent_items(*place),
        since=_since(store, subscription, period, at),
        only_new=wish.only_new,
        limit=most,
    )


def _since(store: Store, subscription: Subscription, period: str, at: datetime) -> datetime | None:
    """From when on items are new; None makes all of them new.

    Where only new ones are wanted, an item must not cease to be new because a digest was full: it stays new
    for a time, and so does what the catalogue held when the subscription was made.
    """
    if subscription.profile.only_new:
        return at - NEW_FOR if at - NEW_FOR > subscription.created_at else None
    last = last_look(store, subscription.id, period)
    return last.due_at if last else None


def last_look(store: Store, subscription: int, period: str) -> Delivery | None:
    """The last other delivery for which the catalogue was looked through: what came since is new."""
    if not subscription:  # not saved yet
        return None
    known = [
        each for each in store.deliveries(subscription) if each.state in _LOOKED and each.period != period
    ]
    return known[0] if known else None


def _unwanted(said: Iterable[Feedback]) -> tuple[str, ...]:
    """What somebody said is not for them, unless somebody else wants more of it: nobody owns the channel."""
    said = tuple(said)
    wanted = {(each.about, each.value) for each in said if each.verdict == "more"}
    never = [each for each in said if each.verdict == "never"]
    return tuple(dict.fromkeys(each.value for each in never if (each.about, each.value) not in wanted))


def _tastes(said: Iterable[Feedback], saved: Iterable[tuple[str, str]]) -> Iterable[Taste]:
    """One for each member, nameless: a digest does not tell who liked what."""
    liked: dict[str, list[str]] = {}
    disliked: dict[str, list[str]] = {}
    for each in said:
        if each.about == "item" and each.verdict in ("more", "less"):
            (liked if each.verdict == "more" else disliked).setdefault(each.user, []).append(each.value)
    for user, item in saved:
        if item not in (*liked.get(user, ()), *disliked.get(user, ())):
            liked.setdefault(user, []).append(item)
    for user in sorted({*liked, *disliked}):
        yield Taste("", tuple(liked.get(user, ())), tuple(disliked.get(user, ())))
