"""Who somebody is."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue import reading
from store.catalogue.answers import choices
from store.catalogue.answers.reply import Reply, unique
from store.catalogue.answers.stated import answer_stated
from store.catalogue.answers.wording import called, listing
from store.catalogue.search.find import Hit
from store.catalogue.search.people import Named, credits_of, resolve
from store.queries import Lookup
from store.records import Item, Person
from store.results import Answer
from store.text import key

_JOINED = re.compile(r" and | & |[,;/]")
_NOTES = 3
_NAMED = 6
"""People of one name who are listed when asked which one is meant."""
_ITEMS = 3
"""Items named for each part somebody has; the others are listed below the answer."""


def person(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Who somebody is: affiliation, part in items, and what the notes say."""
    text = asked.question.subject if asked.question else ""
    named = resolve(connection, text)
    if not named:
        return answer_stated(connection, asked)
    hits = items_of(connection, named)
    if len(named) > 1:
        names = [each.name for each in named]
        return Reply(None, hits, which(text, names), choices=choices.of_people(asked, names))
    found = reading.person(connection, named[0].id)
    if found is None:
        return Reply(None, hits)
    return Reply(_answer(found, list(reading.fetch(connection, [hit.id for hit in hits]).values())), hits)


def _answer(found: Person, items: list[Item]) -> Answer:
    where = f" ({listing(affiliations(found))})" if found.affiliations else ""
    parts = "; ".join(_part(found, role, items) for role in found.roles)
    first = f"{found.name}{where}: {parts}." if parts else f"{found.name}{where} is mentioned in our sources."
    notes = found.notes[:_NOTES]
    sources = [source for item in items for source in item.sources] + [note.source for note in notes]
    return Answer("\n".join((first, *(note.text for note in notes))), unique(sources))


def affiliations(found: Person) -> list[str]:
    """Where somebody works, without names that only join others: "Stanford University and Databricks"."""
    single = {key(name) for name in found.affiliations}
    return [
        name
        for name in found.affiliations
        if len(parts := [key(part) for part in _JOINED.split(name)]) == 1 or not single.issuperset(parts)
    ]


def _part(found: Person, role: str, items: list[Item]) -> str:
    """ "speaker of X and Y"."""
    fitting = [
        item for item in items if any(c.person_id == found.id and c.role == role for c in item.credits)
    ]
    return f"{role} of {listing([called(item) for item in fitting[:_ITEMS]])}"


def which(typed: str, names: list[str]) -> str:
    """The question back, where a name means several people."""
    if len(names) > _NAMED:
        shown = ", ".join(names[:_NAMED])
        return f"{len(names):,} people are called {typed}, among them {shown}. Which one did you mean?"
    return f"Several people are called {typed}: {listing(names)}. Which one did you mean?"


def items_of(connection: sqlite3.Connection, named: tuple[Named, ...]) -> tuple[Hit, ...]:
    """Items of people, those they speak at first, then those with the fewest other people."""
    rows = credits_of(connection, [each.id for each in named])
    return tuple(Hit(no, id, 1.0) for no, id in rows)
