"""Subscriptions and deliveries in lines for people, and in records for programs."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click

from bot.digests.schedule import UnknownZone, following
from bot.views.digests import words as say
from store.deliveries import Delivery, Digest, State, Subscription
from store.interests import Pick

Json = dict[str, Any]


def show(record: Json, line: str, *, as_json: bool) -> None:
    """Print one or the other."""
    click.echo(json.dumps(record, ensure_ascii=False) if as_json else line)


def next_at(subscription: Subscription, now: datetime) -> datetime | None:
    """When it comes next; None where it is paused, or never comes."""
    try:
        coming = None if subscription.paused else following(subscription.schedule, now)
    except UnknownZone:
        return None
    return coming.due_at if coming else None


def subscription_json(each: Subscription, coming: datetime | None) -> Json:
    """``next`` is UTC in ISO 8601, or null; ``paused`` says why, and is empty while it runs."""
    wish, when = each.profile, each.schedule
    return {
        "id": each.id, "team": each.team, "channel": each.channel,
        "topics": wish.topics, "people": wish.people, "venues": wish.venues,
        "kinds": wish.kinds, "excluded": wish.excluded, "only_new": wish.only_new,
        "most": wish.most, "weekdays": when.weekdays, "time": f"{when.hour:02}:{when.minute:02}",
        "zone": when.zone, "created_by": each.created_by, "paused": each.paused, "next": _iso(coming),
    }  # fmt: skip


def subscription_line(each: Subscription, coming: datetime | None, *, team: bool = False) -> str:
    """``1. C0000001: federated learning; every Monday at 09:00 (UTC); next Mon 23 Nov 2026, 09:00 (UTC)``.

    :param team: name the workspace, too: ``1. C0000001 in T0000001: ...``
    """
    state = f"paused: {each.paused}" if each.paused else "never comes"
    if coming:
        state = f"next {say.moment(coming, each.schedule.zone)}"
    place = f"{each.channel} in {each.team}" if team else each.channel
    return f"{each.id}. {place}: {say.wants(each.profile)}; {say.rhythm(each.schedule)}; {state}"


def digest_json(digest: Digest) -> Json:
    """A planned digest; ``silent`` means that nothing would be posted."""
    return {
        "period": digest.period, "due": _iso(digest.due_at), "checked": digest.picks.checked,
        "items": [_pick(pick) for pick in digest.picks.items],
        "missed": [_pick(pick) for pick in digest.picks.missed],
        "makes_up_for": digest.missed, "late": digest.late, "silent": digest.silent,
    }  # fmt: skip


def delivery_json(each: Delivery) -> Json:
    """A line of the ledger."""
    return {
        "id": each.id, "subscription": each.subscription, "period": each.period, "due": _iso(each.due_at),
        "state": each.state, "team": each.team, "channel": each.channel, "attempts": each.attempts,
        "ts": each.ts, "key": each.key, "items": each.items, "checked": each.checked,
        "reason": each.reason, "retry": _iso(each.retry_at),
        "told_in": each.merged_into or None, "subscriber_told": _iso(each.told_at),
    }  # fmt: skip


def delivery_line(each: Delivery, *, team: bool = False) -> str:
    """``7. digest 1, 2026-11-23: sent, 5 items of 412``; ``team``: name the workspace, too."""
    count = len(each.items)
    more = {
        State.SENT: f"{count} item{'s' * (count != 1)} of {each.checked}",
        State.QUIET: f"nothing matched, {each.checked} checked",
        State.MERGED: f"told of in {each.merged_into}",
    }.get(each.state, each.reason)
    which = f"digest {each.subscription} in {each.team}" if team else f"digest {each.subscription}"
    return f"{each.id}. {which}, {each.period}: {each.state}{', ' * bool(more)}{more}"


def _pick(pick: Pick) -> Json:
    reasons = [reason.text for reason in pick.reasons]
    return {"id": pick.item.id, "title": pick.item.title, "score": round(pick.score, 4), "why": reasons}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
