"""The one way from ``Interests`` to ``Picks``."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from store.catalogue import reading
from store.catalogue.relevance.known import Known
from store.catalogue.relevance.narrowing import hurdles, new
from store.catalogue.relevance.picking import Taken, best, pick, same_thing
from store.catalogue.relevance.reasons import reasons
from store.catalogue.relevance.scoring import CUT, Reader, Scores, scores
from store.catalogue.relevance.tokens import Mask
from store.catalogue.relevance.wish import Wish, wish
from store.interests import Interests, Pick, Picks

MISSED = 5
"""Items named that just missed."""
WORTH_NAMING = 0.1
"""A score below this is no near miss."""
MOST = 1_000
"""Items in a list."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is about to be picked."""

    wish: Wish
    allowed: Mask
    scores: Scores
    taken: list[Taken]


def recommend(conn: sqlite3.Connection, known: Known, interests: Interests, now: datetime) -> Picks:
    """Items for the interests, with reasons. The same question gets the same answer.

    :param now: aware; what was first seen later is not looked at
    """
    made = plan(conn, known, interests, now)
    near = _missed(known, made)
    shown = _shown(conn, known, interests, made, [*made.taken, *near])
    count = len(made.taken)
    return Picks(shown[:count], shown[count:], int(made.allowed.sum()), CUT, made.wish.remarks)


def plan(conn: sqlite3.Connection, known: Known, interests: Interests, now: datetime) -> Plan:
    """Everything but the words."""
    asked = wish(conn, known, interests)
    allowed = np.ones(len(known.rows), np.bool_)
    for _, stopped in hurdles(conn, known, interests, asked, now):
        allowed &= ~stopped
    scored = scores(known, asked)
    limit = min(max(interests.limit, 0), MOST)
    first = new(known, interests)
    taken = pick(known, in_turn(scored.readers, interests), allowed, first, limit) if allowed.any() else []
    return Plan(asked, allowed, scored, taken)


def in_turn(readers: Sequence[Reader], interests: Interests) -> tuple[Reader, ...]:
    """Who comes first moves on with what was sent, so that in a large team everybody's turn comes."""
    start = len(interests.sent) % len(readers)
    return (*readers[start:], *readers[:start])


def _missed(known: Known, made: Plan) -> list[Taken]:
    """The best of the others, each once, by whoever values it most."""
    readers = made.scores.readers
    top = np.max(np.stack([reader.scores for reader in readers]), axis=0)
    left = made.allowed & (top >= WORTH_NAMING)
    for each in made.taken:
        left[each.place] = False
    value = Reader(readers[0].member, readers[0].learnt, top)
    found: list[Taken] = []
    shown = [each.place for each in made.taken]
    for place in best(value, left, np.zeros_like(left), 2 * MISSED + len(shown)):
        if not same_thing(known, int(place), np.array(shown, np.int64)).any() and len(found) < MISSED:
            keenest = max(readers, key=lambda reader: reader.scores[place])
            found.append(Taken(int(place), keenest))
            shown.append(int(place))
    return found


def _shown(
    conn: sqlite3.Connection, known: Known, interests: Interests, made: Plan, taken: Sequence[Taken]
) -> tuple[Pick, ...]:
    ids = known.rows.ids
    liked = (place for each in taken for place in each.reader.member.liked)
    needed = dict.fromkeys([*(each.place for each in taken), *map(int, liked)])
    items = reading.fetch(conn, [ids[place] for place in needed])
    return tuple(
        Pick(
            items[ids[each.place]],
            round(float(each.reader.scores[each.place]), 4),
            reasons(known, interests, made.wish, made.scores, each, items),
        )
        for each in taken
    )
