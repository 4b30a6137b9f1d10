"""Kinds that no source marks its items with: a panel that its programme lists as a talk."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue.answers.reply import Reply
from store.catalogue.search.filters.marks import MARKS
from store.catalogue.search.find import Found, find
from store.languages import LANGUAGES
from store.queries import Lookup

_ANY = frozenset(("oral_session", "poster_session"))
"""What "session" stands for: any entry of a programme, where there are no sessions."""
_SPOKEN = ("panel", "demo", "tutorial", "workshop", "keynote", "lightning", "competition", "social", "poster")
"""Kinds that titles speak of."""


def called(connection: sqlite3.Connection, asked: Lookup) -> tuple[Lookup, Found, Reply] | None:
    """The items whose titles say that they are of that kind, and that no source marks them so; None: none."""
    kind = next((each for each in _SPOKEN if each in asked.kinds), "")
    name = "lightning talk" if kind == "lightning" else kind
    if kind:
        other = replace(asked, kinds=(), words=f"{asked.words} {kind}".strip())
        found = find(connection, replace(other, titles=(*asked.titles, kind)))
        said = f"No source marks such an item as a {name}; these are called so."
    elif set(asked.kinds) == _ANY and asked.words:
        other = replace(asked, kinds=())
        found = find(connection, other)
        said = "No source speaks of such a session; these items fit."
    else:
        return None
    return (asked, found, Reply(None, None, said)) if found.hits else None


def untold_language(connection: sqlite3.Connection, asked: Lookup) -> Lookup | None:
    """The question with a language as a word, where no source says of anything that it is in it."""
    named = [mark for mark in asked.has if mark in LANGUAGES]
    sql = "SELECT 1 FROM item i WHERE {} LIMIT 1"
    if not named or any(connection.execute(sql.format(MARKS[name])).fetchone() for name in named):
        return None
    has = tuple(mark for mark in asked.has if mark not in LANGUAGES)
    return replace(asked, has=has, words=" ".join((asked.words, *named)).strip())
