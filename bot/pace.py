"""Not too fast: a turn for each post."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from bot.clock import Clock


class Pace:
    """One post in each interval: a second in each channel, as Slack asks for."""

    _MANY = 1_000
    _LONGEST = timedelta(minutes=1)

    def __init__(self, clock: Clock, interval: timedelta) -> None:
        self._clock, self._interval = clock, interval
        self._gate = threading.Lock()
        self._next: dict[str, datetime] = {}

    def is_free(self, channel: str) -> bool:
        """Whether a turn here would come at once."""
        now = self._clock.now()
        with self._gate:
            at = self._next.get(channel, now)
        return at <= now or at - now > self._LONGEST

    def turn(self, channel: str) -> None:
        """Return when this channel may be posted to."""
        with self._gate:
            now = self._clock.now()
            if len(self._next) > self._MANY:
                self._next = {name: at for name, at in self._next.items() if at > now}
            at = max(now, self._next.get(channel, now))
            if at - now > self._LONGEST:  # no queue is that long: the clock was set back
                at = now
            self._next[channel] = at + self._interval
        if at > now:
            self._clock.wait((at - now).total_seconds())
