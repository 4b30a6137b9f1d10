"""What a run of the outbox would do at a moment, without doing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.digests import plan
from bot.digests.due import WINDOW
from bot.digests.schedule import Period, UnknownZone, periods
from store.deliveries import LATE, Digest, State, Subscription
from store.store import Store


def rehearse(store: Store, now: datetime) -> tuple[tuple[Subscription, Digest], ...]:
    """What would be posted, each for itself: two digests of one channel may show the same item here.

    What a channel missed comes in one message, as in the real run.
    """
    waiting = [(each, sorted(_due(store, each, now), key=_moment)) for each in store.subscriptions()]
    ordered = sorted(((each, due) for each, due in waiting if due), key=lambda pair: pair[1][0].due_at)
    found, told = [], set()
    for subscription, due in ordered:
        if subscription.id in told:
            continue
        others = _also_late(ordered, subscription, now) if _is_late(due[-1], now) else []
        told |= {other.id for other, _ in others}
        missed = (*(period.name for period in due[:-1]), *(each.name for _, late in others for each in late))
        also = tuple(other for other, _ in others)
        found.append((subscription, plan.posted(store, subscription, due[-1], missed, now, also)))
    return tuple(found)


def _also_late(
    waiting: list[tuple[Subscription, list[Period]]], first: Subscription, now: datetime
) -> list[tuple[Subscription, list[Period]]]:
    """The channel's other subscriptions, with what each has missed."""
    here = [
        (each, due)
        for each, due in waiting
        if each.id != first.id and (each.team, each.channel) == (first.team, first.channel)
    ]
    missed = [(each, [period for period in due if _is_late(period, now)]) for each, due in here]
    return [(each, late) for each, late in missed if late]


def _is_late(period: Period, now: datetime) -> bool:
    return now - period.due_at >= LATE


def _moment(period: Period) -> datetime:
    return period.due_at


def _due(store: Store, subscription: Subscription, now: datetime) -> Iterator[Period]:
    """What is written down as due, and what would be."""
    if subscription.paused:
        return
    known = {each.period: each for each in store.deliveries(subscription.id, limit=200)}
    for name, each in known.items():
        if each.state is State.DUE and max(each.due_at, each.retry_at or each.due_at) <= now:
            yield Period(name, each.due_at)
    after = max(subscription.since or subscription.created_at, now - WINDOW)
    try:
        yield from (each for each in periods(subscription.schedule, after, now) if each.name not in known)
    except UnknownZone:  # the real run pauses it
        return
