"""When a subscription is due: its local time on its weekdays, as moments in UTC. Pure.

A period is a local date, and each date has one moment. A time that a change of the clocks leaves out moves to
the next minute that exists; one that comes twice counts the first time. No date is skipped, whatever a zone
does at midnight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.deliveries import Schedule

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_FAR = timedelta(days=370)
"""Whatever comes once a week has come by then."""


class UnknownZone(Exception):
    """The schedule names a time zone that this machine does not know."""


@dataclass(frozen=True, slots=True)
class Period:
    """One date on which a subscription is due."""

    name: str
    """The local date, ``2026-11-23``."""
    due_at: datetime
    """Aware UTC."""


def periods(schedule: Schedule, after: datetime, until: datetime) -> tuple[Period, ...]:
    """All that are due after one moment and at or before the other, in order.

    :raises UnknownZone: the schedule's zone does not exist here
    """
    return tuple(period for period in _coming(schedule, after, until) if period.due_at <= until)


def following(schedule: Schedule, after: datetime) -> Period | None:
    """The first that is due after a moment; None for a schedule without weekdays.

    :raises UnknownZone: the schedule's zone does not exist here
    """
    return next(_coming(schedule, after, after + _FAR), None)


def _coming(schedule: Schedule, after: datetime, until: datetime) -> Iterator[Period]:
    zone = _zone(schedule.zone)
    # A day more at each end: in a gap a date's moment may lie on the next.
    day, last = after.astimezone(zone).date() - _DAY, until.astimezone(zone).date() + _DAY
    while day <= last:
        if day.weekday() in schedule.weekdays:
            due_at = _moment(day, time(schedule.hour, schedule.minute), zone)
            if due_at > after:
                yield Period(day.isoformat(), due_at)
        day += _DAY


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The first moment at which the clocks there show this or, where they never do, the next whole minute."""
    shown = datetime.combine(day, at)
    while not _exists(shown, zone):
        shown += _MINUTE
    return shown.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _exists(shown: datetime, zone: ZoneInfo) -> bool:
    moment = shown.replace(tzinfo=zone).astimezone(UTC)
    return moment.astimezone(zone).replace(tzinfo=None, fold=0) == shown


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(f"there is no time zone called {name!r}") from error
