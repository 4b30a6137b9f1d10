"""In which time zone the times of an event are."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import marked
from store.queries import Lookup
from store.records import Event
from store.results import Answer

_NOON = time(12)
_FIRST = "SELECT min(day) FROM item WHERE event_id = ? AND day <> ''"


def zone(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The zone, by its name and by what clocks there are called then."""
    about = subject(connection, asked)
    event = _event(connection, about)
    return Reply(_told(connection, event), about.hits) if event else answer_stated(connection, asked)


def _event(connection: sqlite3.Connection, about: Subject) -> Event | None:
    if about.events:
        return about.events[0]
    return reading.event(connection, about.item.event.id) if about.item else None


def _told(connection: sqlite3.Connection, event: Event) -> Answer:
    if not event.zone:
        return unknown(f"The sources do not tell the time zone of {event.label}.", event.sources)
    first = connection.execute(_FIRST, (event.id,)).fetchone()[0]
    day = event.starts or (date.fromisoformat(first) if first else None)
    clocks = f" ({datetime.combine(day, _NOON, ZoneInfo(event.zone)):%Z})" if day else ""
    told = f"Times of {event.label} are local ones: {event.zone}{clocks}"
    if "zone" in event.outside:
        return unknown(f"No source prints the time zone of {event.label}. {told}{marked(event, 'zone')}.")
    return Answer(f"{told}.", event.sources)
