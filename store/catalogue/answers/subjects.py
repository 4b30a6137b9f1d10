"""What a question is about: items, an event or people."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.catalogue import reading
from store.catalogue.search import names
from store.catalogue.search.events import resolve_all
from store.catalogue.search.find import Found, Hit, find
from store.catalogue.search.ranking import NAMING
from store.queries import Lookup
from store.records import Event, Item
from store.text import key, squeezed, words

OWN_KINDS = ("workshop", "symposium")
_KIND = re.compile(r" (?:session|talk|paper|panel|tutorial|workshop|symposium|demo)$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:workshop|symposium)\b", re.IGNORECASE)
_READ = 3
"""Items that are looked at, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Subject:
    """``items`` the likeliest first; ``events`` where the words name events and nothing else."""

    found: Found
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def item(self) -> Item | None:
        return self.items[0] if self.items else None

    @property
    def several(self) -> str:
        """The question back where only kinds or days name items, and there are several; else empty."""
        if self.found.terms.terms or self.events or len(self.hits) < 2:
            return ""
        return f"{self.found.total} items fit. Which one do you mean?"

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.found.hits


def subject(connection: sqlite3.Connection, asked: Lookup) -> Subject:
    """What ``asked.question`` is about: a title, events if only venues are named, else what is found."""
    text = asked.question.subject if asked.question else ""
    for named in (text, _KIND.sub("", text)):
        if named and names.titled(connection, named):
            return _searched(connection, Lookup(raw=asked.raw, words=key(named)))
    if not asked.words and (asked.venues or asked.years) and not (asked.kinds or asked.people or asked.days):
        return _event(connection, asked)
    tried = _searched(connection, replace(asked, question=None))
    if tried.items or not text:
        return tried
    called = _searched(connection, Lookup(raw=asked.raw, words=key(text)))
    # What was read as filters may be a name; but then something is called so, and not only speaks of it.
    return called if called.hits and called.hits[0].field in NAMING else tried


def is_named(item: Item, text: str) -> bool:
    """Whether an item bears all words of a name, those of grammar too: "Attention Is All You Need"."""
    said = set(words(_KIND.sub("", text)))
    borne = words(" ".join((item.title, *item.other_names, *item.systems)))
    return bool(said) and (said.issubset(borne) or squeezed(text) in squeezed(item.title))


def _searched(connection: sqlite3.Connection, asked: Lookup) -> Subject:
    found = find(connection, asked)
    items = reading.fetch(connection, [hit.id for hit in found.hits[:_READ]])
    return Subject(found, tuple(items.values()))


def _event(connection: sqlite3.Connection, asked: Lookup) -> Subject:
    """Events named, outermost first, and the items that stand for them in a programme: a workshop's own."""
    ids = resolve_all(connection, asked.venues, asked.years) if asked.venues else frozenset()
    events = reading.events(connection, ids)
    inner = {event.id for event in events if event.parent_id in ids}
    outer = tuple(event for event in events if event.id not in inner)
    if not outer:
        return _returning(connection, asked, ids)
    outer = _own(asked, outer, reading.events(connection, inner))
    hits = find(connection, Lookup(venues=tuple(event.id for event in outer), kinds=OWN_KINDS)).hits
    items = reading.fetch(connection, [hit.id for hit in hits])
    meant = events if _OWN.search(asked.question.subject if asked.question else "") else outer
    kept = tuple(hit for hit in hits if _stands_for(items[hit.id], meant))
    return Subject(Found(kept), tuple(items[hit.id] for hit in kept), outer)


def _own(asked: Lookup, outer: tuple[Event, ...], inner: tuple[Event, ...]) -> tuple[Event, ...]:
    """Of "the SOSP workshop" the workshop at SOSP, if SOSP itself is none."""
    said = _OWN.search(asked.question.subject if asked.question else "")
    if said is None or any(said[0].lower() in event.name.lower() for event in outer):
        return outer
    return tuple(event for event in inner if said[0].lower() in event.name.lower()) or outer


def _returning(connection: sqlite3.Connection, asked: Lookup, ids: frozenset[str]) -> Subject:
    """A workshop's edition of a year of which only its entry in a larger programme is known."""
    names = tuple(name for name in asked.venues for _ in resolve_all(connection, (name,), None))
    if ids or not names or not asked.years:
        return Subject(Found())
    found = find(connection, Lookup(venues=tuple(dict.fromkeys(names)), years=asked.years, kinds=OWN_KINDS))
    items = reading.fetch(connection, [hit.id for hit in found.hits[:_READ]])
    return Subject(found, tuple(items.values()))


def _stands_for(item: Item, events: Iterable[Event]) -> bool:
    """Whether an item is the programme's entry of an event as a whole, which lies inside another."""
    return any(event.id == item.event.id and event.parent_id for event in events)
