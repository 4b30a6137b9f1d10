"""What begins next, after the moment in which it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from store.catalogue import reading
from store.catalogue.answers import events
from store.catalogue.answers.reply import LISTED, Reply, unique, unknown
from store.catalogue.answers.wording import called, days, item_day, listing, starts_at
from store.catalogue.search.filters.conditions import CLOCK, listed
from store.catalogue.search.filters.conditions import LISTED as IN_LIST
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import scope
from store.queries import Lookup
from store.records import Answer, Event, Item

_COMING = (
    "SELECT i.no, i.id, i.day, {clock}, e.zone FROM item i JOIN event e ON e.id = i.event_id"
    " WHERE i.day <> '' AND {clock} > '' AND e.zone <> '' AND i.event_id IN {listed} AND {where}"
    " ORDER BY i.no"
)


def upcoming(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What begins next at the events that are named or, where none is, at those that are under way."""
    now = _moment(asked.question.detail if asked.question else "")
    if now is None:
        return Reply(unknown("What is next hangs on the time, which is not known here."), ())
    known = events.asked_about(connection, asked)
    named = bool(asked.venues or asked.years)
    meant = known if named else tuple(event for event in known if _is_under_way(event, now))
    if not meant:
        return Reply(unknown(_nothing_on(known, now) if not named else _unknown_event(asked)), ())
    hits = _next(connection, asked, meant, now)
    if not hits:
        what = "nothing more that begins" if asked == _bare(asked) else "no such item that is still to begin"
        return Reply(unknown(f"The sources name {what} at {_labels(meant)}."), ())
    items = tuple(reading.fetch(connection, [hit.id for hit in hits]).values())
    return Reply(Answer(_said(items), unique(source for item in items for source in item.sources)), hits)


def _bare(asked: Lookup) -> Lookup:
    """The question with no filter but that of events."""
    return Lookup(
        asked.raw, venues=asked.venues, years=asked.years, question=asked.question,
        spoken=asked.spoken, cut=asked.cut, offset=asked.offset, limit=asked.limit,
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _is_under_way(event: Event, now: datetime) -> bool:
    today = now.astimezone(ZoneInfo(event.zone or "UTC")).date()
    return event.starts is not None and event.starts <= today <= (event.ends or event.starts)


def _next(
    connection: sqlite3.Connection, asked: Lookup, meant: Iterable[Event], now: datetime
) -> tuple[Hit, ...]:
    """All that begin at the earliest time after now; where no kind is named, by a time of their own."""
    within = scope(connection, replace(asked, words="", question=None))
    clock = CLOCK if asked.kinds else "i.clock"
    statement = _COMING.format(clock=clock, listed=IN_LIST, where=within.where)
    rows = connection.execute(statement, (listed(event.id for event in meant), *within.parameters))
    starts = {Hit(no, id, 1.0): _start(day, at, zone) for no, id, day, at, zone in rows}
    first = min((at for at in starts.values() if at > now), default=None)
    return tuple(hit for hit, at in starts.items() if at == first)


def _start(day: str, at: str, zone: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone)).astimezone(UTC)


def _said(items: tuple[Item, ...]) -> str:
    """One line for each; of very many at once the first."""
    lines = [f"Next: {_line(item)}" for item in items[:LISTED]]
    more = len(items) - LISTED
    return "\n".join((*lines, f"{more:,} more begin{'s' * (more == 1)} at that time.") if more > 0 else lines)


def _line(item: Item) -> str:
    room = f", in {item.room}" if item.room else ""
    session = f" in the session “{item.session}”" if item.session and not item.clock else ""
    timed = replace(item, clock=item.clock or item.session_clock)
    return f"{called(item)}{session}, on {item_day(item)}{starts_at(timed)}{room} ({item.event.label})."


def _nothing_on(known: Iterable[Event], now: datetime) -> str:
    """That no event is under way, and which is the next one."""
    text = "No event that is known here is under way now."
    coming = sorted(
        ((event.starts, event) for event in known if event.starts and event.starts > now.date()),
        key=lambda pair: pair[0],
    )
    if not coming:
        return text
    event = coming[0][1]
    return f"{text} The next one is {event.label}: {days(coming[0][0], event.ends)}."


def _unknown_event(asked: Lookup) -> str:
    return f"No event called {listing(asked.venues)} is known here."


def _labels(meant: Iterable[Event]) -> str:
    """Of events that lie in others only these."""
    found = tuple(meant)
    ids = {event.id for event in found}
    return listing([event.label for event in found if event.parent_id not in ids])
