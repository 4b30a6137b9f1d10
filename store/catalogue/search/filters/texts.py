"""Filters by words: exact phrases, titles, topics, and what is left out."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue.search import match
from store.catalogue.search.events import named_events
from store.catalogue.search.filters.conditions import LISTED, Scope, listed
from store.queries import Lookup
from store.text import STOP

_FOUND = "(SELECT rowid FROM item_fts WHERE item_fts MATCH ?)"
_OWN = "title names people organisations topics summary abstract"
"""All but the notes: an item is not left out for what somebody said beside it."""
_SIGNED = re.compile(r"\w[+#]+")
"""What the index takes for a letter alone: C++, C#, F#."""
_HOLDS = (
    "(instr(lower(i.title), ?) OR instr(lower(i.abstract), ?) OR instr(lower(i.summary), ?)"
    " OR EXISTS (SELECT 1 FROM item_topic t WHERE t.item_id = i.id AND instr(lower(t.topic), ?)))"
)


def narrow(connection: sqlite3.Connection, lookup: Lookup, made: Scope) -> None:
    """Add the conditions of a lookup."""
    found = [match.phrase(phrase) for phrase in lookup.phrases]
    found += [match.every(title, "title names") for title in lookup.titles]
    found += [match.every(topic, "title names topics summary") for topic in lookup.topics]
    for expression in filter(None, found):
        made.add(f"i.no IN {_FOUND}", expression)
    for phrase in lookup.phrases:
        for sign in map(str.lower, _SIGNED.findall(phrase)):
            made.add(_HOLDS, sign, sign, sign, sign)
    for word in lookup.excluded:
        if word.lower() in STOP:  # "spot"-a high": a dash, and no wish to do without every "a"
            continue
        if ids := named_events(connection, word):
            made.add(f"i.event_id NOT IN {LISTED}", listed(ids))
        elif expression := match.phrase(word, _OWN):
            made.add(f"i.no NOT IN {_FOUND}", expression)
