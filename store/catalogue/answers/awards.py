"""Which award an item won, if any."""

from __future__ import annotations

import sqlite3

from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import subject
from store.catalogue.answers.wording import called
from store.queries import Lookup
from store.results import Answer
from store.text import words

_WORDS = frozenset(("award", "prize", "best"))


def award(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The award of an item; where none is named, what the notes say of awards."""
    about = subject(connection, asked)
    item = about.item
    if item is None:
        return Reply(None, about.hits)
    if item.award:
        return Reply(Answer(f"{called(item)} won: {item.award}.", item.sources), about.hits[:1])
    said = [note for note in item.notes if _WORDS & set(words(note.text))]
    more = f"\n{stated(said, 2).text}" if said else ""
    text = f"No: the sources name no award for {called(item)}.{more}"
    return Reply(unknown(text, item.sources), about.hits[:1])
