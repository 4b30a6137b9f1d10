"""People with a part in two events."""

from __future__ import annotations

import json
import sqlite3

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.wording import listing
from store.catalogue.search.events import resolve_all
from store.catalogue.search.find import Hit
from store.queries import Lookup
from store.results import Answer

_ANY = ("speaker", "presenter", "author")
_AT = (
    "SELECT DISTINCT i.no, i.id, p.id, p.name FROM item i JOIN credit c ON c.item_id = i.id"
    " JOIN person p ON p.id = c.person_id WHERE i.event_id IN (SELECT value FROM json_each(?))"
    " AND c.role IN (SELECT value FROM json_each(?)) ORDER BY i.year, i.no"
)
_Rows = list[tuple[int, str, str, str]]
"""(number, id) of items with (id, name) of people."""


def both(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """People who had a part at both; of speakers first those who spoke at both."""
    if len(asked.venues) < 2:
        return answer_stated(connection, asked)
    for roles in (("speaker",), _ANY) if asked.role == "speaker" else (_ANY,):
        first, second = (_at(connection, venue, roles) for venue in asked.venues[:2])
        shared = {row[2] for row in first} & {row[2] for row in second}
        if shared:
            return _answer(connection, [row for row in sorted({*first, *second}) if row[2] in shared])
    return Reply(unknown(f"The sources name nobody who was at both {listing(asked.venues)}."), ())


def _at(connection: sqlite3.Connection, venue: str, roles: tuple[str, ...]) -> _Rows:
    ids = resolve_all(connection, (venue,), None)
    return connection.execute(_AT, (json.dumps(sorted(ids)), json.dumps(roles))).fetchall()


def _answer(connection: sqlite3.Connection, rows: _Rows) -> Reply:
    items = reading.fetch(connection, [row[1] for row in rows])
    names = listing(sorted({row[3] for row in rows}))
    hits = {row[1]: Hit(row[0], row[1], 1.0) for row in rows}
    sources = unique(source for item in items.values() for source in item.sources)
    return Reply(Answer(f"{names}.", sources), tuple(hits.values()))
