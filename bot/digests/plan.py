"""What a digest holds: one function for the preview, for the look back and for the real thing. Reads only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.digests.interests import interests
from bot.digests.merging import together
from bot.digests.schedule import Period, following, periods
from bot.digests.wording import worded
from store.deliveries import LATE, Delivery, Digest, Origin, State, Subscription
from store.interests import Interests, Pick, Picks
from store.store import Store

_MOST_AT_ONCE = 2
"""Times the usual number of items in a digest that makes up for missed ones, however many those are."""
_BACK = timedelta(days=70)
"""How far back the look back reaches."""
_TRIES = 3
_FAR = 200
"""Deliveries among which the look back seeks."""
_DONE = (State.SENT, State.QUIET, State.UNKNOWN, State.MERGED)
"""Settled, with what may stand in the channel."""


def delivery(store: Store, subscription: Subscription, due: Delivery, now: datetime) -> Digest:
    """What a claimed delivery is to say, with what it makes up for."""
    merged = store.merged(due.id)
    foreign = dict.fromkeys(each.subscription for each in merged if each.subscription != subscription.id)
    others = tuple(filter(None, (store.subscription(id) for id in foreign)))
    missed = tuple(each.period for each in merged)
    return posted(store, subscription, Period(due.period, due.due_at), missed, now, others)


def posted(
    store: Store,
    subscription: Subscription,
    due: Period,
    missed: tuple[str, ...],
    now: datetime,
    others: tuple[Subscription, ...] = (),
) -> Digest:
    """What is posted for a period, at its time or later, with the periods that it makes up for.

    :param others: subscriptions of the same channel that have missed periods among them
    """
    late = now - due.due_at > LATE
    several = _MOST_AT_ONCE if missed else 1
    made = digest(
        store, subscription, now if late else due.due_at, due.name, most=subscription.profile.most * several
    )
    for number, other in enumerate(others, 1):
        also = digest(store, other, now, due.name, most=other.profile.most * several)
        most = several * max(subscription.profile.most, other.profile.most)
        made = replace(made, picks=together(made.picks, also.picks, number, most))
    silent = not made.items and not others and _was_quiet(store, subscription.id, due.due_at)
    return replace(made, due_at=due.due_at, missed=missed, late=late, silent=silent, others=others)


def digest(store: Store, subscription: Subscription, now: datetime, period: str, *, most: int = 0) -> Digest:
    """What would be sent at that moment, ``most`` items at most; as the profile says where that is 0."""
    wish = interests(store, subscription, period, most or subscription.profile.most, now)
    return Digest(period, now, worded(store, subscription.profile, store.recommend(wish, now)))


def preview(store: Store, subscription: Subscription, now: datetime) -> Digest | None:
    """The very next digest, as things stand; None where none will ever come. May raise UnknownZone."""
    coming = following(subscription.schedule, now)
    return digest(store, subscription, coming.due_at, coming.name) if coming else None


def look_back(store: Store, subscription: Subscription, now: datetime, count: int = 4) -> tuple[Digest, ...]:
    """The last few, oldest first: what the channel got or, where it got none, what it would have got.

    Each knows those before it. For a time before the catalogue was loaded the one of today stands in.
    """
    found: list[Digest] = []
    past = periods(subscription.schedule, now - _BACK, now)[-count - 1 :]
    book = store.deliveries(subscription.id, limit=_FAR) if subscription.id else ()
    known = {each.period: each for each in book if each.state in _DONE}
    for before, period in pairwise(past):
        if period.name in known:
            found.append(_as_delivered(store, known[period.name]))
            continue
        wish = interests(store, subscription, period.name, subscription.profile.most, period.due_at)
        had = wish.sent.union(*(each.items for each in found))
        wish = replace(wish, sent=had, since=wish.since if wish.only_new else before.due_at)
        found.append(_simulated(store, wish, period, now))
    return tuple(found)


def _simulated(store: Store, wish: Interests, period: Period, now: datetime) -> Digest:
    picks = store.recommend(wish, period.due_at)
    if picks.checked:
        return Digest(period.name, period.due_at, picks)
    # Everything was loaded later, so that nothing is new to tell from the rest.
    today = store.recommend(replace(wish, since=None), now)
    return Digest(period.name, period.due_at, today, origin=Origin.STAND_IN)


def _as_delivered(store: Store, done: Delivery) -> Digest:
    """What the book says of it, as far as the catalogue still holds it."""
    picks = Picks(tuple(Pick(item, 0.0) for item in store.items(done.items)), checked=done.checked)
    origin = Origin.MERGED if done.state is State.MERGED else Origin.DELIVERED
    return Digest(done.period, done.due_at, picks, origin=origin)


def still_there(
    store: Store, subscription: Subscription, due: Delivery, planned: Digest, now: datetime
) -> Digest:
    """The digest, planned anew where the catalogue lost one of its items meanwhile."""
    for _ in range(_TRIES):
        if len(store.items(planned.items)) == len(planned.items):
            break
        planned = delivery(store, subscription, due, now)
    return planned


def _was_quiet(store: Store, subscription: int, due_at: datetime) -> bool:
    """Whether the channel was told before, and after its last paper, that nothing matched."""
    earlier = (each for each in store.deliveries(subscription) if each.due_at < due_at)
    told = (State.SENT, State.QUIET)
    last = next((each for each in earlier if each.state in told), None)
    return last is not None and not last.items
