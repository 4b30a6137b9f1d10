"""Time as the make-believe Slack sees it; the same clock can be handed to the app under test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

MONDAY_MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class HandClock:
    """A clock that moves only when told to, so that minutes pass in tests without waiting."""

    def __init__(self, start: datetime = MONDAY_MORNING) -> None:
        self._now = start

    def now(self) -> datetime:
        """The moment the clock was set to."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self._now += timedelta(seconds=seconds)

    def wait(self, seconds: float) -> None:
        """What an app that pauses does to this clock: it moves forward at once."""
        self.advance(seconds)


class RehearsalClock:
    """Another clock, and ahead of it by what it was told: a page on which one need not wait for Monday."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The other clock's moment, and what this one is ahead."""
        return self._clock.now() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self._ahead += timedelta(seconds=seconds)

    def wait(self, seconds: float) -> None:
        """What an app that pauses does to this clock: it moves forward at once."""
        self.advance(seconds)
