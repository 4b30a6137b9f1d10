"""Which item an id means today: items are merged, and people and sources keep calling them as they did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from store.catalogue.works.stated import OWN
from store.catalogue.writing.tables import as_json
from store.interests import Interests

_IDS = "(SELECT value FROM json_each(?))"
_OF_SOURCES = (
    "SELECT value, min(item_id) FROM item_identifier WHERE scheme = ? AND value IN"
    f" {_IDS} GROUP BY value HAVING count(DISTINCT item_id) = 1"
)


def resolve(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The item each id means: its own, one it was merged into, or one that a source calls so.

    Ids that mean nothing, and own ids that several items bear, are left out.
    """
    wanted = list(dict.fromkeys(ids))
    parameter = as_json(wanted)
    found = {id: id for (id,) in conn.execute(f"SELECT id FROM item WHERE id IN {_IDS}", (parameter,))}
    if len(found) < len(wanted):
        of_sources = dict(conn.execute(_OF_SOURCES, (OWN, parameter)).fetchall())
        found = {**of_sources, **_aliases(conn, wanted), **found}
    return {id: found[id] for id in wanted if id in found}


def present(conn: sqlite3.Connection, interests: Interests) -> Interests:
    """The interests with ids of items as they are today; ids that mean nothing stay."""
    judged = chain.from_iterable((*each.liked, *each.disliked) for each in interests.members)
    now = resolve(conn, chain(judged, interests.sent))
    excluded = _aliases(conn, interests.excluded)
    if all(old == new for old, new in now.items()) and not excluded:
        return interests
    return replace(
        interests,
        members=tuple(
            replace(each, liked=_named(each.liked, now), disliked=_named(each.disliked, now))
            for each in interests.members
        ),
        sent=frozenset(_named(interests.sent, now)),
        excluded=_named(interests.excluded, excluded),
    )


def _named(ids: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(now.get(id, id) for id in ids))


def _aliases(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The items that ids of merged ones mean."""
    found = conn.execute(f"SELECT old, item_id FROM item_alias WHERE old IN {_IDS}", (as_json(ids),))
    return dict(found.fetchall())
