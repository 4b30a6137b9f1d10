"""What an import counted, entry by entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from store.catalogue.works.slots import nowhere
from store.catalogue.works.statement import Statement
from store.records import Skipped


@dataclass(slots=True)
class Tally:
    """Running counts of one load; see ``ImportReport`` for their meaning."""

    items: int = 0
    with_authors: int = 0
    author_entries: int = 0
    with_abstract: int = 0
    with_time: int = 0
    unchanged: int = 0
    changed: int = 0
    new: int = 0
    merged: int = 0
    unzoned: Counter[str] = field(default_factory=Counter)
    """Entries with a clock time whose zone they do not say, by their event."""
    distant: Counter[str] = field(default_factory=Counter)
    """Entries whose clock time is said by its distance from UTC, by their event."""
    skipped: list[Skipped] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)

    def count(self, statement: Statement) -> None:
        self.items += 1
        self.with_authors += bool(statement.names)
        self.author_entries += statement.names
        self.with_abstract += statement.has_abstract
        self.with_time += statement.has_time

    def warn(self, text: str) -> None:
        """Each warning once."""
        self.warnings.setdefault(text)

    def warn_of_zones(self, zone_of: Callable[[str], str | None]) -> None:
        """Tell of local times: with them stands the zone of their event, where that is a place.

        :param zone_of: the zone of an event, by its id; empty where none is known
        """
        zones = {id: zone_of(id) for id in self.unzoned | self.distant}
        remedy = "name the zone with --zone"
        printed = sum(count for id, count in self.unzoned.items() if not zones[id])
        if printed:
            self.warn(f"{_times(printed)} no time zone: they stand as printed; {remedy}")
        lost = sum(count for id, count in self.unzoned.items() if nowhere(zones[id]))
        if lost:
            self.warn(
                f"{_times(lost)} no time zone, and others give those of the event by their distance from UTC,"
                f" not by its place: only the days of these were kept; {remedy}"
            )
        distant = sum(count for id, count in self.distant.items() if not zones[id])
        if distant:
            self.warn(
                f"{_times(distant)} a distance from UTC, while others of the event have no time zone: they"
                f" stand as printed, and those of UTC itself with their days alone; {remedy}"
            )


def _times(count: int) -> str:
    return "1 time has" if count == 1 else f"{count:,} times have"
