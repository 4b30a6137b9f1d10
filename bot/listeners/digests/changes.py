"""What is done to subscriptions, by a typed order, a button or the form; each answers with a message."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import views
from bot.digests.due import record_due
from bot.digests.reasons import outcome
from bot.listeners.digests.asker import Asker
from bot.listeners.digests.preview import next_at
from bot.posting import Refused
from bot.views import Message
from bot.views.digests import listing as digest_list
from bot.views.digests import notices
from store.deliveries import Profile, Schedule, Subscription

MOST = digest_list.MOST_LISTED
_NOT_IN = ("not_in_channel", "channel_not_found")


def gone() -> Message:
    """For a number or a button of something that is not there any more."""
    return views.notice(
        "This digest is not there any more.", "Type /digest list to see those of this channel."
    )


def full(asker: Asker) -> Message | None:
    """Told where the channel has as many as it may have."""
    if len(asker.subscriptions()) < MOST:
        return None
    return views.notice(f"This channel has {MOST} digests already.", "Remove one first: /digest list")


def save(asker: Asker, id: int, profile: Profile, schedule: Schedule) -> Message:
    """Make a subscription of a wish or, where it has an id, change the one there is."""
    if not id:
        return full(asker) or _subscribe(asker, profile, schedule)
    if asker.subscription(str(id)) is None:
        return gone()
    record_due(asker.store, asker.now)
    changed = asker.store.change(id, profile, schedule, asker.user, asker.now)
    asker.changed(*([changed.created_by] if changed else []))
    return notices.saved(changed, next_at(asker, changed), new=False) if changed else gone()


def _subscribe(asker: Asker, profile: Profile, schedule: Schedule) -> Message:
    made = asker.store.subscribe(asker.team, asker.channel, profile, schedule, asker.user, asker.now)
    told = _introduced(asker, made) or notices.saved(made, next_at(asker, made), new=True)
    asker.changed()
    return told


def _introduced(asker: Asker, subscription: Subscription) -> Message | None:
    """Tell the channel; where that cannot be, pause, and say what to do."""
    coming = next_at(asker, replace(subscription, paused=""))
    answer = asker.poster.post(subscription.channel, notices.introduction(subscription, coming))
    reason = outcome(answer, 1, asker.now).pause
    if not reason or not isinstance(answer, Refused):
        return None
    if answer.reason in _NOT_IN:
        reason = f"Hallway is not in the channel: type {notices.INVITE} there, then resume"
    paused = asker.store.pause(subscription.id, reason, "", asker.now)
    if paused is None:
        return gone()
    return notices.absent(paused) if answer.reason in _NOT_IN else notices.paused(paused, "")


def pause(asker: Asker, one: Subscription) -> Message:
    """Stop it; what was due until now still comes. Pressed again, it says so to nobody else."""
    if one.paused:
        return notices.paused(one, "")
    record_due(asker.store, asker.now)
    paused = asker.store.pause(one.id, "", asker.user, asker.now)
    return _and_author(asker, one, notices.paused(paused, asker.user)) if paused else gone()


def resume(asker: Asker, one: Subscription) -> Message:
    """Let it go on; where Hallway had paused it, the channel is told, which shows whether it can be."""
    resumed = asker.store.resume(one.id, asker.user, asker.now)
    if resumed is None:
        return gone()
    if not one.paused:
        return notices.resumed(resumed, asker.user, next_at(asker, resumed))
    still = _introduced(asker, resumed) if one.paused != "paused" else None
    if still:
        asker.changed(one.created_by)
    return still or _and_author(asker, one, notices.resumed(resumed, asker.user, next_at(asker, resumed)))


def remove(asker: Asker, one: Subscription) -> Message:
    """Take it away."""
    asker.store.remove(one.id, asker.user, asker.now)
    return _and_author(asker, one, notices.removed(one, asker.user))


def now(asker: Asker, one: Subscription) -> Message:
    """Let it come at the next tick, besides its days."""
    if one.paused:
        return notices.paused(one, "")
    local = asker.now.astimezone(ZoneInfo(one.schedule.zone))
    period = f"{local:%Y-%m-%d} now {local:%H:%M}"
    return notices.on_its_way(one, new=asker.store.record_due(one.id, period, asker.now, asker.now))


def repost(asker: Asker, id: str) -> Message:
    """The subscriber looked, and it is missing."""
    one = asker.delivery(id)
    if one is None:
        return gone()
    done = asker.store.repost(one.id, asker.now, asker.user)
    return notices.settled(done, "It is posted again within a minute.")


def arrived(asker: Asker, id: str) -> Message:
    """The subscriber looked, and it is there."""
    one = asker.delivery(id)
    if one is None:
        return gone()
    done = asker.store.arrived(one.id, asker.now, user=asker.user)
    return notices.settled(done, "Good: it counts as sent.")


def _and_author(asker: Asker, one: Subscription, message: Message) -> Message:
    """The message; whoever set the digest up gets it too, where it was somebody else who did this."""
    asker.changed(one.created_by)
    if one.created_by != asker.user:
        asker.poster.post(one.created_by, message)
    return message
