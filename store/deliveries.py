"""The team's side of digests: frozen records of subscriptions, deliveries and feedback.

A **period** is what makes a delivery unique: the local date on which a subscription is due, ``2026-11-23``.
A delivery goes ``due -> claimed -> sending -> sent | unknown | failed``, or from ``claimed`` to ``quiet``
where nothing is worth sending. ``unknown`` means that Slack's answer was lost: it may stand in the channel.
What Slack refused for a passing reason goes back to ``due``, with ``retry_at``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.interests import Picks


LATE = timedelta(hours=1)
"""After its time, from which a delivery is late."""


class State(StrEnum):
    DUE = "due"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    QUIET = "quiet"
    UNKNOWN = "unknown"
    FAILED = "failed"
    MERGED = "merged"
    """Missed while nothing ran, and told in another delivery of the same channel."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a subscription wants to hear of."""

    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    only_new: bool = False
    """False: new ones first, then the best of what was never sent, as programmes come in one piece.

    True: only what was first seen in the last eight weeks, or was there when it was made, for as long; each
    until it is sent.
    """
    most: int = 5


@dataclass(frozen=True, slots=True)
class Schedule:
    """When it is due, in local time."""

    weekdays: tuple[int, ...] = (0,)
    """0 is Monday."""
    hour: int = 9
    minute: int = 0
    zone: str = "UTC"
    """IANA name."""


@dataclass(frozen=True, slots=True)
class Subscription:
    id: int
    team: str
    channel: str
    profile: Profile
    schedule: Schedule
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime
    paused: str = ""
    """Why it is paused, in words; empty while it runs."""
    paused_at: datetime | None = None
    since: datetime | None = None
    """Only periods due after this are its own: when it was made, last resumed, or given its schedule."""


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what to a subscription."""

    subscription: int
    at: datetime
    user: str
    """Empty where Hallway did it itself."""
    what: str
    """In words: ``paused: the channel is archived``."""


@dataclass(frozen=True, slots=True)
class Delivery:
    id: int
    subscription: int
    period: str
    due_at: datetime
    state: State
    channel: str
    team: str = ""
    owner: str = ""
    """The process that claimed it."""
    lease_until: datetime | None = None
    attempts: int = 0
    """How often it was claimed."""
    ts: str = ""
    """Slack's name of the message, where it is known."""
    key: str = ""
    """What the message's metadata carries, so that it can be recognised: unique for each delivery.

    Empty where a restore lost it."""
    items: tuple[str, ...] = ()
    checked: int = 0
    """How many items were looked at."""
    reason: str = ""
    """Why it failed or is unknown, in words."""
    changed_at: datetime | None = None
    retry_at: datetime | None = None
    """Not to be tried before this."""
    tried_at: datetime | None = None
    """When the last attempt to post it began."""
    merged_into: int = 0
    """The later delivery that tells of this one; 0 where there is none."""
    told_at: datetime | None = None
    """When the subscriber was told that it failed or is unknown."""
    why: tuple[str, ...] = ()
    """Why each of ``items`` came, in words; empty ones where an older version sent it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's last word on one thing in one channel."""

    team: str
    channel: str
    user: str
    about: str
    """``item``, ``topic``, ``person`` or ``venue``."""
    value: str
    """The item's id, or the topic's, person's or venue's words."""
    verdict: str
    """``more``, ``less``, or ``never`` ("Not for us")."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt to post ended."""

    state: State
    ts: str = ""
    reason: str = ""
    retry_at: datetime | None = None
    """For a refusal that may pass (state ``due``): not before this."""
    pause: str = ""
    """Why the subscription cannot go on until someone sees to it, in words."""


class Origin(StrEnum):
    """Where the content of a digest is from."""

    PLANNED = "planned"
    """Worked out of the catalogue of its time."""
    STAND_IN = "stand-in"
    """Worked out of the catalogue of today, for a time when none was loaded."""
    DELIVERED = "delivered"
    """What the channel got."""
    MERGED = "merged"
    """Nothing of its own: a later one made up for it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is sent at one time, or would be."""

    period: str
    due_at: datetime
    picks: Picks
    missed: tuple[str, ...] = ()
    """Periods that were missed, oldest first, and that this one makes up for."""
    late: bool = False
    others: tuple[Subscription, ...] = ()
    """Further subscriptions of the channel whose missed periods this one makes up for, too."""
    silent: bool = False
    """Nothing matched, and the channel has been told so since its last item: nothing is posted."""
    origin: Origin = Origin.PLANNED

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of what it holds."""
        return tuple(pick.item.id for pick in self.picks.items)
