"""Preview: what a wish would bring, made by the very functions that make the real thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapidfuzz import fuzz

from bot.digests import plan
from bot.digests.schedule import UnknownZone, following
from bot.digests.wording import understood
from bot.listeners.digests.asker import Asker
from bot.views.digests.preview import Preview
from store.deliveries import Profile, Schedule, Subscription
from store.queries import Lookup
from store.results import Correction
from store.store import Store
from store.text import key

_NEAR = 3
_LIKE = 65
"""Likeness of 100 from which one name is near another."""
_Unmatched = tuple[tuple[str, tuple[str, ...]], ...]
_Corrected = tuple[tuple[str, str], ...]


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
        *_checked(asker.store, subscription.profile),
    )


def next_at(asker: Asker, subscription: Subscription) -> datetime | None:
    """When it comes next; None where it is paused, or has no day."""
    try:
        coming = None if subscription.paused else following(subscription.schedule, asker.now)
    except UnknownZone:  # the next tick pauses it, and says so
        return None
    return coming.due_at if coming else None


def _checked(store: Store, profile: Profile) -> tuple[_Unmatched, _Corrected]:
    """Wishes that nothing answers to, with near ones; and topics that are found once their spelling is."""
    asked = (
        *((topic, Lookup(words=topic, limit=1)) for topic in profile.topics),
        *((name, Lookup(people=(name,), limit=1)) for name in profile.people),
        *((name, Lookup(venues=(name,), limit=1)) for name in profile.venues),
    )
    unmatched, corrected = [], []
    for name, lookup in asked:
        found = store.lookup(lookup)
        if found.total == 0:
            offered = [each.query for each in found.suggestions] + [each.used for each in found.corrections]
            near = [each for each in dict.fromkeys(offered) if _like(each, name)]
            unmatched.append((name, tuple(near[:_NEAR])))
        elif found.corrections:
            corrected.append((name, _understood(name, lookup, found.corrections)))
    return tuple(unmatched), tuple(corrected)


def _understood(name: str, lookup: Lookup, corrections: Sequence[Correction]) -> str:
    """A topic word by word; a person or a venue as the name that was taken for it."""
    return understood(name, corrections) if lookup.words else ", ".join(each.used for each in corrections)


def _like(offered: str, name: str) -> bool:
    """Whether it looks like what was typed; a way out that fits any question is none."""
    return key(offered) != key(name) and fuzz.ratio(key(offered), key(name)) >= _LIKE
