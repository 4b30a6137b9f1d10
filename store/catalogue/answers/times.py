"""When: the time of an item, the dates of an event."""

from __future__ import annotations

import sqlite3
from datetime import date, time

from store.catalogue import reading
from store.catalogue.answers import alike, events
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called, clock, days, item_day, marked, zone
from store.catalogue.search.find import Hit
from store.queries import Ask, Lookup
from store.records import Event, Item, Source
from store.results import Answer
from store.text import words

_MEALS = frozenset("lunch breakfast dinner banquet coffee tea break breaks lunchbreak".split())
_PAUSES = ("break", "social", "opening")


def when(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """When an item or event starts, ends, or how long it lasts."""
    about = subject(connection, asked)
    if about.item is not None and _only_spoken_of(asked, about.item):
        of = events.of(events.asked_about(connection, asked), asked)
        return Reply(unknown(f"The sources name no such break{of}."), ())
    return _of(connection, asked, about)


def _of(connection: sqlite3.Connection, asked: Lookup, about: Subject) -> Reply:
    """When that starts, ends, or how long it lasts."""
    ends = asked.question is not None and asked.question.ask is Ask.END
    if about.item is None:
        return _no_item(connection, asked, about)
    if about.events and not (ends and about.item.clock_end):
        return dates(about.events, about.hits)
    if ends and asked.days and not asked.words:
        return _last(connection, about)
    asks_start = asked.question is not None and asked.question.ask is Ask.WHEN and not asked.question.detail
    if asks_start and (several := alike.when(connection, about)):
        return several
    if about.several:
        return Reply(None, about.hits, about.several)
    item = about.item
    if asked.question and asked.question.detail == "duration":
        return Reply(_duration(item), about.hits)
    return Reply(end(item) if ends else start(item), about.hits)


def _only_spoken_of(asked: Lookup, item: Item) -> bool:
    """Whether a meal or a break was asked for, and what is found only speaks of it: "no free lunch"."""
    said = set(asked.words.split())
    return bool(said) and said <= _MEALS and item.kind not in _PAUSES and not said & set(words(item.session))


def _no_item(connection: sqlite3.Connection, asked: Lookup, about: Subject) -> Reply:
    if about.events:
        return dates(about.events, about.hits)
    if asked.words:
        return answer_stated(connection, asked)
    if asked.kinds or asked.venues:
        return Reply(unknown(f"The sources name no such item{events.of(about.events, asked)}."), ())
    meant = events.which(connection, "dates")
    return events.ask_which(asked, meant) if len(meant) > 1 else dates(meant, about.hits)


def dates(asked_about: tuple[Event, ...], hits: tuple[Hit, ...]) -> Reply:
    """When events were held: days, and hours where they are known."""
    lines: list[str] = []
    sources: list[Source] = []
    for event in asked_about:
        facts = events.facts((event,), ("dates", "hours", "symposium"))
        lines += [event_dates(event), *(fact.text for fact in facts)]
        outside = "starts" in event.outside
        sources += [fact.source for fact in facts] or [
            source for source in event.sources if not outside or source.kind == "outside"
        ]
    known = any(event.starts for event in asked_about)
    return Reply(Answer("\n".join(lines) or "The sources do not say when.", unique(sources), known), hits)


def event_dates(event: Event) -> str:
    if event.starts is None:
        return f"The sources do not say when {event.label} was held."
    return f"{event.label}: {days(event.starts, event.ends)}{marked(event, 'starts')}."


def _last(connection: sqlite3.Connection, about: Subject) -> Reply:
    """How a day ends: with its last item."""
    items = reading.fetch(connection, [hit.id for hit in about.hits]).values()
    last = max(items, key=lambda item: (item.day or date.min, item.clock or item.session_clock or time.min))
    hits = sorted(about.hits, key=lambda hit: hit.id != last.id)
    on = f" on {item_day(last)}" if last.day else ""
    if last.clock is None:
        return Reply(
            unknown(f"The sources give no times for the end of that day{on}.", last.sources), tuple(hits)
        )
    until = f" to {clock(last.clock_end)}" if last.clock_end else ""
    text = f"The last entry{on} is {called(last)}, from {clock(last.clock)}{until}{zone(last)}."
    return Reply(Answer(text, last.sources), tuple(hits))


def start(item: Item) -> Answer:
    """When it starts: at its own time, at that of its session, or on its day."""
    if item.day is None and item.clock is None and item.session_clock is None:
        return unknown(f"The sources do not say when {called(item)} was held.", item.sources)
    on = item_day(item) or "a day that no source names"
    if item.clock:
        until = f" to {clock(item.clock_end)}" if item.clock_end else ""
        return Answer(f"{called(item)}: {clock(item.clock)}{until}{zone(item)} on {on}.", item.sources)
    if item.session_clock:
        begins = f"which starts at {clock(item.session_clock)}{zone(item)} on {on}"
        text = (
            f"{called(item)} is in the session “{item.session}”, {begins}; no source gives a time of its own."
        )
        return Answer(text, item.sources)
    return Answer(f"{called(item)}: {on}; the sources give no clock time.", item.sources)


def end(item: Item) -> Answer:
    """When it ended."""
    if item.clock_end is None:
        return unknown(f"The sources do not say when {called(item)} ended.", item.sources)
    on = f" on {item_day(item)}" if item.day else ""
    return Answer(f"{called(item)} ended at {clock(item.clock_end)}{zone(item)}{on}.", item.sources)


def _duration(item: Item) -> Answer:
    if item.clock is None or item.clock_end is None:
        return unknown(f"The sources do not say how long {called(item)} lasted.", item.sources)
    minutes = (item.clock_end.hour - item.clock.hour) * 60 + item.clock_end.minute - item.clock.minute
    minutes %= 24 * 60  # past midnight
    between = f"from {clock(item.clock)} to {clock(item.clock_end)}"
    return Answer(f"{called(item)} lasts {_length(minutes)}, {between}.", item.sources)


def _length(minutes: int) -> str:
    if minutes < 120:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, 60)
    return f"{hours} hours" + (f" {rest} minutes" if rest else "")
