"""Events that a question asks about, and their facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice

from store.catalogue import reading
from store.catalogue.answers import choices
from store.catalogue.answers.reply import LISTED, Reply, unique
from store.catalogue.answers.wording import days, listing
from store.catalogue.search.events import resolve_all
from store.queries import Lookup
from store.records import Event, Fact
from store.results import Answer
from store.text import key


def asked_about(connection: sqlite3.Connection, asked: Lookup) -> tuple[Event, ...]:
    """Events in question: those named, those of the years, or all; the latest first."""
    if asked.venues:
        return reading.events(connection, resolve_all(connection, asked.venues, asked.years))
    every = reading.events(connection)
    first, last = asked.years or (0, 9999)
    return tuple(event for event in every if first <= (event.year or 0) <= last)


def facts(events: Iterable[Event], keys: tuple[str, ...]) -> list[Fact]:
    """Facts with one of the keys, in the order of the keys, the preferred ones of each event first."""
    found = [fact for event in events for fact in event.facts if fact.key in keys]
    return sorted(found, key=lambda fact: (keys.index(fact.key), not fact.preferred))


def said(found: list[Fact], events: tuple[Event, ...]) -> Answer:
    """Facts, one a line, with the event's name where there are several and the fact does not name its own."""
    labels = {event.id: event.label for event in events}
    several = len({fact.event_id for fact in found}) > 1
    lines = []
    for fact in found:
        label = labels[fact.event_id]
        named = several and key(label) not in key(fact.text)
        doubt = "" if fact.preferred else " (another source disagrees)"
        lines.append(f"{f'{label}: ' if named else ''}{fact.text}{doubt}")
    return Answer("\n".join(dict.fromkeys(lines)), unique(fact.source for fact in found))


def of(events: tuple[Event, ...], asked: Lookup) -> str:
    """ " of MLSys 2022", or nothing where no event was named."""
    if not (asked.venues or asked.years) or not events:
        return f" of {listing(asked.venues)}" if asked.venues else ""
    inner = {event.id for event in events}
    return f" of {listing([event.label for event in events if event.parent_id not in inner])}"


def which(connection: sqlite3.Connection, fact_key: str) -> tuple[Event, ...]:
    """Events that a question without a name may mean: those of which a source states such a fact.

    Where none does, the latest whose own days or place are known.
    """
    every = reading.events(connection)
    stated = tuple(event for event in every if any(fact.key == fact_key for fact in event.facts))
    known = (event for event in every if (event.starts if fact_key == "dates" else event.city or event.venue))
    return stated or tuple(islice(known, LISTED))


def ask_which(asked: Lookup, events: tuple[Event, ...]) -> Reply:
    """The question back, with each event's name and date, and the question of each to choose from."""
    named = [
        f"{event.label} ({days(event.starts, event.ends)})" if event.starts else event.label
        for event in events
    ]
    text = f"Which event do you mean: {' or '.join(named)}?"
    return Reply(None, (), text, choices=choices.of_events(asked, events))
