"""To which event a statement belongs: one that is known, by its names, or a new one."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from store.catalogue.drafts import EventDraft, SourceDraft
from store.catalogue.entries import Hints, Home
from store.catalogue.tidy import venues
from store.catalogue.works.slots import known, nowhere
from store.catalogue.works.statement import Statement
from store.catalogue.writing.events import write_events
from store.catalogue.writing.tables import iso
from store.text import key, slug

_BEHIND = 1000
"""Position of events that are not from the seeds: listed behind them."""
_BY_NAME = (
    "SELECT DISTINCT event.id, event.year FROM event_name JOIN event ON event.id = event_id WHERE key = ?"
)
_SERIES = "SELECT lower(series), year, id FROM event"
_UNPLACED = (
    "SELECT id FROM event JOIN event_source ON event_id = id"
    " WHERE source_id = ? AND label = '' AND year IS ? LIMIT 1"
)
_TIMED = "SELECT 1 FROM item WHERE event_id = ? AND clock IS NOT NULL LIMIT 1"
_FILLED = ("starts", "ends", "zone", "city", "venue", "url")


class Homes:
    """The events of one load. New ones are written by ``flush``."""

    def __init__(self, conn: sqlite3.Connection, source: SourceDraft, hints: Hints) -> None:
        self._conn = conn
        self._source = source
        self._hints = hints
        self._found: dict[tuple[str, int | None], str] = {}
        self._names: dict[str, list[tuple[str, int | None]]] = {}
        """Key of a name -> the new events that bear it."""
        self._new: dict[str, EventDraft] = {}
        self._series: dict[tuple[str, int | None], list[str]] = defaultdict(list)
        """Events in the catalogue by series and year; asked row by row it would be read through each time."""
        for series, year, id in conn.execute(_SERIES):
            self._series[series, year].append(id)
        self._abouts: dict[str, tuple[int | None, str, str | None]] = {}
        self._offsets: dict[str, str] = {}
        """Events with times by their distance from UTC -> the first such zone."""
        self._local: set[str] = set()
        """Events with times that have no zone."""
        self.made: set[str] = set()
        self.moved: set[str] = set()
        """Events that were known before and have a zone since this load."""
        self.nameless = False
        """Whether no name of an event was found for an entry."""

    def of(self, statement: Statement, home: Home) -> str:
        """The id of the event, which is made where it is new."""
        if self._hints.event:
            id = self._named(self._hints.event, self._hints.year or statement.year, home)
        elif statement.venue:
            id = self._named(statement.venue, statement.year or home.year, None)
        elif home.name:
            id = self._named(home.name, home.year or statement.year, home)
        else:
            self.nameless = True
            id = self._unplaced(home.year or statement.year, home)
        if statement.has_time:
            self._times(id, statement.zone)
        return id

    def zone(self, id: str) -> str | None:
        """The zone of an event, if it is known."""
        return self._about(id)[2]

    def about(self, id: str) -> tuple[int | None, str]:
        """Year and series of an event."""
        return self._about(id)[:2]

    def flush(self) -> None:
        """Write the new events of a batch."""
        for id, zone in self._offsets.items():
            if id not in self._local:
                self._settle(id, zone)
        write_events(self._conn, list(self._new.values()))
        for event in self._new.values():
            self._series[event.series.lower(), event.year].append(event.id)
        self._new.clear()

    def _named(self, name: str, year: int | None, home: Home | None) -> str:
        found = self._found.get((name, year))
        if found is None:
            found = self._known(name, year) or self._make(name, year, home)
            if home is not None:
                self._fill(found, home)
            self._found[name, year] = found
        return found

    def _unplaced(self, year: int | None, home: Home) -> str:
        """Where those of this source are that appeared nobody knows where, one for each year: an event
        without a name, which shows nowhere."""
        found = self._found.get(("", year))
        if found is None:
            row = self._conn.execute(_UNPLACED, (self._source.id, year)).fetchone()
            found = row[0] if row else self._write("", year, "", "", home)
            self._found["", year] = found
        return found

    def _known(self, name: str, year: int | None) -> str:
        if self._exists(name):
            return name
        venue = venues.of(name, year)
        found = self._one((f"{name} {year}", name, venue.label), venue.year)
        if not found and venue.series and venue.year:
            ids = self._series[venue.series.lower(), venue.year]
            found = ids[0] if len(ids) == 1 else ""
        return found

    def _exists(self, id: str) -> bool:
        return self._conn.execute("SELECT 1 FROM event WHERE id = ?", (id,)).fetchone() is not None

    def _one(self, names: Iterable[str], year: int | None) -> str:
        """The one event of that year that bears one of the names."""
        for name in dict.fromkeys(map(key, names)):
            rows = [*self._conn.execute(_BY_NAME, (name,)), *self._names.get(name, ())]
            fits = {id for id, of_year in rows if year is None or of_year is None or of_year == year}
            if name and len(fits) == 1:
                return str(fits.pop())
        return ""

    def _make(self, name: str, year: int | None, home: Home | None) -> str:
        venue = venues.of(name, year)
        return self._write(venue.label or name, venue.year, venue.name or name, venue.series, home)

    def _write(self, label: str, year: int | None, name: str, series: str, home: Home | None) -> str:
        home = home or Home()
        id = self._free(slug(label) or ("event" if label else "unplaced"))
        draft = EventDraft(
            id, series or label, year, label, name, starts=home.starts, ends=home.ends,
            zone=_zone(home, self._hints), city=home.city, venue=home.venue, url=home.url,
            source_ids=(self._source.id,), position=_BEHIND,
            other_names=(home.short,) if key(home.short) not in ("", key(name), key(label)) else (),
        )  # fmt: skip
        self._new[id] = draft
        self.made.add(id)
        for each in {key(name), key(label), key(home.short)} - {""}:
            self._names.setdefault(each, []).append((id, year))
        return id

    def _free(self, wanted: str) -> str:
        id, number = wanted, 1
        while id in self.made or self._exists(id):
            number += 1
            id = f"{wanted}-{number}"
        return id

    def _about(self, id: str) -> tuple[int | None, str, str | None]:
        found = self._abouts.get(id)
        if found is None:
            sql = "SELECT year, series, zone FROM event WHERE id = ?"
            new = self._new.get(id)
            found = (new.year, new.series, new.zone) if new else self._conn.execute(sql, (id,)).fetchone()
            self._abouts[id] = found
        return found

    def _times(self, id: str, zone: str) -> None:
        """Note in which zone a time of an event is; one that names a place settles the event's."""
        if not zone:
            self._local.add(id)
        elif nowhere(zone):
            self._offsets.setdefault(id, zone)
        else:
            self._settle(id, zone)

    def _settle(self, id: str, zone: str) -> None:
        """Give an event the zone of its first time that has one, or that names a place.

        The offset alone names none: where local times stand already, it does not make theirs known.
        """
        year, series, before = self._about(id)
        if before and (nowhere(zone) or not nowhere(before) or self._seeded(id)):
            return
        if id in self._new:
            self._new[id] = replace(self._new[id], zone=zone)
        elif nowhere(zone) and self._conn.execute(_TIMED, (id,)).fetchone():
            return
        else:
            self._conn.execute("UPDATE event SET zone = ? WHERE id = ?", (zone, id))
            self.moved.add(id)
        self._abouts[id] = year, series, zone

    def _seeded(self, id: str) -> bool:
        seeded = "SELECT 1 FROM loaded WHERE kind = 'event' AND id = ?"
        return self._conn.execute(seeded, (id,)).fetchone() is not None

    def _fill(self, id: str, home: Home) -> None:
        """Add what the file says of an event from an earlier import; the seeds know theirs."""
        if id in self._new or self._seeded(id):
            return
        row = self._conn.execute(f"SELECT {', '.join(_FILLED)} FROM event WHERE id = ?", (id,)).fetchone()
        stated = (iso(home.starts), iso(home.ends), _zone(home, self._hints), home.city, home.venue, home.url)
        fresh = {
            field: new for field, old, new in zip(_FILLED, row, stated, strict=True) if new and not old
        }  # fmt: skip
        if fresh:
            settings = ", ".join(f"{field} = :{field}" for field in fresh)
            self._conn.execute(f"UPDATE event SET {settings} WHERE id = :id", {**fresh, "id": id})
            self._abouts.pop(id, None)
            self.moved.add(id)


def _zone(home: Home, hints: Hints) -> str | None:
    return next((zone for zone in (home.zone, hints.zone) if known(zone)), None)
