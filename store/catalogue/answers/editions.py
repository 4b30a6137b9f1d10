"""Editions of a workshop that returns."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.times import event_dates
from store.catalogue.answers.wording import listing
from store.catalogue.search import events
from store.catalogue.search.find import Hit
from store.queries import Lookup
from store.results import Answer
from store.text import words

_KINDS = frozenset(("workshop", "workshops", "conference", "the"))
_EVERY = ("all", "other")
_SERIES = (
    "SELECT DISTINCT i.series FROM item i LEFT JOIN item_name n ON n.item_id = i.id"
    " WHERE i.series <> '' AND (lower(i.series) = :name OR i.title_key = :name OR n.key = :name)"
)


def editions(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """All editions, or the earlier ones without the latest."""
    subject, detail = (asked.question.subject, asked.question.detail) if asked.question else ("", "")
    if detail == "next":
        return _next(connection, asked)
    wanted = " ".join(word for word in words(subject) if word not in _KINDS)
    series = connection.execute(_SERIES, {"name": wanted}).fetchone()
    if series is None and asked.venues:
        return Reply(unknown(f"The sources name no other edition of {subject}."), ())
    if series is None:
        return answer_stated(connection, replace(asked, words=wanted))
    rows = connection.execute(
        "SELECT no, id, year FROM item WHERE series = ? ORDER BY year DESC, no", series
    ).fetchall()
    chosen = [row for row in rows if detail.lower() in _EVERY or row[2] != rows[0][2]]
    if not chosen:
        return Reply(unknown(f"The sources name no other edition of {series[0]}."), ())
    years = listing([str(year) for _, _, year in chosen])
    text = f"{series[0]}: editions of {years} are in the catalogue."
    return Reply(Answer(text), tuple(Hit(no, id, 1.0) for no, id, _ in chosen))


def _next(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The latest edition that is known, whether it is over or to come."""
    if not asked.venues:
        return answer_stated(connection, asked)
    every = [each for name in asked.venues for each in events.editions(connection, name)]
    latest = next((reading.event(connection, id) for id, _, year in every if year), None)
    if latest is None:
        return Reply(unknown(f"No edition of {listing(asked.venues)} is known here."), ())
    told = f"The latest edition known here is {latest.label}; no source tells of a later one."
    return Reply(unknown(f"{told}\n{event_dates(latest)}", latest.sources), ())
