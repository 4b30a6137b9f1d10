"""What to say of typed filters whose value means nothing: the values that are known."""

from __future__ import annotations

import sqlite3

from store.catalogue.search import sources
from store.catalogue.search.filters.marks import MARKS
from store.queries import Lookup
from store.records import KINDS, LINK_KINDS, ROLES

_TIME = "a time such as 09:30"
_MARKED = ", ".join(sorted({*MARKS, *LINK_KINDS}))
_KNOWN = {
    "kind": ", ".join(kind.replace("_", " ") for kind in KINDS),
    "year": "2022, 2020..2022, 2020.. or ..2020",
    "has": _MARKED,
    "lacks": _MARKED,
    "day": "monday, 2022-08-29, 29 August, first or last",
    "part": "morning, afternoon or evening",
    "role": ", ".join(ROLES),
    "at": _TIME,
    "after": f"{_TIME}, or an item such as lunch",
    "before": f"{_TIME}, or an item such as lunch",
}
"""Key of a filter -> values that it takes."""


def told(connection: sqlite3.Connection, asked: Lookup) -> str:
    """One line for each filter that could not be used, with the values it takes; empty where all could."""
    lines = [_line(typed, _KNOWN.get(typed.lstrip("-").partition(":")[0], "")) for typed in asked.unread]
    named = [*asked.sources, *(name for each in asked.without for name in each.sources)]
    strange = [name for name in named if not sources.resolve(connection, name)]
    if strange:
        known = ", ".join(dict.fromkeys(each.kind.replace("_", " ") for each in sources.every(connection)))
        lines += [_line(f"source:{name}", known) for name in strange]
    return "\n".join(lines)


def _line(typed: str, known: str) -> str:
    key, _, name = typed.lstrip("-").partition(":")
    return f"I do not know {key} “{name}”. {key}: {known}."
