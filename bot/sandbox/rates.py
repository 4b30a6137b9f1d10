"""Rate limits as Slack counts them: so many calls a minute of a method, one message a second in a channel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Lock

from bot.sandbox.clock import Clock

TIER_1, TIER_2, TIER_3, TIER_4 = 10, 20, 50, 100
"""Calls a minute. Slack says 1 of tier 1 and lets bursts pass; ten keep reconnecting apps testable."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rates:
    """Token buckets, filled by the look-alike's clock."""

    def __init__(self, clock: Clock, *, on: bool = True) -> None:
        self.on = on
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = Lock()

    def take(self, key: str, most: int, seconds: float) -> int:
        """Count one call of at most ``most`` in ``seconds``; 0, or the seconds until one is allowed."""
        if not self.on:
            return 0
        with self._lock:
            now = self._clock.now().timestamp()
            bucket = self._buckets.setdefault(key, _Bucket(most, now))
            bucket.left = min(most, bucket.left + (now - bucket.at) * most / seconds)
            bucket.at = now
            if bucket.left >= 1 - 1e-9:
                bucket.left -= 1
                return 0
            return max(1, math.ceil((1 - bucket.left) * seconds / most))
