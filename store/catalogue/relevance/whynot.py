"""Why an item was not picked, in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

import numpy as np

from store.catalogue.relevance.engine import Plan, plan
from store.catalogue.relevance.known import Known
from store.catalogue.relevance.learning import nearest
from store.catalogue.relevance.narrowing import hurdles
from store.catalogue.relevance.picking import same_thing
from store.catalogue.relevance.reasons import LEAST
from store.catalogue.relevance.scoring import CUT, Reader
from store.interests import Interests

LIKE = 0.15
"""Cosine from which a disliked item explains a low score."""


def why_not(
    conn: sqlite3.Connection, known: Known, interests: Interests, item_id: str, now: datetime
) -> tuple[str, ...]:
    """Everything that stands in the item's way; that it is picked, where nothing does."""
    place = known.rows.places.get(item_id)
    if place is None:
        return ("No item has this id.",)
    made = plan(conn, known, interests, now)
    for number, each in enumerate(made.taken, 1):
        if each.place == place:
            return (f"It is picked, as number {number}.",)
    stopped = hurdles(conn, known, interests, made.wish, now)
    found = [sentence for sentence, mask in stopped if mask[place]]
    return (*found, *_worth(known, made, place))


def _worth(known: Known, made: Plan, place: int) -> Iterator[str]:
    reader = max(made.scores.readers, key=lambda each: each.scores[place])
    score = float(reader.scores[place])
    if score >= CUT:
        yield f"Its score of {score:.2f} would do: {CUT:.2f} is enough."
        if made.allowed[place]:
            yield from _crowded_out(known, made, place)
        return
    yield from _lacking(known, made, reader, place)
    yield f"Its score is {score:.2f}; what comes has {CUT:.2f} or more."


def _crowded_out(known: Known, made: Plan, place: int) -> Iterator[str]:
    """Another item says the same, or the list was full."""
    shown = np.array([each.place for each in made.taken], np.int64)
    if len(shown) and (same := same_thing(known, place, shown)).any():
        yield f"It is nearly the same as {known.rows.ids[shown[np.argmax(same)]]}, which is picked."
    else:
        yield f"The list was full: {len(shown)} others came first."


def _lacking(known: Known, made: Plan, reader: Reader, place: int) -> Iterator[str]:
    column = made.scores.topics[:, place]
    spoken = [each.text for each, score in zip(made.wish.topics, column, strict=True) if score >= LEAST]
    if made.wish.topics and not spoken:
        yield "It speaks of none of the topics."
    elif spoken:
        yield f"Of the topics it speaks, not strongly enough, of {', '.join(spoken)}."
    if made.wish.people and not any(place in each.items for each in made.wish.people):
        yield "It is by nobody who is followed."
    if len(reader.member.liked) and reader.learnt[place] < CUT:
        yield "It is not much like what was liked."
    disliked = [int(each) for each in reader.member.disliked]
    if disliked:
        near, likeness = nearest(known.features, place, disliked)
        if likeness >= LIKE and near != place:
            yield f"It is like {known.rows.ids[near]}, which was disliked."
