"""Preview: what a wish would bring, made by the very functions that make the real thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.digests import plan
from bot.digests.schedule import UnknownZone, following
from bot.listeners.digests.asker import Asker
from bot.views.digests.preview import Preview
from store.deliveries import Profile, Schedule, Subscription
from store.queries import Lookup
from store.store import Store

_NEAR = 3


def unsaved(asker: Asker, profile: Profile, schedule: Schedule) -> Subscription:
    """The wish as the subscription that it would be."""
    return Subscription(
        0, asker.team, asker.channel, profile, schedule, asker.user, asker.now, asker.user, asker.now
    )


def preview(asker: Asker, subscription: Subscription) -> Preview:
    """The next one, the last four, and wishes that nothing answers to."""
    now = asker.now
    return Preview(
        subscription,
        plan.preview(asker.store, subscription, now),
        plan.look_back(asker.store, subscription, now),
        tuple(_unmatched(asker.store, subscription.profile)),
    )


def next_at(asker: Asker, subscription: Subscription) -> datetime | None:
    """When it comes next; None where it is paused, or has no day."""
    try:
        coming = None if subscription.paused else following(subscription.schedule, asker.now)
    except UnknownZone:  # the next tick pauses it, and says so
        return None
    return coming.due_at if coming else None


def _unmatched(store: Store, profile: Profile) -> Iterator[tuple[str, tuple[str, ...]]]:
    asked = (
        *((topic, Lookup(words=topic, limit=1)) for topic in profile.topics),
        *((name, Lookup(people=(name,), limit=1)) for name in profile.people),
        *((name, Lookup(venues=(name,), limit=1)) for name in profile.venues),
    )
    for name, lookup in asked:
        found = store.lookup(lookup)
        if found.total == 0 or found.corrections:
            used = tuple(each.used for each in found.corrections)
            offered = tuple(each.query for each in found.suggestions if each.query != "help")
            yield name, (used or offered)[:_NEAR]
