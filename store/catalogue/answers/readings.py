"""A question back, where the words have several readings."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date

from store.catalogue.answers import choices
from store.catalogue.answers.persons import which
from store.catalogue.answers.reply import Reply
from store.catalogue.answers.wording import day, listing
from store.catalogue.reading.rows import rows, values
from store.catalogue.search import names
from store.catalogue.search.extent import LONG
from store.catalogue.search.filters.times import is_counted
from store.catalogue.search.find import Found
from store.queries import Lookup
from store.results import Suggestion

CLOSE = 0.8
"""A second item this near to the first one's score is another reading of a short question."""
NAMED = 3.0
"""Score from which an item is called by the words, rather than about them (``search.names``)."""
_PLURAL = re.compile(r"\b(?:papers|talks|posters|tutorials|workshops|sessions|works|items)\b", re.IGNORECASE)
"""What asks for a list, and not for one thing."""
_TOPIC = re.compile(
    r"\b(?:about|regarding|concerning)\b|\bon (?!(?:mon|tues?|wed|thu|fri|sat|sun)|the |day |\d|to)",
    re.IGNORECASE,
)
"""What stands before a topic, and not before a name or a day."""
_FIRST = 5
"""Items that show whether a word is what things are called or who made them."""
_READ = 200
"""Items whose days are looked at, and from which on a list is too long for this question."""
_DAYS = (
    "SELECT DISTINCT i.day, e.label FROM item i JOIN event e ON e.id = i.event_id"
    " WHERE i.id IN (SELECT value FROM json_each(?)) AND i.day <> '' AND e.label <> '' ORDER BY i.day DESC"
)
_SURNAME = (
    "SELECT DISTINCT p.name FROM person p JOIN credit c ON c.person_id = p.id"
    " WHERE p.surname = ? ORDER BY p.name"
)
_EVENTS = (
    "SELECT DISTINCT e.label FROM item i JOIN event e ON e.id = i.event_id"
    " WHERE i.id IN (SELECT value FROM json_each(?)) AND e.label <> ''"
)


def clarify(connection: sqlite3.Connection, asked: Lookup, found: Found) -> Reply:
    """The question back and what may be meant; neither where one reading stands out."""
    if len(found.hits) > 1:
        for reading in (_days, _people, _items):
            if back := reading(connection, asked, found):
                return back
    return Reply(None)


def _days(connection: sqlite3.Connection, asked: Lookup, found: Found) -> Reply | None:
    """ "Monday" may be a day of several events."""
    named = [each for each in asked.days if each.endswith("day") or is_counted(each)]
    if not named or asked.venues:
        return None
    ids = json.dumps([hit.id for hit in found.hits[:_READ]])
    on_days = rows(connection, _DAYS, 2, (ids,))
    if len({on for on, _ in on_days}) < 2:
        return None
    offered = [(date.fromisoformat(on), label) for on, label in on_days[:4]]
    dates = [f"{day(on)} ({label})" for on, label in offered]
    what = named[0].capitalize() if named[0].endswith("day") else f"The {named[0]} day"
    text = f"{what} may be {' or '.join(dates)}. Which one did you mean?"
    return _back(text, choices.of_days(asked, offered))


def _people(connection: sqlite3.Connection, asked: Lookup, found: Found) -> Reply | None:
    """One surname of several people; a word that titles hold, as "GANs", is rather what they are about."""
    typed = (asked.people[0] if asked.people else asked.words).strip()
    topic = not asked.people and all(hit.field == "title" for hit in found.hits[:_FIRST])
    if not typed or " " in typed or topic or len(asked.people) > 1:
        return None
    names = values(connection, _SURNAME, (typed.lower(),))
    return _back(which(typed.title(), names), choices.of_people(asked, names)) if len(names) > 1 else None


def _items(connection: sqlite3.Connection, asked: Lookup, found: Found) -> Reply | None:
    """A few words that fit items of several events equally well."""
    typed = asked.words.split()
    if not 1 <= len(typed) <= 3 or asked.venues or asked.years or asked.topics:
        return None
    several = len(typed) > 1 and not asked.kinds
    if _PLURAL.search(asked.raw) or _TOPIC.search(asked.raw) or (several and found.hits[0].score < NAMED):
        return None  # a topic, not a name: every item is an answer
    if found.total > LONG and not names.rewards(connection, asked.words):
        return None  # a long list says itself what it can be narrowed by
    near = [hit.id for hit in found.hits[:_FIRST] if hit.score >= found.hits[0].score * CLOSE]
    labels = values(connection, _EVENTS, (json.dumps(near),))
    if len(labels) < 2:
        return None
    text = f"Several items fit, from {listing(labels)}. Which one did you mean?"
    return _back(text, choices.of_labels(asked, labels))


def _back(text: str, offered: tuple[Suggestion, ...]) -> Reply:
    return Reply(None, None, text, choices=offered)
