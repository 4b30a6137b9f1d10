"""When digests are due, found the slow way: by looking at the clock on the wall, minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from store.deliveries import Schedule

_MINUTE = timedelta(minutes=1)


def due(schedule: Schedule, after: datetime, until: datetime) -> dict[str, datetime]:
    """Local dates with the first minute at which the clock there shows the schedule's time or a later one."""
    zone = ZoneInfo(schedule.zone)
    at = (schedule.hour, schedule.minute)
    found: dict[str, datetime] = {}
    moment = (after - timedelta(days=2)).replace(second=0, microsecond=0)
    shown = moment.astimezone(zone)
    begun = (shown.date(), True)  # nobody knows what was shown before
    while moment <= until:
        shown = moment.astimezone(zone)
        if begun[0] != shown.date():
            begun = (shown.date(), False)
        if not begun[1] and (shown.hour, shown.minute) >= at:
            begun = (shown.date(), True)
            if shown.weekday() in schedule.weekdays and moment > after:
                found[shown.date().isoformat()] = moment.astimezone(UTC)
        moment += _MINUTE
    return found
