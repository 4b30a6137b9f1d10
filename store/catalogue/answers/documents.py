"""Which documents mention something, and what one of them says about it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called
from store.catalogue.search import passages, terms
from store.queries import Lookup
from store.records import Answer, Note

SAID = 8
"""Most statements of one source about one thing."""
_SURE = 0.9
"""Share of the question's weight from which an item is the thing asked about."""
_SPOKEN = 0.6
"""Share of the question's weight that a statement about something else must hold."""


def sources(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Which documents mention something."""
    about = subject(connection, asked)
    named = about.item.sources if about.item else [each for event in about.events for each in event.sources]
    every = tuple(dict.fromkeys(source for source in named if source.kind != "outside"))
    hits = about.hits[:1]
    if not every:
        return Reply(unknown("No source mentions that."), hits)
    number = f"{len(every)} source{'s' if len(every) > 1 else ''}"
    head = f"{called(about.item)} is in {number}:" if about.item else f"Mentioned in {number}:"
    return Reply(Answer("\n".join((head, *(f"- {source.title}" for source in every))), every), hits)


def said(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What a source says about something."""
    about = subject(connection, replace(asked, sources=(), only=False))
    kinds = set(asked.sources)
    own = [note for note in about.item.notes if note.source.kind in kinds] if about.item else []
    sure = bool(own) and about.found.hits[0].coverage > _SURE
    chosen = own if sure else _spoken(connection, asked, kinds)
    if chosen:
        return Reply(stated(chosen, SAID), about.hits[:1] if own else ())
    return _silent(asked, about)


def _spoken(connection: sqlite3.Connection, asked: Lookup, kinds: set[str]) -> list[Note]:
    every = passages.find(connection, terms.read(connection, asked.words)) if asked.words else ()
    return [each.note for each in every if each.note.source.kind in kinds and each.coverage > _SPOKEN]


def _silent(asked: Lookup, about: Subject) -> Reply:
    item = about.item
    named = called(item) if item else (asked.question.subject if asked.question else "that")
    text = f"That source says nothing about {named}."
    return Reply(unknown(text, item.sources if item else ()), about.hits[:1])
