"""The first, the n-th or the last of all that fit: which it is, and when it begins or ends."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers import events, slots, times, zones
from store.catalogue.answers.reply import LISTED, Reply, unknown
from store.catalogue.search.filters.conditions import CLOCK
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import scope
from store.queries import Ask, Lookup, Question
from store.records import Item
from store.results import Answer

_WHICH = ("first", "earliest", "last", "final")
_TALKS = ("invited_talk", "keynote", "talk")
_NOUNS = {"talk": _TALKS, "speaker": _TALKS, "presentation": _TALKS, "paper": ("paper",)}
"""What people call what they ask a place of, and the kinds that they mean."""
_INSIDE = re.compile(r"^(.+?) (?:of|in|at|during|on) (?:the )?(.+)")
_TIMED = (
    "SELECT i.no, i.id, i.event_id, coalesce(e.year, 0) FROM item i JOIN event e ON e.id = i.event_id"
    f" WHERE i.day <> '' AND {CLOCK} IS NOT NULL AND {{}}"
    f" ORDER BY i.day, {CLOCK}, i.no"
)


def when(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """As ``times.when``, of the first or the last where that is asked; or in which zone times are."""
    if asked.question and asked.question.detail == "zone":
        return zones.zone(connection, asked)
    edge = asked.question is not None and asked.question.detail in _WHICH
    if asked.question and not edge and asked.sessions and not (asked.words or asked.kinds):
        side = "last" if asked.question.ask is Ask.END else "first"
        return _edge(connection, replace(asked, question=replace(asked.question, detail=side)))
    return _edge(connection, asked) if edge else times.when(connection, asked)


def slot(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """As ``slots.slot``; of an event as a whole, which has no places, the n-th by its times."""
    inside = asked.sessions or asked.rooms
    placed = Reply(None) if inside and not asked.words else slots.slot(connection, asked)
    within = asked.venues or inside
    if placed.answer is not None or asked.question is None or asked.words or not within:
        return placed
    place, _, noun = asked.question.detail.lower().partition(" ")
    if place in ("after", "before"):
        return placed
    kinds = next((kinds for word, kinds in _NOUNS.items() if word in noun), ())
    return _edge(connection, replace(asked, kinds=kinds, question=Question(Ask.WHEN, noun, place)))


def _edge(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Of items that only filters name by their times, of a session's by their places.

    Of a series the latest edition is meant.
    """
    question = asked.question or Question(Ask.WHEN)
    if asked.words:
        return _place(connection, asked, question)
    within = scope(connection, replace(asked, question=None))
    rows = connection.execute(_TIMED.format(within.where), within.parameters).fetchall()
    if not rows:
        of = events.of(events.asked_about(connection, asked), asked)
        return Reply(unknown(f"The sources give no times of such items{of}."), ())
    inside = {event for _, _, event, _ in rows}
    if not (asked.venues or asked.years or asked.days) and len(inside) > 1:
        return events.ask_which(asked, reading.events(connection, inside)[:LISTED])
    latest = max(year for *_, year in rows)
    of_latest = rows if asked.years or asked.days else [row for row in rows if row[3] == latest]
    at = slots.number(question.detail, len(of_latest))
    if not 0 < at <= len(of_latest):
        return Reply(unknown(f"The sources give the times of {len(of_latest)} of them."), ())
    no, id, *_ = of_latest[at - 1]
    item = reading.fetch(connection, [id])[id]
    return Reply(_said(item, question.ask), (Hit(no, id, 1.0),))


def _said(item: Item, ask: Ask) -> Answer:
    """When it starts; of one that has no end, both."""
    if ask is not Ask.END:
        return times.start(item)
    ended = times.end(item)
    return ended if ended.known else replace(ended, text=f"{ended.text} {times.start(item).text}")


def _place(connection: sqlite3.Connection, asked: Lookup, question: Question) -> Reply:
    """ "the last talk of Outstanding Papers": which place it is decides, and then its time is told."""
    inside = _INSIDE.match(question.subject)
    noun, session = (inside[1], inside[2]) if inside else (question.subject, question.subject)
    which = "first" if question.detail in ("first", "earliest") else "last"
    placed = slots.slot(
        connection, replace(asked, kinds=(), question=Question(Ask.SLOT, session, f"{which} {noun}"))
    )
    if placed.answer is None or not placed.answer.known or not placed.hits:
        return placed
    id = placed.hits[0].id
    return replace(placed, answer=_said(reading.fetch(connection, [id])[id], question.ask))
