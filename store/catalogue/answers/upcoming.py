"""What begins next, after the moment in which it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.catalogue import reading
from store.catalogue.answers import events
from store.catalogue.answers.reply import LISTED, Reply, unique, unknown
from store.catalogue.answers.wording import called, days, item_day, listing, starts_at
from store.catalogue.search.filters.conditions import CLOCK, listed
from store.catalogue.search.filters.conditions import LISTED as IN_LIST
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import scope
from store.queries import Lookup
from store.records import Event, Item
from store.results import Answer

_COMING = (
    "SELECT i.no, i.id, i.day, {clock}, e.zone FROM item i JOIN event e ON e.id = i.event_id"
    " WHERE i.day <> '' AND {clock} > '' AND e.zone <> '' AND i.event_id IN {listed} AND {where}"
    " ORDER BY i.no"
)

_DAYS = "SELECT event_id, min(day), max(day) FROM item WHERE day >= ? GROUP BY +event_id"
_LONGEST = timedelta(days=30)
"""Of an event; one that began earlier is over."""
_Days = tuple[date, date]
_Say = Callable[[sqlite3.Connection, Mapping[Hit, datetime], tuple[Event, ...]], Reply]
"""Words and hits for what is still to begin, which is not nothing, of these events."""
_PAST: _Days = (date.min, date.min)


def upcoming(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What begins next at the events that are named or, where none is, at those that are under way."""
    return _coming(connection, asked, _soonest)


def left(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """All that is still to begin, the earliest first, at the same events; on a day, where one is named."""
    return _coming(connection, asked, _all)


def _coming(connection: sqlite3.Connection, asked: Lookup, say: _Say) -> Reply:
    now = moment(asked.question.detail if asked.question else "")
    if now is None:
        return Reply(unknown("What is next hangs on the time, which is not known here."), ())
    meant, missing = under_way(connection, asked, now)
    if not meant:
        return Reply(unknown(missing), ())
    coming = {hit: at for hit, at in _starts(connection, asked, meant).items() if at > now}
    return say(connection, coming, meant) if coming else Reply(unknown(_nothing_left(asked, meant)), ())


def _soonest(connection: sqlite3.Connection, coming: Mapping[Hit, datetime], _: tuple[Event, ...]) -> Reply:
    first = min(coming.values())
    hits = tuple(hit for hit, at in coming.items() if at == first)
    items = tuple(reading.fetch(connection, [hit.id for hit in hits]).values())
    return Reply(Answer(_said(items), unique(source for item in items for source in item.sources)), hits)


def _all(connection: sqlite3.Connection, coming: Mapping[Hit, datetime], meant: tuple[Event, ...]) -> Reply:
    hits = tuple(sorted(coming, key=lambda hit: (coming[hit], hit.no)))
    first = reading.fetch(connection, [hits[0].id])[hits[0].id]
    text = f"{len(hits):,} item{'' if len(hits) == 1 else 's'} still to begin at {labels(meant)}."
    return Reply(Answer(text, first.sources), hits)


def under_way(connection: sqlite3.Connection, asked: Lookup, now: datetime) -> tuple[tuple[Event, ...], str]:
    """The events that are named or, where none is, those that go on; where there are none, that it is so."""
    known = events.asked_about(connection, asked)
    if asked.venues or asked.years:
        return known, _unknown_event(asked)
    held = _held(connection, known, now)
    meant = tuple(event for event in known if _is_under_way(event, held, now))
    return meant, "" if meant else _nothing_on(known, held, now)


def _nothing_left(asked: Lookup, meant: tuple[Event, ...]) -> str:
    if not any(event.zone for event in meant):
        return f"The sources do not tell the time zone of {labels(meant)}, so what is next is not known."
    what = "nothing more that begins" if asked == _bare(asked) else "no such item that is still to begin"
    return f"The sources name {what} at {labels(meant)}."


def _bare(asked: Lookup) -> Lookup:
    """The question with no filter but that of events."""
    return Lookup(
        asked.raw, venues=asked.venues, years=asked.years, question=asked.question,
        spoken=asked.spoken, cut=asked.cut, offset=asked.offset, limit=asked.limit,
    )  # fmt: skip


def moment(text: str) -> datetime | None:
    """The aware moment that a question holds; None where it holds none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _held(connection: sqlite3.Connection, known: Iterable[Event], now: datetime) -> dict[str, _Days]:
    """First and last day of each event that is not long over: its own, else those of its items."""
    since = (now - _LONGEST).date()
    rows = connection.execute(_DAYS, (since.isoformat(),))
    found = {id: (date.fromisoformat(first), date.fromisoformat(last)) for id, first, last in rows}
    own = {event.id: (event.starts, event.ends or event.starts) for event in known if event.starts}
    return {**found, **{id: days for id, days in own.items() if days[1] >= since}}


def _is_under_way(event: Event, held: Mapping[str, _Days], now: datetime) -> bool:
    today = now.astimezone(ZoneInfo(event.zone or "UTC")).date()
    first, last = held.get(event.id, _PAST)
    return first <= today <= last


def _starts(connection: sqlite3.Connection, asked: Lookup, meant: Iterable[Event]) -> dict[Hit, datetime]:
    """When what fits begins; where no kind is named, by a time of its own."""
    within = scope(connection, replace(asked, words="", question=None))
    clock = CLOCK if asked.kinds else "i.clock"
    statement = _COMING.format(clock=clock, listed=IN_LIST, where=within.where)
    rows = connection.execute(statement, (listed(event.id for event in meant), *within.parameters))
    starts = {Hit(no, id, 1.0): start(day, at, zone) for no, id, day, at, zone in rows}
    if asked.words:
        about = {hit.no for hit in find(connection, replace(asked, question=None)).hits}
        starts = {hit: at for hit, at in starts.items() if hit.no in about}
    return starts


def start(day: str, at: str, zone: str) -> datetime:
    """When that is, in UTC."""
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


def _nothing_on(known: Iterable[Event], held: Mapping[str, _Days], now: datetime) -> str:
    """That no event is under way, and which is the next one."""
    text = "No event that is known here is under way now."
    names = {event.id: event.label for event in known}
    coming = min(
        ((*held[id], names[id]) for id in names if held.get(id, _PAST)[0] > now.date()), default=None
    )
    return f"{text} The next one is {coming[2]}: {days(coming[0], coming[1])}." if coming else text


def _unknown_event(asked: Lookup) -> str:
    return f"No event called {listing(asked.venues)} is known here."


def labels(meant: Iterable[Event]) -> str:
    """Of events that lie in others only these."""
    found = tuple(meant)
    ids = {event.id for event in found}
    return listing([event.label for event in found if event.parent_id not in ids])
