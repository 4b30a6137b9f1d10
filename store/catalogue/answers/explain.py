"""What a named thing is."""

from __future__ import annotations

import sqlite3

from store.catalogue.answers.persons import person
from store.catalogue.answers.reply import Reply, unique
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called
from store.catalogue.search.people import SURE, resolve
from store.queries import Lookup
from store.records import Answer
from store.text import squeezed

_SYSTEM = (
    "SELECT s.name, s.what FROM system_name n JOIN system s ON s.id = n.system_id"
    " WHERE n.squeezed = ? AND s.what <> ''"
)
_SURE_ITEM = 0.85
"""Share of the words that an item must hold to be the thing asked about."""


def what(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """A named system by its description, an item by its summary, anything else from the notes."""
    text = asked.question.subject if asked.question else ""
    about = subject(connection, asked)
    system = connection.execute(_SYSTEM, (squeezed(text),)).fetchone()
    if system and about.item:
        return Reply(Answer(f"{system[0]}: {system[1]}.", about.item.sources), about.hits)
    if len(text.split()) > 1 and any(each.likeness >= SURE for each in resolve(connection, text)[:1]):
        return person(connection, asked)
    answer = _event(about) or _item(about)
    return Reply(answer, about.hits) if answer else answer_stated(connection, asked)


def _event(about: Subject) -> Answer | None:
    if not about.events:
        return None
    event = about.events[0]
    notes = event.notes[:3]
    lines = (f"{event.label}: {event.name}.", *(note.text for note in notes))
    return Answer("\n".join(lines), unique((*event.sources, *(note.source for note in notes))))


def _item(about: Subject) -> Answer | None:
    item = about.item
    if item is None or not item.summary:
        return None
    top = about.hits[0]
    if top.coverage <= _SURE_ITEM or top.field not in ("title", "names"):
        return None
    return Answer(f"{called(item)}: {item.summary}", item.sources)
