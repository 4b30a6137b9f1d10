"""Times and names of which the source says too little or the wrong thing, whatever its format: told.

Clocks that are put forward skip an hour, and show one twice when they are put back. Some exports label local
times as UTC; that can only be suspected, so it is told, and done if the user says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from store.catalogue.entries import Entry, Finding, Hints, Home, Warned, When
from store.catalogue.tidy.times import named_zone

_NIGHT = frozenset((23, 0, 1, 2, 3, 4, 5))
"""Hours at which hardly anything takes place."""
_FIRST, _LAST = 1900, 2200
"""Years that ``--year`` takes, too."""
_ENOUGH = 3
"""Times from which on something is suspected."""
_SOME, _MANY = 0.1, 0.5
"""Shares of times at night."""


@dataclass(slots=True)
class _Count:
    number: int = 0
    first: str = ""

    def add(self, moment: datetime | date, place: str) -> None:
        self.number += 1
        self.first = self.first or f"{str(moment)[:16]} in {place}"


class Doubts:
    """Looks at the findings of one file as they pass. ``event`` is the zone of the event that the user named,
    empty where it is not known."""

    def __init__(self, hints: Hints, event: str = "") -> None:
        self._given, self._event, self._utc_is_local = hints.zone, event, hints.utc_is_local
        self._zone = hints.zone or event
        self._strange, self._skipped, self._twice, self._late = _Count(), _Count(), _Count(), _Count()
        self._timed = self._utc = self._early = 0

    def hear(self, finding: Finding) -> None:
        """Note the zone of the event that the following entries belong to."""
        if isinstance(finding, Home):
            self._zone = self._given or finding.zone or self._event

    def looked_at(self, entry: Entry) -> Entry:
        """An entry with times, without those that cannot be meant; what there is to note is noted."""
        entry = self._possible(_local(entry) if self._utc_is_local else entry)
        for when in (entry.when, *entry.more):
            if when and when.start:
                self._timed += 1
                self._clocks(when, entry.place)
                self._label(when.start, entry.place)
        return entry

    def _possible(self, entry: Entry) -> Entry:
        """The entry without slots in years that no conference is in; of the first one its room may stay."""
        slots = [when for when in (entry.when, *entry.more) if when]
        if all(map(_is_possible, slots)):
            return entry
        bad = next(when for when in slots if not _is_possible(when))
        self._strange.add(next(filter(None, (bad.start, bad.day, bad.end))), entry.place)
        first = entry.when
        if first and not _is_possible(first):
            first = When(session=first.session, room=first.room)
        return replace(entry, when=first, more=tuple(filter(_is_possible, entry.more)))

    def told(self) -> Iterator[Warned]:
        """What was noticed, in words."""
        if self._strange.number:
            number = self._strange.number
            entries = "1 entry has a date" if number == 1 else f"{number:,} entries have dates"
            yield Warned(f"{entries} that cannot be meant, such as {self._strange.first}: left out")
        if self._skipped.number:
            yield Warned(
                f"{_times(self._skipped.number)} in an hour that the clocks of its zone skip, such as"
                f" {self._skipped.first}: shown as printed, and counted as an hour later"
            )
        if self._twice.number:
            yield Warned(
                f"{_times(self._twice.number)} in an hour that the clocks of its zone show twice, such as"
                f" {self._twice.first}: counted as the first of the two"
            )
        suspicious = self._utc == self._timed >= _ENOUGH and self._early <= _SOME * self._utc
        if suspicious and self._late.number >= _MANY * self._utc:
            yield Warned(
                f"all {self._utc:,} times are labelled UTC, and {self._late.number:,} would be at night in"
                f" {self._zone}, such as {self._late.first}: if they are local ones, say --utc-is-local"
            )

    def _clocks(self, when: When, place: str) -> None:
        """Note a clock that its zone does not show, or shows twice."""
        for moment in (when.start, when.end):
            zone = _zone_of(moment, when.zone or self._zone) if moment else None
            if moment is None or zone is None:
                continue
            shown = moment.replace(tzinfo=zone, fold=0)
            shift = _offset(shown.replace(fold=1)) - _offset(shown)
            if shift:
                (self._skipped if shift > timedelta() else self._twice).add(moment, place)

    def _label(self, start: datetime, place: str) -> None:
        """Note a time that is labelled UTC, and whether it would be at night."""
        zone = named_zone(self._zone)
        if zone is None or not _is_utc(start) or not _offset(there := start.astimezone(zone)):
            return
        self._utc += 1
        self._early += start.hour in _NIGHT
        if there.hour in _NIGHT:
            self._late.add(start, place)


class Repeats:
    """Counts entries that name somebody twice in one role: kept once, but often somebody else was meant."""

    def __init__(self) -> None:
        self._number, self._first = 0, ""

    def look(self, entry: Entry) -> None:
        """Note an entry, if it is one of them."""
        named = Counter((" ".join(each.name.split()).casefold(), each.role) for each in entry.people)
        twice = next((name for (name, _), count in named.items() if name and count > 1), "")
        if twice:
            name = next(each.name for each in entry.people if each.name.casefold().split() == twice.split())
            self._number += 1
            self._first = self._first or f"{' '.join(name.split())[:80]} in {entry.place}"

    def told(self) -> Iterator[Warned]:
        """How many there were, in words."""
        if self._number:
            entries = "1 entry names" if self._number == 1 else f"{self._number:,} entries name"
            yield Warned(f"{entries} the same person twice, kept once: {self._first}")


def _local(entry: Entry) -> Entry:
    """The entry with its times that are labelled UTC as local ones."""
    return replace(
        entry, when=entry.when and _unlabelled(entry.when), more=tuple(map(_unlabelled, entry.more))
    )


def _unlabelled(when: When) -> When:
    if when.start is None or not _is_utc(when.start):
        return when
    end = when.end.replace(tzinfo=None) if when.end and _is_utc(when.end) else None
    return replace(when, start=when.start.replace(tzinfo=None), end=end, zone="")


def _is_utc(moment: datetime) -> bool:
    """Whether a time is labelled so, and not by the name of a place that is at UTC."""
    return moment.tzinfo is not None and not _offset(moment) and "/" not in str(moment.tzinfo)


def _is_possible(when: When) -> bool:
    """Whether a conference may be then. On the first and last days that there are, no zone can be left."""
    return all(_FIRST <= each.year <= _LAST for each in (when.day, when.start, when.end) if each)


def _zone_of(moment: datetime, naive: str) -> ZoneInfo | None:
    """The zone whose clocks a moment is read from; none where it says how far it is from UTC."""
    if moment.tzinfo is None:
        return named_zone(naive)
    return moment.tzinfo if isinstance(moment.tzinfo, ZoneInfo) else None


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _times(count: int) -> str:
    return "1 time is" if count == 1 else f"{count:,} times are"
