"""All filters of a ``Lookup`` as SQL over ``item AS i``."""

from __future__ import annotations

import sqlite3

from store.catalogue.search.filters import identifiers, marks, people, programme, texts, times
from store.catalogue.search.filters.conditions import Scope
from store.queries import Lookup

__all__ = ["Scope", "scope"]


def scope(connection: sqlite3.Connection, lookup: Lookup) -> Scope:
    """Every filter of the lookup; its words are not among them."""
    made = Scope()
    programme.narrow(connection, lookup, made)
    texts.narrow(connection, lookup, made)
    people.narrow(connection, lookup, made)
    times.narrow(lookup, made)
    marks.narrow(connection, lookup, made)
    identifiers.narrow(lookup, made)
    for each in lookup.without:
        out = scope(connection, each)
        made.corrections += out.corrections
        if out.conditions:  # of what is not known nothing can be left out, and nothing is
            made.add(f"NOT coalesce(({out.where}), 0)", *out.parameters)
    return made
