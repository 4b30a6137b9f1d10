"""A month in a make-believe Slack with two bot processes at a time, and everything going wrong in turn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import BOT_SCOPES, SlackLookAlike
from store.deliveries import Profile, Schedule, State, Subscription
from store.store import Store
from tests.faults import library, oracle
from tests.faults.faults import Faulty
from tests.faults.nest import Nest

START = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
"""Before the clocks change in New York, Berlin, Beirut and Santiago, in this order."""
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
_SCHEDULES = (
    (0, Schedule((0, 3), 9, 0, "Europe/Berlin")),
    (1, Schedule((6,), 2, 30, "Europe/Berlin")),
    (1, Schedule((2, 5, 6), 0, 0, "Asia/Beirut")),
    (2, Schedule((0, 4), 17, 15, "America/New_York")),
    (3, Schedule((6, 0), 0, 30, "America/Santiago")),
    (4, Schedule((2,), 8, 45, "Asia/Kathmandu")),
    (4, Schedule((2, 5), 8, 45, "Asia/Kathmandu")),
    (5, Schedule((1,), 23, 59, "Pacific/Kiritimati")),
)
"""With the number of the channel: two channels hold two subscriptions each."""
_FOLLOW_UPS = (2 * MINUTE, 7 * MINUTE, 25 * MINUTE)
"""Ticks after one at which something is due: after a pause of Slack's, after a lease, after all hope."""


class World:
    """One run. ``history``: whether the app may read what stands in channels."""

    diligence = 0.4
    """How often a tick follows soon on one at which something was due."""

    def __init__(
        self, slack: SlackLookAlike, clock: HandClock, data: Path, seed: int, *, history: bool
    ) -> None:
        self.slack, self.clock, self.history = slack, clock, history
        self.dice = random.Random(seed)  # noqa: S311 - dice, not secrets
        self.store = Store(data)
        self.papers = 8
        library.load(self.store, START, self.papers)
        self.ana = slack.workspace.user("ana").id
        self.expected: set[tuple[int, str]] = set()
        for place, schedule in _SCHEDULES:
            self._subscribe(place, schedule)
        self.nest = Nest(data, slack.api_url, slack.bot_token, history)
        self.faulty = Faulty(slack, self.nest, self.dice, data / "team.db")

    def live(self, days: int) -> None:
        """Let the days pass, with a few of downtime in them, and then a quiet day in which all settles."""
        end = START + days * DAY
        away = START + self.dice.randint(5, days - 5) * DAY
        zones_change = START + self.dice.randint(3, days - 3) * DAY
        for now in self._ticks(end):
            if now > zones_change:
                self._move()
                zones_change = end + DAY
            if not away <= now < away + 2.5 * DAY:
                self._tick(now)
        for minutes in (1, 8, 16, 40, 120, 300, 900):
            self._set(end + minutes * MINUTE)
            self.nest.start(f"calm-{minutes}", self.clock.now())
            self.nest.wait()
        for subscription in self.store.subscriptions():
            self._expect(subscription, self.clock.now())

    def close(self) -> None:
        """End the processes, close the store."""
        self.nest.close()
        self.store.close()

    def _subscribe(self, place: int, schedule: Schedule) -> None:
        name = f"channel-{place}"
        known = {channel.name: channel.id for channel in self.slack.workspace.channels_of("ana")}
        channel = known.get(name) or self.slack.workspace.add_channel(name, "ana").id
        profile = Profile(topics=(library.TOPICS[place % 3],), only_new=place % 2 == 0, most=2)
        self.store.subscribe("T00000001", channel, profile, schedule, self.ana, START)

    def _ticks(self, end: datetime) -> list[datetime]:
        """A little after each moment at which something is due, and some more after that."""
        moments = {
            at for _, schedule in _SCHEDULES for at in oracle.due(schedule, START, end - MINUTE).values()
        }
        ticks = [at + self.dice.randint(0, 90) * timedelta(seconds=1) for at in moments]
        more = {at + self.dice.choice(_FOLLOW_UPS) for at in ticks if self.dice.random() < self.diligence}
        return sorted(set(ticks) | more)

    def _tick(self, now: datetime) -> None:
        self._set(now)
        papers = min(8 + (now - START).days, library.MOST)
        if papers > self.papers:
            library.load(self.store, now, papers)
            self.papers = papers
        self.faulty.papers = self.papers
        self.faulty.tick(now)
        if not self.history:
            self._decide()

    def _set(self, now: datetime) -> None:
        self.clock.advance((now - self.clock.now()).total_seconds())

    def _move(self) -> None:
        """The first channel moves to another zone and another hour; what is due by then is due."""
        subscription = self.store.subscriptions()[0]
        self._expect(subscription, self.clock.now())
        self.nest.start("before-the-move", self.clock.now())
        self.nest.wait()
        schedule = replace(subscription.schedule, zone="Asia/Tokyo", hour=16)
        self.store.change(subscription.id, subscription.profile, schedule, self.ana, self.clock.now())

    def _expect(self, subscription: Subscription, until: datetime) -> None:
        since = subscription.since or START
        self.expected |= {(subscription.id, day) for day in oracle.due(subscription.schedule, since, until)}

    def _decide(self) -> None:
        """The subscriber looks into the channel now and then, and presses a button; not always."""
        for delivery in self.store.unknown():
            if delivery.told_at is None or self.dice.random() < 0.5:
                continue
            if self.in_channels()[delivery.key]:
                self.store.arrived(delivery.id, self.clock.now())
            else:
                self.store.repost(delivery.id, self.clock.now())

    def in_channels(self) -> Counter[str]:
        """How often each key stands in a channel."""
        found: Counter[str] = Counter()
        for channel in self.slack.workspace.channels_of("ana"):
            for message in self.slack.workspace.messages(channel.id):
                if message.by_app and message.metadata:
                    found[str(message.metadata["event_payload"]["key"])] += 1
        return found

    def notices(self) -> int:
        """How many messages the subscriber had from the app."""
        channel = self.slack.workspace.direct_channel("ana")
        return sum(message.by_app for message in self.slack.workspace.messages(channel.id))

    def states(self) -> Counter[State]:
        """How the deliveries ended."""
        return Counter(delivery.state for delivery in self.store.deliveries(limit=10_000))


@contextmanager
def world(data: Path, seed: int, *, history: bool) -> Iterator[World]:
    """A world and its Slack, for as long as the block lasts."""
    clock = HandClock(START)
    scopes = (*BOT_SCOPES, "channels:history") if history else BOT_SCOPES
    with SlackLookAlike(clock=clock, scopes=scopes, rate_limits=False) as slack:
        made = World(slack, clock, data, seed, history=history)
        try:
            yield made
        finally:
            made.close()
