"""What a long list can be narrowed by."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from store.catalogue.reading.rows import rows
from store.catalogue.search.extent import LONG
from store.catalogue.search.hits import Found
from store.results import Facet

MOST = 6
"""Values of one field."""
_PARENTS = "SELECT id, parent_id FROM event WHERE parent_id <> ''"
_SERIES = "SELECT id, series FROM event WHERE id IN (SELECT value FROM json_each(?))"


def facets(connection: sqlite3.Connection, found: Found) -> tuple[Facet, ...]:
    """The most frequent series, years and kinds of a list of more than ``LONG`` items; of each field that
    has more than one value, as one alone narrows nothing."""
    if found.total <= LONG or not found.parts:
        return ()
    series = _series(connection, (part.event for part in found.parts))
    return (
        *_facets("event_series", ((name, part.items) for part in found.parts for name in series[part.event])),
        *_facets("year", ((str(part.year), part.items) for part in found.parts if part.year)),
        *_facets("kind", ((part.kind, part.items) for part in found.parts)),
    )


def _series(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """The series of each event and of those that it is a part of: asked for, each of them finds it."""
    parents = dict(rows(connection, _PARENTS, 2))
    lines = {id: _line(id, parents) for id in set(ids)}
    every = json.dumps(sorted(set().union(*lines.values())))
    series = dict(rows(connection, _SERIES, 2, (every,)))
    return {id: {series[each] for each in line if each in series} for id, line in lines.items()}


def _line(id: str, parents: Mapping[str, str]) -> set[str]:
    """An event, the one it is a part of, and so on."""
    line: set[str] = set()
    while id and id not in line:
        line.add(id)
        id = parents.get(id, "")
    return line


def _facets(field: str, values: Iterable[tuple[str, int]]) -> list[Facet]:
    counts: Counter[str] = Counter()
    for value, items in values:
        if value:
            counts[value] += items
    if len(counts) < 2:
        return []
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Facet(field, value, count) for value, count in ranked[:MOST]]
