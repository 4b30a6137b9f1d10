"""Own ids that stand twice in one file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.catalogue.entries import Entry
from store.records import Skipped


class Owns:
    """The own ids of a file's entries so far."""

    def __init__(self) -> None:
        self._seen: dict[str, Entry] = {}

    def apart(self, entry: Entry) -> Entry | Skipped:
        """The entry, with its start or place behind an id that another has; skipped if all is the same."""
        own = entry.own
        if not own:
            return entry
        first = self._seen.get(own)
        if first is not None and (first.title, first.when) == (entry.title, entry.when):
            return Skipped(entry.place, f"repeats {own}")
        if first is not None:
            start = entry.when and (entry.when.start or entry.when.day)
            own = f"{own}@{start.isoformat() if isinstance(start, date) else entry.place}"
        self._seen[own] = entry
        return replace(entry, own=own)
