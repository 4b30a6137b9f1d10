"""Local times of schedules that are labelled UTC."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from store.catalogue.entries import Warned, When
from store.catalogue.tidy import clocks, times


def local(moment: datetime, start: str, zone: str) -> datetime:
    """A moment of a schedule; a local time that is labelled UTC gets the zone of the schedule.

    It is one where the clock beside it, which is local by the format, shows the very same time, though that
    zone is not at UTC then.

    :param start: the clock beside it; may be empty
    :param zone: of the schedule; may be empty
    """
    known, clock = times.named_zone(zone), clocks.alone(start)
    if known is None or clock is None or moment.utcoffset() != timedelta(0):
        return moment
    shown = moment.replace(tzinfo=known)
    same = clock.time == moment.time().replace(second=0, microsecond=0)
    return shown if same and shown.utcoffset() != timedelta(0) else moment


class Labels:
    """Counts the times of a schedule that ``local`` took for local ones."""

    def __init__(self) -> None:
        self._wrong = 0

    def look(self, written: str, when: When | None) -> None:
        """Compare a date as it is written with what it was taken for."""
        found = times.moment(written)
        if isinstance(found, datetime) and found.tzinfo and when and when.start:
            self._wrong += when.start != found

    def told(self, zone: str) -> Iterator[Warned]:
        if self._wrong:
            many = "1 time is" if self._wrong == 1 else f"{self._wrong:,} times are"
            yield Warned(
                f"{many} labelled UTC and cannot be, as the local clock beside it shows the same: taken to be"
                f" of {zone}"
            )
