"""The n-th place of a session or workshop."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue import reading
from store.catalogue.answers.people import heard, named
from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import Subject, subject
from store.catalogue.answers.wording import called, item_day, starts_at
from store.catalogue.search.find import Hit
from store.queries import Lookup
from store.records import Item
from store.results import Answer
from store.text import ORDINALS, words

_BESIDE = {"after": 1, "before": -1}
_BLANK = frozenset(("blank", "empty"))
_PRINTED = "SELECT no, id, slot FROM item WHERE parent_id = ? AND slot IS NOT NULL {} ORDER BY slot"
_ROW = (
    "SELECT i.no, i.id, i.slot FROM item i JOIN item own ON own.parent_id = i.parent_id"
    " WHERE own.id = ? AND i.slot IS NOT NULL ORDER BY i.slot"
)
_TIMES = (
    "SELECT i.no, i.id FROM item i JOIN item own ON own.day = i.day WHERE i.event_id = ? AND own.id = ?"
    " AND i.clock <> '' AND (? = '' OR i.room = ?) ORDER BY i.clock, i.no"
)
_TIMED = (
    "SELECT no, id, row_number() OVER (ORDER BY day, clock) FROM item WHERE parent_id = ?"
    " AND clock IS NOT NULL AND kind IN ('invited_talk', 'keynote', 'talk', 'paper')"
)


def slot(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The n-th place; a blank place is said to be blank."""
    about = subject(connection, asked)
    place, _, noun = (asked.question.detail.lower() if asked.question else "").partition(" ")
    if place in _BESIDE:
        return _beside(connection, about, place)
    if asked.days and not asked.words:
        return _of_day(connection, about, place)
    session = next((item for item in about.items if item.kind.endswith("session")), about.item)
    if session is None:
        return Reply(None, about.hits)
    inside = _places(connection, session, noun)
    if not (inside or session.slots or session.kind.endswith(("session", "workshop", "symposium"))):
        return Reply(unknown("The sources do not say that.") if asked.words else None, about.hits)
    wanted = number(place, session.slots or (inside[-1][2] if inside else 0))
    own = tuple(hit for hit in about.hits if hit.id == session.id)
    for no, id, at in inside:
        if at == wanted:
            item = reading.fetch(connection, [id])[id]
            by = f", by {named(people)}" if (people := heard(item)) else ""
            text = f"Number {wanted} of {called(session)} is {called(item)}{by}."
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


def _beside(connection: sqlite3.Connection, about: Subject, side: str) -> Reply:
    """What stands before or behind something: in its session, else by its time on that day."""
    item = about.item
    if item is None:
        return Reply(None, about.hits)
    own = about.hits[:1]
    within, order, at = _ROW if item.slot is not None else _TIMES, _BESIDE[side], item.slot
    parameters = (item.id,) if at is not None else (item.event.id, item.id, item.room, item.room)
    run = connection.execute(within, parameters).fetchall()
    place = next((n for n, (_, id, *_rest) in enumerate(run) if id == item.id), None)
    if place is None:
        return Reply(unknown(f"No source says at what time or place {called(item)} was.", item.sources), own)
    beside = place + order
    next_to = "comes after" if side == "after" else "comes before"
    gap = 0 <= beside < len(run) and at is not None and run[beside][2] != at + order
    if not 0 <= beside < len(run) or gap:
        return Reply(unknown(f"The sources do not say what {next_to} {called(item)}.", item.sources), own)
    no, id, *_ = run[beside]
    other = reading.fetch(connection, [id])[id]
    at_time = f",{starts_at(other)}," if starts_at(other) else ""
    text = f"{called(other)}{at_time} {next_to} {called(item)}."
    return Reply(Answer(text, other.sources), (Hit(no, id, 1.0), *own))


def _places(connection: sqlite3.Connection, session: Item, noun: str) -> list[tuple[int, str, int]]:
    """(number, id, place) of what a session or workshop holds: by printed place, else by time."""
    talks = noun.endswith(("talk", "speaker")) and not session.kind.endswith("session")
    printed = _PRINTED.format("AND kind LIKE '%talk'" if talks else "")
    found = connection.execute(printed, (session.id,)).fetchall()
    return found or connection.execute(_TIMED, (session.id,)).fetchall()


def number(word: str, last: int) -> int:
    """The number of a place: of "third" and "3rd" three, of "last" the last one's."""
    if word == "earliest":
        return 1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else last
