"""All filters of a ``Lookup`` as SQL over ``item AS i``."""

from __future__ import annotations

import sqlite3

from store.catalogue.search.filters import marks, people, programme, texts, times
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
    marks.narrow(lookup, made)
    return made
