"""Who made a system that an item only speaks of: it has no authors, but something is said of it."""

from __future__ import annotations

import sqlite3

from store.catalogue.answers.reply import stated
from store.catalogue.answers.subjects import Subject
from store.catalogue.answers.systems import explained
from store.catalogue.search import names
from store.queries import Lookup
from store.results import Answer
from store.text import words

_VERBS = frozenset((word,) for word in "is was are were has had comes came by a an the".split())
"""What follows the name of what a statement is about."""


def made(connection: sqlite3.Connection, asked: Lookup, about: Subject) -> Answer | None:
    """The line that says what it is, and statements about it; None where the item itself is meant."""
    name = asked.question.subject if asked.question else ""
    top = about.hits[0] if about.hits else None
    if about.item is None or top is None or names.rewards(connection, name).get(top.no) != names.MENTION:
        return None
    said = [note for note in about.item.notes if note.kind == "statement" and _opens(note.text, name)]
    told = explained(connection, name)
    if not (said or told):
        return None
    lines = [told] if told else []
    answer = stated(said, 2) if said else None
    sources = answer.sources if answer else about.item.sources
    return Answer("\n".join((*lines, *([answer.text] if answer else []))), sources)


def _opens(text: str, name: str) -> bool:
    """Whether a statement is about what it names first: "ELF OpenGo is ..." says nothing of ELF."""
    run, wanted = words(text), words(name)
    return run[: len(wanted)] == wanted and run[len(wanted) : len(wanted) + 1] in _VERBS
