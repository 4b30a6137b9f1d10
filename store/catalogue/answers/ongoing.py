"""What goes on at the moment in which it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.upcoming import labels, moment, start, under_way
from store.catalogue.search.filters.conditions import LISTED, listed
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import scope
from store.queries import Lookup
from store.records import Event
from store.results import Answer

_TIMED = (
    "SELECT i.no, i.id, i.day, i.clock, coalesce(i.clock_end, ''), e.zone FROM item i"
    " JOIN event e ON e.id = i.event_id WHERE i.day <> '' AND i.clock > '' AND e.zone <> ''"
    f" AND i.event_id IN {LISTED} AND {{}} ORDER BY i.room, i.clock, i.no"
)
_UNENDED = timedelta(hours=1)
"""For so long what has no end that is known is taken to go on."""


def ongoing(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What goes on at the events that are named or, where none is, at those that are under way."""
    now = moment(asked.question.detail if asked.question else "")
    if now is None:
        return Reply(unknown("What is on now hangs on the time, which is not known here."), ())
    meant, missing = under_way(connection, asked, now)
    if not meant:
        return Reply(unknown(missing), ())
    hits = _running(connection, asked, meant, now)
    if not hits:
        zoned = any(event.zone for event in meant)
        why = (
            "The sources name nothing of the kind that goes on now at"
            if zoned
            else "No time zone is known of"
        )
        return Reply(unknown(f"{why} {labels(meant)}."), ())
    items = reading.fetch(connection, [hit.id for hit in hits[:1]])
    text = f"On now at {labels(meant)}: {len(hits)} item{'' if len(hits) == 1 else 's'}."
    return Reply(Answer(text, unique(source for item in items.values() for source in item.sources)), hits)


def _running(
    connection: sqlite3.Connection, asked: Lookup, meant: Iterable[Event], now: datetime
) -> tuple[Hit, ...]:
    within = scope(connection, replace(asked, words="", days=(), question=None))
    parameters = (listed(event.id for event in meant), *within.parameters)
    rows = connection.execute(_TIMED.format(within.where), parameters).fetchall()
    hits = tuple(
        Hit(no, id, 1.0) for no, id, day, begins, ends, zone in rows if _is_on(day, (begins, ends), zone, now)
    )
    if not asked.words:
        return hits
    found = {hit.no for hit in find(connection, replace(asked, days=(), question=None)).hits}
    return tuple(hit for hit in hits if hit.no in found)


def _is_on(day: str, times: tuple[str, str], zone: str, now: datetime) -> bool:
    begins, ends = times
    first = start(day, begins, zone)
    if not ends:
        return first <= now < first + _UNENDED
    last = start(day, ends, zone)
    return first <= now < (last if last > first else last + timedelta(days=1))
