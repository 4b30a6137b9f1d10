"""Which award an item won, if any."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import subject
from store.catalogue.answers.wording import called
from store.catalogue.search.find import Found, find
from store.queries import Lookup
from store.results import Answer
from store.text import words

_WORDS = frozenset(("award", "awards", "prize", "best", "won"))
_WON, _PRIZES = frozenset(("won", "winner", "wins")), frozenset(("award", "awards", "prize", "prizes"))
"""Words of a statement that tells of an award of another place."""


def award(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The award of an item; where none is named, what the notes say of awards."""
    about = subject(connection, asked)
    if about.item is None and (asked.venues or asked.years):  # it may have won elsewhere
        about = subject(connection, replace(asked, venues=(), years=None))
    item = about.item
    if item is None:
        return Reply(None, about.hits)
    if item.award:
        return Reply(Answer(f"{called(item)} won: {item.award}.", item.sources), about.hits[:1])
    said = [note for note in item.notes if _WORDS & set(words(note.text))]
    won = [note for note in said if _WON & set(words(note.text)) and _PRIZES & set(words(note.text))]
    if won or (said and asked.question and asked.question.detail == "what"):
        said = won or said
        return Reply(stated(said, 2), about.hits[:1])
    more = f"\n{stated(said, 2).text}" if said else ""
    text = f"No: the sources name no award for {called(item)}.{more}"
    return Reply(unknown(text, item.sources), about.hits[:1])


def best(connection: sqlite3.Connection, asked: Lookup, found: Found) -> tuple[Lookup, Found]:
    """Of "best papers" those whose award is called so, where there are any; else all that won something."""
    if asked.award != "any" or "best" not in words(asked.raw) or not found.hits:
        return asked, found
    narrower = replace(asked, award="best")
    inside = find(connection, narrower)
    return (narrower, inside) if inside.hits else (asked, found)
