"""Which documents mention something, and what one of them says about it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, stated, unique, unknown
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called, listing
from store.catalogue.reading.parts import SOURCE, note
from store.catalogue.search import passages, terms
from store.catalogue.search.filters.conditions import LISTED, listed
from store.catalogue.search.sources import every as known_sources
from store.catalogue.search.sources import resolve_all
from store.queries import Lookup
from store.records import Note
from store.results import Answer
from store.text import stem, stems

SAID = 8
"""Most statements of one source about one thing."""
_SURE = 0.9
"""Share of the question's weight from which an item is the thing asked about."""
_NOTES = (
    f"SELECT n.subject_id, n.text, n.kind, n.about, n.subject, {SOURCE} FROM note n"
    f" JOIN source ON source.id = n.source_id WHERE n.source_id IN {LISTED} ORDER BY n.rowid"
)
_SPOKEN = 0.6
"""Share of the question's weight that a statement about something else must hold."""


def sources(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Which documents mention something, or who stands behind the sources that are named."""
    if asked.question and asked.question.detail == "author":
        return _authors(connection, asked)
    about = subject(connection, asked)
    named = about.item.sources if about.item else [each for event in about.events for each in event.sources]
    every = tuple(dict.fromkeys(source for source in named if source.kind != "outside"))
    hits = about.hits[:1]
    if not every:
        return Reply(unknown("No source mentions that."), hits)
    number = f"{len(every)} source{'s' if len(every) > 1 else ''}"
    head = f"{called(about.item)} is in {number}:" if about.item else f"Mentioned in {number}:"
    return Reply(Answer("\n".join((head, *(f"- {source.title}" for source in every))), every), hits)


def _authors(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    meant = resolve_all(connection, asked.sources)
    every = [
        (fact.text, fact.source)
        for event in reading.events(connection)
        for fact in event.facts
        if fact.key == "author" and fact.source.id in meant
    ]
    if every:
        return Reply(Answer("\n".join(text for text, _ in every), unique(source for _, source in every)), ())
    named = [source for source in known_sources(connection) if source.id in meant]
    return Reply(unknown(f"No author is named of the {listing([each.title for each in named])}.", named), ())


def said(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """What a source says about something."""
    meant = resolve_all(connection, asked.sources)
    if asked.question and asked.question.detail and not (asked.words or asked.question.subject):
        return _anything(connection, asked.question.detail, meant)
    about = subject(connection, replace(asked, sources=(), only=False))
    own = [note for note in about.item.notes if note.source.id in meant] if about.item else []
    sure = bool(own) and about.found.hits[0].coverage > _SURE
    chosen = own if sure else _spoken(connection, asked, meant)
    if chosen:
        return Reply(stated(chosen, SAID), about.hits[:1] if own else ())
    return _silent(asked, about)


def _anything(connection: sqlite3.Connection, verb: str, meant: frozenset[str]) -> Reply:
    """What sources say of anything: what they recommend, say; then their opinions, then the rest."""
    rows = connection.execute(_NOTES, (listed(sorted(meant)),))
    every = [note(*row) for row in rows]
    if not every:
        return Reply(unknown("That source says nothing of the kind."), ())
    wanted = stem(verb)
    best = sorted(every, key=lambda each: (wanted not in stems(each.text), each.kind != "opinion"))
    return Reply(stated(best, SAID), ())


def _spoken(connection: sqlite3.Connection, asked: Lookup, meant: frozenset[str]) -> list[Note]:
    every = passages.find(connection, terms.read(connection, asked.words)) if asked.words else ()
    return [each.note for each in every if each.note.source.id in meant and each.coverage > _SPOKEN]


def _silent(asked: Lookup, about: Subject) -> Reply:
    item = about.item
    named = called(item) if item else (asked.question.subject if asked.question else "that")
    text = f"That source says nothing about {named}."
    return Reply(unknown(text, item.sources if item else ()), about.hits[:1])
