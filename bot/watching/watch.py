"""``Watch``: begins trips, and notes how each one ended."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from bot.clock import stopwatch
from bot.watching import trips
from bot.watching.metrics import Metrics
from bot.watching.trips import Trip

_log = logging.getLogger("bot.requests")


class Watch:
    """One for each running bot; may be used from many threads."""

    def __init__(self, salt: str = "", metrics: Metrics | None = None) -> None:
        """``salt``: known to nobody, so that a workspace cannot be guessed from its mark."""
        self.metrics = metrics or Metrics()
        self._key = blake2b(salt.encode(), digest_size=32).digest()

    def mark(self, team: str) -> str:
        """Eight characters for a workspace; empty where there is none."""
        return blake2b(team.encode(), key=self._key, digest_size=4).hexdigest() if team else ""

    @contextmanager
    def request(self) -> Iterator[Trip]:
        """A request of Slack, until it is acknowledged; one line in the log says how that went."""
        trip = Trip(self.metrics, self.mark)
        with trips.on(trip):
            try:
                yield trip
            except BaseException:
                trip.outcome = "error"
                raise
            finally:
                self._acknowledged(trip, trip.seconds)

    @contextmanager
    def tick(self, name: str) -> Iterator[Trip]:
        """One tick of what runs by itself."""
        with trips.on(Trip(self.metrics, kind=name)) as trip:
            try:
                yield trip
            finally:
                self.metrics.ticked(name, stopwatch())

    def ticking(self, name: str) -> None:
        """Something ticks from now on; its first tick is still to come."""
        self.metrics.ticked(name, stopwatch())

    def _acknowledged(self, trip: Trip, seconds: float) -> None:
        outcome = trip.outcome = trip.outcome or "ok"
        self.metrics.acknowledged(trip.kind, outcome, seconds)
        if not trip.deferred:
            self.metrics.answered(trip.kind, seconds)
        milliseconds = round(seconds * 1000, 1)
        _log.info(
            "%s: %s, acknowledged in %s ms", trip.kind, outcome, milliseconds,
            extra={"outcome": outcome, "ack_ms": milliseconds},
        )  # fmt: skip
