"""The n-th place of a session or workshop."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue import reading
from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called, item_day, starts_at
from store.catalogue.search.find import Hit
from store.queries import Lookup
from store.records import Item
from store.results import Answer
from store.text import words

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BLANK = frozenset(("blank", "empty"))
_PRINTED = "SELECT no, id, slot FROM item WHERE parent_id = ? AND slot IS NOT NULL {} ORDER BY slot"
_TIMED = (
    "SELECT no, id, row_number() OVER (ORDER BY day, clock) FROM item WHERE parent_id = ?"
    " AND clock IS NOT NULL AND kind IN ('invited_talk', 'keynote', 'talk', 'paper')"
)


def slot(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The n-th place; a blank place is said to be blank."""
    about = subject(connection, asked)
    place, _, noun = (asked.question.detail.lower() if asked.question else "").partition(" ")
    if asked.days and not asked.words:
        return _of_day(connection, about, place)
    session = next((item for item in about.items if item.kind.endswith("session")), about.item)
    if session is None:
        return Reply(None, about.hits)
    inside = _places(connection, session, noun)
    wanted = number(place, session.slots or (inside[-1][2] if inside else 0))
    own = tuple(hit for hit in about.hits if hit.id == session.id)
    for no, id, at in inside:
        if at == wanted:
            item = reading.fetch(connection, [id])[id]
            text = f"Number {wanted} of {called(session)} is {called(item)}."
            return Reply(Answer(text, item.sources), (Hit(no, id, 1.0), *own))
    blank = [note for note in session.notes if _BLANK & set(words(note.text))]
    more = f"\n{stated(blank, 1).text}" if blank else ""
    text = f"The sources do not say what is number {wanted} of {called(session)}.{more}"
    return Reply(unknown(text, session.sources), own)


def _of_day(connection: sqlite3.Connection, about: Subject, place: str) -> Reply:
    """The n-th entry of a day by its time."""
    items = [
        item for item in reading.fetch(connection, [hit.id for hit in about.hits]).values() if item.clock
    ]
    wanted = number(place, len(items))
    if not 0 < wanted <= len(items):
        return Reply(unknown("The sources do not say that."), about.hits)
    item = items[wanted - 1]
    hits = sorted(about.hits, key=lambda hit: hit.id != item.id)
    return Reply(Answer(f"{called(item)}, on {item_day(item)}{starts_at(item)}.", item.sources), tuple(hits))


def _places(connection: sqlite3.Connection, session: Item, noun: str) -> list[tuple[int, str, int]]:
    """(number, id, place) of what a session or workshop holds: by printed place, else by time."""
    talks = noun.endswith(("talk", "speaker")) and not session.kind.endswith("session")
    printed = _PRINTED.format("AND kind LIKE '%talk'" if talks else "")
    found = connection.execute(printed, (session.id,)).fetchall()
    return found or connection.execute(_TIMED, (session.id,)).fetchall()


def number(word: str, last: int) -> int:
    """The number of a place: of "third" and "3rd" three, of "last" the last one's."""
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else last
