"""How many parts one named thing has: authors of a paper, papers of a session."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.people import named
from store.catalogue.answers.reply import Reply, unknown
from store.catalogue.answers.wording import called, listing
from store.catalogue.reading.rows import rows
from store.catalogue.search.find import find
from store.catalogue.search.hits import Hit
from store.catalogue.search.ranking import NAMING
from store.queries import Lookup
from store.records import Item
from store.results import Answer

_PEOPLE = (
    (r"co-?authors?|authors?|people wrote|writers?", ("author",), "author"),
    (r"organi[sz]ers?|people organi[sz]ed", ("organiser",), "organiser"),
    (r"panell?ists?", ("panellist",), "panellist"),
    (r"moderators?|chairs?", ("moderator",), "chair"),
    (r"speakers?|presenters?|people (?:spoke|presented|gave|talked)", ("speaker", "presenter"), "speaker"),
)
"""How people in a role are asked for, the roles, and what one of them is called."""
_INSTITUTIONS = re.compile(
    r"institutions?|organi[sz]ations?|universities|companies|affiliations|labs", re.IGNORECASE
)
_HELD = re.compile(
    r"papers?|talks?|presentations?|posters?|items?|entries|works?|slots?|sessions?", re.IGNORECASE
)
_LEADING = frozenset(
    """
    institutions institution organisations organizations universities companies labs affiliations coauthors
    panellists panelists moderators chairs presenters writers slots behind involved session
    """.split()
)
"""More words that say what is counted."""
_INSIDE = "SELECT no, id FROM item WHERE parent_id = ? ORDER BY slot IS NULL, slot, day, clock, no"


def counted(
    connection: sqlite3.Connection, asked: Lookup, detail: str, counting: Collection[str]
) -> Reply | None:
    """The number with what is counted, or that no source tells; None where no one thing is named.

    :param counting: words that say what is counted, and name nothing
    """
    name = " ".join(word for word in asked.words.split() if word not in counting and word not in _LEADING)
    found = find(connection, replace(asked, question=None, words=name, kinds=())) if name else None
    if found is None or not found.hits or found.hits[0].field not in NAMING:
        return None
    item = reading.fetch(connection, [found.hits[0].id])[found.hits[0].id]
    for pattern, roles, noun in _PEOPLE:
        if re.match(pattern, detail, re.IGNORECASE):
            people = [credit for credit in item.credits if credit.role in roles]
            return Reply(_number(item, [named([each]) for each in people], noun), found.hits[:1])
    if _INSTITUTIONS.match(detail):
        return Reply(_number(item, list(item.organisations), "institution"), found.hits[:1])
    if _HELD.match(detail) and (inside := _inside(connection, item)):
        return _held(connection, item, found.hits[0], inside)
    return None


def _number(item: Item, names: list[str], noun: str) -> Answer:
    if not names:
        return unknown(f"The sources name no {noun}s of {called(item)}.", item.sources)
    what = f"{len(names)} {noun}{'' if len(names) == 1 else 's'}"
    return Answer(f"{called(item)} has {what}: {listing(names)}.", item.sources)


def _inside(connection: sqlite3.Connection, item: Item) -> tuple[Hit, ...]:
    return tuple(Hit(no, id, 1.0) for no, id in rows(connection, _INSIDE, 2, (item.id,)))


def _held(connection: sqlite3.Connection, item: Item, own: Hit, inside: tuple[Hit, ...]) -> Reply:
    """What a session holds; of places that no source fills, that there are more."""
    first = next(iter(reading.fetch(connection, [inside[0].id]).values()))
    noun = first.kind.replace("_", " ")
    known = f"{len(inside)} {noun}{'' if len(inside) == 1 else 's'}"
    blank = (item.slots or 0) - len(inside)
    text = f"{called(item)} has {known}."
    if blank > 0:
        text = f"{called(item)} has {item.slots} places; the sources say what {len(inside)} of them hold."
    return Reply(Answer(text, item.sources), (*inside, own))
