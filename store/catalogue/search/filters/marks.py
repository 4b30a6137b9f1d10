"""Filters by what an item has or lacks: links, and fields that are filled."""

from __future__ import annotations

from store.catalogue.search.filters.conditions import CLOCK, Scope
from store.queries import Lookup

MARKS = {
    "abstract": "i.abstract <> ''",
    "summary": "i.summary <> ''",
    "award": "i.award <> ''",
    "room": "i.room <> ''",
    "time": f"{CLOCK} IS NOT NULL",
    "notes": "EXISTS (SELECT 1 FROM note n WHERE n.about = 'item' AND n.subject_id = i.id)",
    "people": "EXISTS (SELECT 1 FROM credit c WHERE c.item_id = i.id)",
}
"""What an item may have beside links, as conditions."""
_LINK = "EXISTS (SELECT 1 FROM item_link l WHERE l.item_id = i.id AND l.kind = ?)"


def narrow(lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup."""
    for negation, marks in (("", lookup.has), ("NOT ", lookup.lacks)):
        for mark in marks:
            if mark in MARKS:
                made.add(f"{negation}({MARKS[mark]})")
            else:
                made.add(f"{negation}{_LINK}", mark)
