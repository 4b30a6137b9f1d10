"""Filters by venue, year, kind, state, award, session, room and source."""

from __future__ import annotations

import sqlite3

from store.catalogue.search import events, match
from store.catalogue.search.filters.conditions import LISTED, Scope, distinct, listed
from store.catalogue.search.sources import every, resolve_all
from store.queries import Lookup
from store.records import STATES

_OF_SOURCES = f"SELECT s.item_id FROM item_source s WHERE s.source_id IN {LISTED}"
_OF_OTHERS = (
    "SELECT 1 FROM item_source s JOIN source ON source.id = s.source_id WHERE s.item_id = i.id"
    f" AND source.kind <> 'outside' AND source.id NOT IN {LISTED}"
)
_SERIES = f"(SELECT e.series FROM event e WHERE e.series <> '' AND e.id IN {LISTED})"
_NAMED = "i.{column} IN (SELECT value FROM ({values}) WHERE instr(lower(value), ?))"
_TRACK = "(i.no IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ?) AND instr(lower(i.track), ?))"
_SUBKINDS = (
    f"SELECT own.value FROM ({distinct('subkind')}) own JOIN json_each(?) asked"
    " ON instr('+' || lower(own.value) || '+', '+' || asked.value || '+')"
)
"""Subkinds that are one of those asked for, or hold it: "short+Q&A"."""
_OF_STATES = f"SELECT a.no FROM item a WHERE a.status <> 'accepted' AND a.status IN {LISTED}"


def narrow(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup."""
    if lookup.venues:
        _venues(connection, lookup, made)
    if lookup.years:
        # The plus keeps SQLite from its index of years, and from an item's wide row for each of them.
        made.add("+i.year BETWEEN ? AND ?", *lookup.years)
    if lookup.kinds:
        kinds = listed(lookup.kinds)
        # What few items are has indexes of its own, which SQLite takes where the condition says so.
        few = "" if "paper" in lookup.kinds else "i.kind <> 'paper' AND "
        made.add(f"({few}i.kind IN {LISTED} OR i.subkind > '' AND i.subkind IN ({_SUBKINDS}))", kinds, kinds)
    _states(lookup.states, made)
    _award(lookup.award, made)
    for value in lookup.sessions:
        _session(value, made)
    for value in lookup.rooms:
        made.add(_NAMED.format(column="room", values=distinct("room")), value.lower())
    _sources(connection, lookup, made)


def _session(value: str, made: Scope) -> None:
    """In a session or a track that is called so; tracks have no index but that of words."""
    session = _NAMED.format(column="session", values=distinct("session"))
    track = match.phrase(value, "topics")
    if track:
        made.add(f"({session} OR {_TRACK})", value.lower(), track, value.lower())
    else:
        made.add(session, value.lower())


def _venues(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    """Items of the events; of a year that has none of them, what other events name of their series."""
    ids = events.resolve_all(connection, lookup.venues, None)
    if ids and lookup.years and not events.resolve_all(connection, lookup.venues, lookup.years):
        made.add(f"(i.event_id IN {LISTED} OR i.series IN {_SERIES})", listed(ids), listed(ids))
    else:
        made.add(f"i.event_id IN {LISTED}", listed(ids))


def _states(states: tuple[str, ...], made: Scope) -> None:
    """What is accepted is most of it, and no index knows it: it is all but what is not."""
    if "accepted" in states:
        rest = listed(state for state in STATES if state not in states)
        made.add(f"i.no NOT IN ({_OF_STATES})", rest)
    elif states:
        made.add(f"i.no IN ({_OF_STATES})", listed(states))


def _award(award: str, made: Scope) -> None:
    if award in ("any", "none"):
        made.add(f"i.no {'IN' if award == 'any' else 'NOT IN'} (SELECT a.no FROM item a WHERE a.award <> '')")
    elif award:
        made.add(
            "i.no IN (SELECT a.no FROM item a WHERE a.award <> '' AND instr(lower(a.award), ?))",
            award.lower(),
        )


def _sources(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    if not lookup.sources:
        return
    found = resolve_all(connection, lookup.sources)
    sources = listed(sorted(found))
    if len(found) < len(every(connection)):
        made.add(f"i.id IN ({_OF_SOURCES})", sources)
    if lookup.only:
        made.add(f"NOT EXISTS ({_OF_OTHERS})", sources)
