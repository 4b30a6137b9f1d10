"""What a named thing is."""

from __future__ import annotations

import json
import re
import sqlite3

from store.catalogue.answers import alike
from store.catalogue.answers.persons import person
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.systems import explained
from store.catalogue.answers.wording import called
from store.catalogue.search import names
from store.catalogue.search.people import SURE, resolve
from store.queries import Lookup
from store.records import Item
from store.results import Answer
from store.text import key

_EDITIONS = (
    "SELECT count(*), min(year), max(year) FROM item WHERE event_id IN (SELECT value FROM json_each(?))"
)
_SENTENCE = re.compile(r"(?<=[a-z\d)\]][.!?]) +(?=[A-Z])")
_LONGEST = 420
"""Characters of an abstract that are told."""
_MORE = 2
"""Words that a name has more than was typed."""
_FEW = 3
"""Works that a word stands for, at most."""
_SURE_ITEM = 0.85
"""Share of the words that an item must hold to be the thing asked about."""


def what(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """A named system by its description, an item by its summary, anything else from the notes."""
    text = asked.question.subject if asked.question else ""
    about = subject(connection, asked)
    system = explained(connection, text)
    if system and about.item:
        return Reply(Answer(system, about.item.sources), about.hits)
    if _names_somebody(connection, text):
        return person(connection, asked)
    answer = _event(about) or _item(about)
    if answer:
        return Reply(answer, about.hits)
    told = _called(connection, about, text) or _held(connection, about) or answer_stated(connection, asked)
    return told if told.answer and told.answer.known else _nearest(about, text) or told


def _names_somebody(connection: sqlite3.Connection, text: str) -> bool:
    """Whether somebody is called so; a sentence that a source prints in place of a name holds any words."""
    size = len(text.split())
    near = resolve(connection, text)[:1] if size > 1 else ()
    return any(each.likeness >= SURE and len(each.name.split()) <= size + _MORE for each in near)


def _event(about: Subject) -> Answer | None:
    if not about.events:
        return None
    event = about.events[0]
    notes = event.notes[:3]
    if not notes and key(event.name) in (key(event.series), key(event.label)):
        return None  # its name alone says nothing
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


def _called(connection: sqlite3.Connection, about: Subject, text: str) -> Reply | None:
    """The beginning of the abstract of what is called so, and is not only about it."""
    rewarded = names.rewards(connection, key(text))
    if about.item is None or about.hits[0].no not in rewarded:
        return None
    if several := alike.told(connection, about, lambda item: gist(item) if _is_called(item, text) else ""):
        return several
    item = about.item
    told = gist(item)
    return Reply(Answer(f"{called(item)}: {told}", item.sources), about.hits) if told else None


def _nearest(about: Subject, text: str) -> Reply | None:
    """The gist of the one work whose title speaks of something that no source explains."""
    item = about.item
    if item is None or len(about.hits) > _FEW or about.hits[0].field != "title":
        return None
    told = gist(item)
    if not told or about.hits[0].coverage < _SURE_ITEM:
        return None
    head = f"No source says what {text} is in so many words; it is in the title of this one:"
    return Reply(unknown(f"{head}\n{called(item)}: {told}", item.sources), about.hits)


def _is_called(item: Item, text: str) -> bool:
    return key(text) in (key(item.title), key(item.title.partition(":")[0]), *map(key, item.other_names))


def gist(item: Item) -> str:
    """One sentence by the authors, else the first sentences of the abstract."""
    text = ""
    for sentence in _SENTENCE.split(item.summary or item.tldr or item.abstract):
        if text and len(text) + len(sentence) >= _LONGEST:
            break
        text = f"{text} {sentence}".strip()
    return text if len(text) <= 2 * _LONGEST else f"{text[: 2 * _LONGEST].rpartition(' ')[0]} …"


def _held(connection: sqlite3.Connection, about: Subject) -> Reply | None:
    """What we hold of an event of which no source says more than its name."""
    if not about.events:
        return None
    ids = json.dumps([event.id for event in about.events])
    held, first, last = connection.execute(_EDITIONS, (ids,)).fetchone()
    name = about.events[0].series if len(about.events) > 1 else about.events[0].label
    span = f", from {first} to {last}" if first and first != last else ""
    return Reply(unknown(f"No source says what {name} is. We hold {held:,} items of it{span}."), about.hits)
