"""Where: the place of an event, the room of an item."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers import alike, events
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.times import event_dates
from store.catalogue.answers.wording import MARK, called, listing, marked
from store.catalogue.search.find import Hit, find
from store.queries import Lookup
from store.records import Event, Item, Source
from store.results import Answer

_ABOUT = ("topics", "notes", "summary", "abstract")
"""Fields of items that are about a place, rather than held there."""
_INSIDE = ("track", "session", "devroom", "stream")
"""What may be asked of an item besides its room."""
_READ = 200
"""Items of which all rooms are looked at."""


def where(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The place of an event, or the room of an item."""
    if asked.sessions and not asked.words:
        return _rooms(connection, asked)
    about = subject(connection, asked)
    detail = asked.question.detail if asked.question else ""
    if about.item is not None and detail in _INSIDE:
        return Reply(_inside(about.item, detail), about.hits)
    return _placed(connection, asked, about)


def _placed(connection: sqlite3.Connection, asked: Lookup, about: Subject) -> Reply:
    if about.events:
        return _events(asked, about.events, about.hits)
    if about.several:
        return _of_several(connection, about)
    if about.hits and about.hits[0].field in _ABOUT and asked.words:
        noted = answer_stated(connection, asked)
        if noted.answer and noted.answer.known:
            return noted
    if several := alike.told(connection, about, lambda item: item.room):
        return several
    if about.item is not None:
        return Reply(_room(connection, about.item), about.hits)
    if asked.words:
        return answer_stated(connection, asked)
    meant = events.which(connection, "place")
    return events.ask_which(asked, meant) if len(meant) > 1 else _events(asked, meant, ())


def _rooms(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """In which rooms a session or track is."""
    hits = find(connection, replace(asked, question=None, kinds=())).hits
    items = reading.fetch(connection, [hit.id for hit in hits[:_READ]]).values()
    rooms = sorted({item.room for item in items if item.room})
    name = asked.sessions[0]
    if not rooms:
        return Reply(unknown(f"The sources do not name a room for “{name}”."), hits)
    return Reply(
        Answer(f"“{name}”: {listing(rooms)}.", unique(s for item in items for s in item.sources)), hits
    )


def _inside(item: Item, detail: str) -> Answer:
    """The track or session of an item."""
    found = item.session if detail == "session" else item.track or item.session
    if not found:
        return unknown(f"The sources do not name a {detail} of {called(item)}.", item.sources)
    return Answer(f"{called(item)}: {found}.", item.sources)


def _of_several(connection: sqlite3.Connection, about: Subject) -> Reply:
    """Where all of a kind are; the question back where they are in several rooms, or in none."""
    items = reading.fetch(connection, [hit.id for hit in about.hits[:_READ]])
    rooms = {item.room for item in items.values()}
    if len(rooms) != 1 or "" in rooms or len(about.hits) > _READ:
        return Reply(None, about.hits, about.several)
    sources = unique(source for item in items.values() for source in item.sources)
    return Reply(Answer(f"All {len(items)} are in {rooms.pop()}.", sources), about.hits)


def _events(asked: Lookup, asked_about: tuple[Event, ...], hits: tuple[Hit, ...]) -> Reply:
    also_when = asked.question is not None and asked.question.detail == "when"
    keys = ("place", "mode", "dates") if also_when else ("place", "mode")
    lines: list[str] = []
    sources: list[Source] = []
    for event in asked_about:
        facts = events.facts((event,), keys)
        said = {fact.key for fact in facts}
        name = f"{event.label}: " if len(asked_about) > 1 else ""
        lines += [f"{name}{fact.text}" for fact in facts]
        lines += [] if "place" in said else [_place(event)]
        lines += [event_dates(event)] if also_when and "dates" not in said else []
        sources += [fact.source for fact in facts] or _naming(event)
    if not lines:
        return Reply(unknown("The sources do not say where that was held."), hits)
    known = any(_held(event) or events.facts((event,), keys) for event in asked_about)
    return Reply(Answer("\n".join(lines), unique(sources), known), hits)


def _place(event: Event) -> str:
    return _held(event) or f"The sources do not say where {event.label} was held."


def _held(event: Event) -> str:
    """ "MLSys 2022 was held in Santa Clara.", empty where no place is known."""
    parts = _shown(event)
    if not parts:
        return ""
    inside = "" if event.city.lower() == "online" else "in "
    if all(field in event.outside for field in parts):
        return f"{event.label} was held {inside}{', '.join(getattr(event, field) for field in parts)}{MARK}."
    place = ", ".join(f"{getattr(event, field)}{marked(event, field)}" for field in parts)
    return f"{event.label} was held {inside}{place}."


def _shown(event: Event) -> list[str]:
    """The fields that make the place of an event; what is held online has no other."""
    fields = ("city",) if event.city.lower() == "online" else ("venue", "city")
    return [field for field in fields if getattr(event, field)]


def _naming(event: Event) -> list[Source]:
    """The sources of the place: where none of ours states a part of it, none of ours."""
    shown = _shown(event)
    ours = not shown or any(field not in event.outside for field in shown)
    return [source for source in event.sources if ours or source.kind == "outside"]


def _room(connection: sqlite3.Connection, item: Item) -> Answer:
    event = reading.event(connection, item.event.id)
    held = _held(event) if event else ""
    if not item.room:
        text = f"The sources do not name a room for {called(item)}. {held}"
        return unknown(text.rstrip(), () if MARK in held else item.sources)
    return Answer(f"{called(item)}: {item.room}. {held}".rstrip(), item.sources)
