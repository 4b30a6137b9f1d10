"""Time as an argument: everything that needs the moment, or a pause, is handed a clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


def stopwatch() -> float:
    """Seconds on a clock that only runs forward, for durations; it tells no time of day."""
    return time.perf_counter()


class Clock(Protocol):
    """What the bot needs of time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def wait(self, seconds: float) -> None:
        """Return after that many seconds."""


class SystemClock:
    """The machine's own clock; the only place that reads it."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is that one place

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


class ShiftedClock:
    """The machine's clock, set to another moment when made: for rehearsals."""

    def __init__(self, start: datetime) -> None:
        """``start`` must be aware."""
        self._system = SystemClock()
        self._shift = start - self._system.now()

    def now(self) -> datetime:
        """The moment that it shows, aware, in UTC."""
        return self._system.now() + self._shift

    def wait(self, seconds: float) -> None:
        """Sleep."""
        self._system.wait(seconds)
