"""Which goes furthest: the longest talk, the oldest paper, who speaks most often."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, replace

from store.catalogue import reading
from store.catalogue.answers import events
from store.catalogue.answers.reply import LISTED, Reply, unknown
from store.catalogue.answers.wording import called, listing
from store.catalogue.search.filters.conditions import LISTED as IN_LIST
from store.catalogue.search.filters.conditions import listed
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.catalogue.search.scope import Scope, scope
from store.queries import Lookup
from store.results import Answer
from store.text import NUMERALS

_MINUTES = (
    "CASE WHEN i.clock > '' AND i.clock_end > '' THEN"
    " ((strftime('%s', '2000-01-01 ' || i.clock_end) - strftime('%s', '2000-01-01 ' || i.clock)) / 60"
    " + 1440) % 1440 END"
)
_DATE = "coalesce(nullif(i.day, ''), printf('%04d', i.year))"
_AUTHORS = "nullif((SELECT count(DISTINCT c.person_id) FROM credit c WHERE c.item_id = i.id), 0)"


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is compared, which end of it is meant, and how it is said."""

    value: str
    largest: bool
    said: str


_MEASURES = (
    ("longest", _Measure(_MINUTES, True, "the longest, with {} minutes")),
    ("shortest", _Measure(_MINUTES, False, "the shortest, with {} minutes")),
    ("oldest", _Measure(_DATE, False, "the oldest, of {}")),
    ("newest", _Measure(_DATE, True, "the newest, of {}")),
    ("latest", _Measure(_DATE, True, "the newest, of {}")),
    ("recent", _Measure(_DATE, True, "the newest, of {}")),
    ("fewest", _Measure(_AUTHORS, False, "the one with the fewest people, {}")),
    ("most", _Measure(_AUTHORS, True, "the one with the most people, {}")),
    ("number", _Measure(_AUTHORS, True, "the one with the most people, {}")),
)
_PEOPLE = (
    "SELECT p.name, count(DISTINCT i.no) FROM item i JOIN credit c ON c.item_id = i.id"
    " JOIN person p ON p.id = c.person_id WHERE {} GROUP BY p.id ORDER BY 2 DESC, p.name LIMIT 6"
)
_BEYOND = re.compile(
    r"(?P<side>longer|shorter|more|less|fewer|over|under) (?:than )?(?P<number>\w+) (?P<unit>\w+)"
)
_NAMED = "authors speakers people coauthors co-authors".split()


def _number(typed: str) -> int:
    return NUMERALS.index(typed) + 1 if typed in NUMERALS else int(typed)


def most(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The first by that measure of all that fit, those that are equal to it beside it."""
    detail = asked.question.detail.lower() if asked.question else ""
    within = _within(connection, asked)
    if "most" in detail and not any(word in detail for word in (*_NAMED, "recent")):
        return _people(connection, asked, within)
    if (beyond := _BEYOND.search(detail)) is not None:
        return _further(connection, asked, within, beyond)
    measure = next((each for word, each in _MEASURES if word in detail), _MEASURES[0][1])
    end = "max" if measure.largest else "min"
    row = connection.execute(
        f"SELECT {end}({measure.value}) FROM item i WHERE {within.where}", within.parameters
    )
    best = row.fetchone()[0]
    if best is None:
        of = events.of(events.asked_about(connection, asked), asked)
        return Reply(unknown(f"The sources do not tell that of any such item{of}."), ())
    first = f"SELECT i.no, i.id FROM item i WHERE {within.where} AND {measure.value} = ? ORDER BY i.no"
    hits = tuple(Hit(no, id, 1.0) for no, id in connection.execute(first, (*within.parameters, best)))
    return Reply(_said(connection, hits, measure.said.format(best)), hits)


def _further(
    connection: sqlite3.Connection, asked: Lookup, within: Scope, beyond: re.Match[str]
) -> Reply:  # fmt: skip
    """All that last longer, or have more people, than that; or less."""
    hour = beyond["unit"].startswith("h")
    value = _MINUTES if hour or beyond["unit"].startswith("min") else _AUTHORS
    sign = "<" if beyond["side"] in ("shorter", "less", "fewer", "under") else ">"
    limit = _number(beyond["number"]) * (60 if hour else 1)
    sql = (
        f"SELECT i.no, i.id FROM item i WHERE {within.where} AND {value} {sign} ? ORDER BY {value} DESC, i.no"
    )
    hits = tuple(Hit(no, id, 1.0) for no, id in connection.execute(sql, (*within.parameters, limit)))
    of = events.of(events.asked_about(connection, asked), asked)
    if not hits:
        return Reply(unknown(f"The sources name no such item{of}."), ())
    return Reply(Answer(f"{len(hits):,} item{'' if len(hits) == 1 else 's'}{of}, by what we hold."), hits)


def _within(connection: sqlite3.Connection, asked: Lookup) -> Scope:
    within = scope(connection, replace(asked, words="", question=None))
    if asked.words:
        hits = find(connection, replace(asked, question=None)).hits
        within.add(f"i.no IN {IN_LIST}", listed(hit.no for hit in hits))
    return within


def _said(connection: sqlite3.Connection, hits: tuple[Hit, ...], what: str) -> Answer:
    items = tuple(reading.fetch(connection, [hit.id for hit in hits[:LISTED]]).values())
    if len(hits) == 1:
        return Answer(f"{called(items[0])} is {what}.", items[0].sources)
    if len(hits) <= LISTED:
        return Answer(f"{listing([called(item) for item in items])} are equally {what}.", items[0].sources)
    return Answer(f"{len(hits):,} items are equally {what}.", items[0].sources)


def _people(connection: sqlite3.Connection, asked: Lookup, within: Scope) -> Reply:
    """Who is named with the most items; those with as many beside them."""
    rows = connection.execute(_PEOPLE.format(within.where), within.parameters).fetchall()
    if not rows:
        return Reply(unknown("The sources name nobody with such items."), ())
    top = [name for name, count in rows if count == rows[0][1]]
    names = listing(top[:LISTED]) + (" and others" if len(top) > LISTED else "")
    of = events.of(events.asked_about(connection, asked), asked)
    said = f"{names} {'is' if len(top) == 1 else 'are'} named with the most items{of}, {rows[0][1]}"
    hits = find(connection, replace(asked, question=None, words="", people=(top[0],))).hits
    return Reply(Answer(f"{said}{' each' if len(top) > 1 else ''}, by what we hold."), hits)
