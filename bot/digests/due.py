"""What is due is written down, before anybody delivers it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.digests.schedule import Period, UnknownZone, periods
from store.deliveries import Subscription
from store.store import Store

WINDOW = timedelta(days=35)
"""What was missed longer ago is not written down any more."""
_BATCH = 500
"""Periods written down in one go, so that nobody else waits long."""


def record_due(store: Store, now: datetime) -> int:
    """Write down every period that has become due; how many are new. Repeating it changes nothing."""
    known = store.recorded(now - WINDOW - timedelta(days=2))
    due: list[tuple[int, str, datetime]] = []
    for subscription in store.subscriptions():
        if not subscription.paused:
            try:
                due += [(subscription.id, each.name, each.due_at) for each in _periods(subscription, now)]
            except UnknownZone as error:
                store.give_up(subscription.id, now, f"{error}: choose another, then resume")
    missing = [each for each in due if each[:2] not in known]
    return sum(store.record_all(missing[at : at + _BATCH], now) for at in range(0, len(missing), _BATCH))


def _periods(subscription: Subscription, now: datetime) -> tuple[Period, ...]:
    after = max(subscription.since or subscription.created_at, now - WINDOW)
    return periods(subscription.schedule, after, now)
