"""Time that passes on the page: how long is meant, and going there in steps that miss nothing on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.clock import HandClock, RehearsalClock

_UNITS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d{1,4}) ?(minute|hour|day|week)s?")
_MOMENT = re.compile(rf"to (?:({'|'.join(_DAYS)}) ?)?(?:(\d{{1,2}}):(\d{{2}}))?")
_LONGEST = timedelta(days=366)
_STEP, _MOST_STEPS = timedelta(minutes=30), 400
_DEFAULT_HOUR = 9


def target(text: str, now: datetime, zone: str) -> datetime | None:
    """The moment meant by "7 days" or "to monday 9:00" in that zone; None for anything else."""
    wanted = " ".join(text.lower().split())
    if span := _SPAN.fullmatch(wanted):
        ahead = timedelta(seconds=int(span[1]) * _UNITS[span[2]])
        return now + ahead if timedelta() < ahead <= _LONGEST else None
    moment = _MOMENT.fullmatch(wanted)
    if moment is None or not (moment[1] or moment[2]):
        return None
    hour, minute = int(moment[2] or _DEFAULT_HOUR), int(moment[3] or 0)
    if hour > 23 or minute > 59:
        return None
    return _next(now.astimezone(ZoneInfo(zone)), moment[1], hour, minute).astimezone(now.tzinfo)


def _next(local: datetime, day: str | None, hour: int, minute: int) -> datetime:
    """The first such moment that is still to come, on that day of the week or on any."""
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while at <= local or (day and _DAYS[at.weekday()] != day):
        at += timedelta(days=1)
    return at


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A clock that can be moved, and what an app does when time has passed."""

    clock: RehearsalClock | HandClock
    passed: Callable[[], object]

    def go(self, until: datetime) -> None:
        """Move on to that moment; the app is told every half hour, or less often on a long way."""
        step = max(_STEP, (until - self.clock.now()) / _MOST_STEPS)
        while (left := until - self.clock.now()) > timedelta():
            self.clock.advance(min(step, left).total_seconds())
            self.passed()
