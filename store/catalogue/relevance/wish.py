"""Interests in terms of the catalogue: names looked up, ids turned into places, oddities put into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from store.catalogue.relevance.known import Known
from store.catalogue.relevance.tokens import Ints, Mask
from store.catalogue.relevance.topics import Topic
from store.interests import Interests, Taste
from store.text import clean

MOST = 60
"""Topics, people, venues and exclusions that are read, of each."""
NAME = 200
"""Characters of a name that are read."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A person or venue, and the items that are theirs."""

    name: str
    """As it was given."""
    items: Ints


@dataclass(frozen=True, slots=True)
class Member:
    """One member's taste, as places of items."""

    user: str
    liked: Ints
    disliked: Ints


@dataclass(frozen=True, slots=True)
class Wish:
    topics: tuple[Topic, ...]
    people: tuple[Followed, ...]
    venues: tuple[Followed, ...]
    members: tuple[Member, ...]
    """Those whose taste is known; without any, one who has none."""
    narrowed: bool
    """Whether only some venues or kinds are wanted."""
    remarks: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether all that is left is wanted: what narrows down is all that was asked for."""
        wanted = self.topics or self.people or any(len(each.liked) for each in self.members)
        return self.narrowed and not wanted


def wish(conn: sqlite3.Connection, known: Known, interests: Interests) -> Wish:
    """Look everything up; what means nothing becomes a remark."""
    remarks: dict[str, None] = {}
    topics = tuple(known.topic(conn, text) for text in _texts(interests.topics, 1000))
    for each in topics:
        remarks |= dict.fromkeys(f"“{c.typed}” was read as “{c.used}”" for c in each.corrections)
        if not len(each.items):
            remarks[f"no item speaks of “{_short(each.text)}”"] = None
    members = tuple(_member(known, taste, remarks) for taste in interests.members)
    return Wish(
        topics=topics,
        people=tuple(_person(conn, known, name, remarks) for name in _texts(interests.people, NAME)),
        venues=tuple(_venue(conn, known, name, remarks) for name in _texts(interests.venues, NAME)),
        members=tuple(m for m in members if len(m.liked) or len(m.disliked)) or (Member("", _NONE, _NONE),),
        narrowed=bool(interests.venues or interests.kinds),
        remarks=tuple(remarks),
    )


_NONE = np.array([], np.int64)


def _texts(given: Iterable[str], length: int) -> list[str]:
    """Each text once, cleaned and not too long; empty ones are passed over."""
    texts = dict.fromkeys(clean(text[:length]) for text in given)
    return [text for text in texts if text][:MOST]


def _person(conn: sqlite3.Connection, known: Known, name: str, remarks: dict[str, None]) -> Followed:
    found = known.persons(conn, name)
    if found.name:
        remarks[f"“{name}” was taken for {found.name}"] = None
    if not found.ids:
        remarks[f"nobody is called “{_short(name)}”"] = None
    return Followed(name, known.rows.of_people(found.ids))


def _venue(conn: sqlite3.Connection, known: Known, name: str, remarks: dict[str, None]) -> Followed:
    found = known.venue(conn, name)
    if found.used:
        remarks[f"“{name}” was taken for {found.used}"] = None
    if not found.ids:
        remarks[f"no event is called “{_short(name)}”"] = None
    return Followed(name, np.flatnonzero(np.isin(known.rows.events, sorted(found.ids))))


def _member(known: Known, taste: Taste, remarks: dict[str, None]) -> Member:
    """An item that is both liked and disliked counts as disliked."""
    places = known.rows.places
    for id in (*taste.liked, *taste.disliked):
        if id not in places:
            remarks[f"no item has the id “{_short(id)}”, so it was passed over"] = None
    disliked = {places[id] for id in taste.disliked if id in places}
    liked = {places[id] for id in taste.liked if id in places} - disliked
    return Member(taste.user, np.array(sorted(liked), np.int64), np.array(sorted(disliked), np.int64))


def mask(size: int, places: Iterable[Ints]) -> Mask:
    """True at any of the places."""
    found = np.zeros(size, np.bool_)
    for each in places:
        found[each] = True
    return found


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
