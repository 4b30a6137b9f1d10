"""What a run of the outbox would do at a moment, without doing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.digests import plan
from bot.digests.outbox import WINDOW
from bot.digests.schedule import Period, UnknownZone, periods
from store.deliveries import Digest, State, Subscription
from store.store import Store


def rehearse(store: Store, now: datetime) -> tuple[tuple[Subscription, Digest], ...]:
    """What would be posted, each for itself: two digests of one channel may show the same item here."""
    found = []
    for subscription in store.subscriptions():
        due = sorted(_due(store, subscription, now), key=lambda period: period.due_at)
        if due:
            missed = tuple(period.name for period in due[:-1])
            found.append((subscription, plan.posted(store, subscription, due[-1], missed, now)))
    return tuple(found)


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
