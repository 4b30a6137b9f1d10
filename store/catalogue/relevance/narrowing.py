"""Which items may be picked at all, and for the others what stands in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

import numpy as np

from store.catalogue.relevance.known import Known
from store.catalogue.relevance.rows import seconds
from store.catalogue.relevance.tokens import Ints, Mask
from store.catalogue.relevance.wish import MOST, NAME, Wish, mask
from store.catalogue.search import match
from store.interests import Interests
from store.text import clean

IDLE = ("break", "opening", "social", "poster_session")
"""Kinds without content of their own: only picked where they are asked for."""
_FTS = "SELECT rowid FROM item_fts WHERE item_fts MATCH ?"

Hurdle = tuple[str, Mask]
"""(what stands in the way, in a sentence; which items it stops)."""


def hurdles(
    conn: sqlite3.Connection, known: Known, interests: Interests, wish: Wish, now: datetime
) -> Iterator[Hurdle]:
    """Everything that keeps an item out, whatever it scores."""
    rows = known.rows
    size = len(rows)
    yield "It was not known yet.", rows.seen > seconds(now)
    yield "It was not accepted.", ~rows.accepted
    yield "It was sent before.", mask(size, [_places(known, interests.sent)])
    judged = [places for each in wish.members for places in (each.liked, each.disliked)]
    yield "A member has said what they think of it.", mask(size, judged)
    if interests.only_new and interests.since:
        yield "It is not new.", ~new(known, interests)
    yield from _kinds(known, interests)
    if wish.venues:
        names = ", ".join(each.name for each in wish.venues)
        yield f"It is not at {names}.", ~mask(size, (each.items for each in wish.venues))
    for text in list(dict.fromkeys(clean(each[:NAME]) for each in interests.excluded))[:MOST]:
        if text:
            yield f"“{text}” is excluded.", _excluded(conn, known, text)


def new(known: Known, interests: Interests) -> Mask:
    """Items first seen after ``since``; all where it is not set."""
    if interests.since is None:
        return np.ones(len(known.rows), np.bool_)
    return known.rows.seen > seconds(interests.since)


def _kinds(known: Known, interests: Interests) -> Iterator[Hurdle]:
    rows = known.rows
    if interests.kinds:
        kinds = list(interests.kinds)
        fitting = np.isin(rows.kinds, kinds) | np.isin(rows.subkinds, kinds)
        yield f"It is none of these kinds: {', '.join(kinds).replace('_', ' ')}.", ~fitting
    else:
        yield "It has no content of its own.", np.isin(rows.kinds, IDLE)


def _excluded(conn: sqlite3.Connection, known: Known, text: str) -> Mask:
    """Items that hold the words next to each other anywhere, or are of the person or venue of that name."""
    rows = known.rows
    expression = match.phrase(text)
    found = [row[0] for row in conn.execute(_FTS, (expression,))] if expression else []
    venue, persons = known.venue(conn, text), known.persons(conn, text)
    # Only what is surely meant is kept out: no names that are merely near.
    events = () if venue.used else sorted(venue.ids)
    people = () if persons.name else persons.ids
    at = np.flatnonzero(np.isin(rows.events, events))
    return mask(len(rows), [rows.of_numbers(found), rows.of_people(people), at, _places(known, [text])])


def _places(known: Known, ids: Iterable[str]) -> Ints:
    return np.array(sorted(known.rows.places[id] for id in ids if id in known.rows.places), np.int64)
