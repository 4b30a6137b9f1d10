"""What the databases say: no items, digests that do not come, sources that fail. Asked of a copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.digests.schedule import UnknownZone, following
from bot.doctor.finding import Finding, note, ok, problem
from store.deliveries import Delivery, State, Subscription
from store.marks import MarkName
from store.store import Store
from store.syncs import Sync

_OVERDUE = timedelta(minutes=15)
_LATEST = 500


def catalogue(store: Store) -> Finding:
    """Whether there is anything to answer from."""
    if not store.vocabulary().revision:
        return problem(
            "catalogue", "The catalogue is empty", "Load one: hallway load-seeds, or hallway import"
        )
    return ok("catalogue", f"The catalogue knows {len(store.events())} events")


def digests(store: Store, now: datetime) -> Iterator[Finding]:
    """Of each subscription, whether it comes, and how its last delivery ended."""
    subscriptions = store.subscriptions()
    for each in subscriptions:
        found = _subscription(store, each, now)
        if found:
            yield found
        last = next(iter(store.deliveries(each.id, 1)), None)
        trouble = _last(last, each) if last else None
        if trouble:
            yield trouble
    late = [each for each in store.deliveries(limit=_LATEST) if _is_overdue(each, subscriptions, now)]
    if late:
        since = min(each.due_at for each in late)
        text = f"Overdue: {len(late)} due deliveries, since {since:%d %b %Y %H:%M} UTC"
        yield problem("digests", text, "Start the bot (hallway run), or send them now: hallway digest run")
    running = sum(not each.paused for each in subscriptions)
    yield ok("digests", f"{running} of {len(subscriptions)} digests run")


def restored(store: Store) -> Iterator[Finding]:
    """Whether the team's file is one that was put back."""
    mark = store.marked(MarkName.RESTORE)
    if mark:
        then = datetime.fromisoformat(mark.what)
        text = f"team.db was put back on {mark.at:%d %b %Y} to what was known on {then:%d %b %Y %H:%M} UTC"
        yield ok("restore", text)


def sources(store: Store) -> Iterator[Finding]:
    """Of each address that is kept fresh, whether it is."""
    found = store.syncs()
    for each in found:
        trouble = _sync(each)
        if trouble:
            yield trouble
    yield ok("sources", f"{sum(not each.failures for each in found)} of {len(found)} sources are fresh")


def _subscription(store: Store, each: Subscription, now: datetime) -> Finding | None:
    name = f"Digest {each.id} in {each.channel}"
    try:
        following(each.schedule, now)
    except UnknownZone as error:
        return problem("schedule", f"{name} never comes: {error}", "Choose another with /digest edit there.")
    if not each.paused:
        return None
    stopped = [change for change in store.changes(each.id) if change.what.startswith("paused")]
    if stopped and not stopped[-1].user:  # Hallway did it itself, as it could not go on
        return problem(
            "schedule", f"{name} was paused: {each.paused}", "See to that, then /digest resume there."
        )
    return note("schedule", f"{name} is paused: {each.paused}", "/digest resume there lets it go on.")


def _last(last: Delivery, each: Subscription) -> Finding | None:
    name = f"The last delivery of digest {each.id} in {each.channel}, {last.period},"
    if last.state is State.FAILED:
        return problem(
            "delivery", f"{name} failed: {last.reason}", "See to that, then press Repost in its notice."
        )
    if last.state is State.UNKNOWN:
        remedy = "Look into the channel; in its notice press Repost if it is missing, else It is there."
        return problem("delivery", f"{name} may or may not have arrived: {last.reason}", remedy)
    return None


def _is_overdue(each: Delivery, subscriptions: tuple[Subscription, ...], now: datetime) -> bool:
    alive = {one.id for one in subscriptions if not one.paused}
    waits = each.retry_at is not None and each.retry_at > now
    return (
        each.state is State.DUE and each.subscription in alive and now - each.due_at > _OVERDUE and not waits
    )


def _sync(each: Sync) -> Finding | None:
    name = f"Source {each.id}, {each.wish.url},"
    if each.failures:
        remedy = each.remedy or f"Try it now: hallway sync run {each.id}"
        return problem("sources", f"{name} failed {each.failures} times: {each.error}", remedy)
    if each.paused:
        return note("sources", f"{name} is paused: {each.paused}", f"hallway sync resume {each.id}")
    return None
