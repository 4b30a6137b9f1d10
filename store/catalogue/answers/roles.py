"""Who did it: the authors, speakers, organisers, panellists and chairs of an item or event."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers import alike, makers
from store.catalogue.answers.people import named
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.slots import number
from store.catalogue.answers.stated import WHICH, answer_stated
from store.catalogue.answers.subjects import OWN_KINDS, Subject, subject
from store.catalogue.answers.wording import called, listing
from store.catalogue.search.find import find
from store.queries import Lookup
from store.records import Credit, Event, Item
from store.results import Answer
from store.text import key

_ASKED_FOR = {
    "author": ("the authors of", "Authors"),
    "speaker": ("who spoke at", "Speakers"),
    "organiser": ("the organisers of", "Organisers"),
    "presenter": ("who presented", "Presenters"),
    "panellist": ("the panellists of", "Panellists"),
    "moderator": ("who chaired", "Chairs"),
    "founder": ("who founded", "Founders"),
    "reviewer": ("the reviewers of", "Reviewers"),
}
"""Role -> how its absence is said, and what heads a list of them."""
_SAME = {"speaker": ("speaker", "presenter"), "presenter": ("presenter", "speaker")}
_STANDING_IN = {"author": ("speaker", "presenter"), "speaker": ("author",)}
"""Roles that are named where the sources do not name the one asked for."""
_READ = 200
"""Items of an event whose people are listed."""


def who(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """People with a role in an item or event; where none is named, that is said."""
    role, _, nth = (asked.question.detail if asked.question else "").partition(" ")
    role = role if role in _ASKED_FOR else "author"
    if asked.question and not asked.question.subject and not _narrowed(asked):
        return Reply(None, (), WHICH)
    if asked.sessions and not asked.words:
        return _in_session(connection, role, asked)
    about = subject(connection, asked)
    if nth and about.item is not None:
        return Reply(_nth(about.item, role, nth), about.hits[:1])
    return _of(connection, asked, about, role)


def _of(connection: sqlite3.Connection, asked: Lookup, about: Subject, role: str) -> Reply:
    """The people of what the question is about."""
    if about.events and role != "organiser":
        return _at_events(connection, role, about)
    if event := _whole(connection, role, about):
        return _at_events(connection, role, Subject(about.found, events=(event,)))
    if about.several:
        return Reply(None, about.hits, about.several)
    several = alike.told(connection, about, lambda item: named(_credits(item, _SAME.get(role, (role,)))))
    if several or about.item is not None:
        made = makers.made(connection, asked, about) if role == "author" and not several else None
        return several or Reply(made or _of_item(_naming(about, role), role), about.hits)
    if not about.events:
        return answer_stated(connection, asked)
    labels = listing([event.label for event in about.events])
    missing = unknown(f"The sources do not name {_ASKED_FOR[role][0]} {labels}.")
    noted = answer_stated(connection, replace(asked, words=asked.words or _ASKED_FOR[role][1].lower())).answer
    return Reply(noted if noted and noted.known else missing, about.hits)


def _in_session(connection: sqlite3.Connection, role: str, asked: Lookup) -> Reply:
    """The people of a session or track in that role."""
    missing, heading = _ASKED_FOR[role]
    found = find(connection, replace(asked, question=None, kinds=()))
    items = reading.fetch(connection, [hit.id for hit in found.hits[:_READ]]).values()
    people = {each.name: each for item in items for each in _credits(item, _SAME.get(role, (role,)))}
    if not people:
        return Reply(unknown(f"The sources do not name {missing} “{asked.sessions[0]}”."), found.hits)
    sources = unique(source for item in items for source in item.sources)
    return Reply(Answer(f"{heading}: {named(list(people.values()))}.", sources), found.hits)


def _nth(item: Item, role: str, nth: str) -> Answer:
    """The n-th of the people in that role, in the order printed."""
    people = _credits(item, _SAME.get(role, (role,)))
    at = number(nth, len(people))
    if not people:
        return _of_item(item, role)
    if not 0 < at <= len(people):
        return unknown(f"The sources name {len(people)} {role}s of {called(item)}.", item.sources)
    return Answer(f"{named([people[at - 1]])} is the {nth} {role} of {called(item)}.", item.sources)


def _narrowed(asked: Lookup) -> bool:
    """Whether anything is named at all: not in "who wrote it?"."""
    return bool(
        asked.words
        or asked.venues
        or asked.kinds
        or asked.days
        or asked.years
        or asked.sources
        or asked.sessions
    )


def _naming(about: Subject, role: str) -> Item:
    """The likeliest item, or one of the same title for which a source names somebody in that role."""
    first = about.items[0]
    same = (item for item in about.items if key(item.title) == key(first.title))
    named_in = next((item for item in same if _credits(item, _SAME.get(role, (role,)))), None)
    if named_in is None and role == "speaker" and first.kind == "paper":  # a talk is asked for
        talks = (item for item in about.items if item.kind.endswith("talk") or item.kind == "keynote")
        named_in = next((item for item in talks if _credits(item, _SAME[role])), None)
    return named_in or first


def _of_item(item: Item, role: str) -> Answer:
    if found := _credits(item, _SAME.get(role, (role,))):
        return Answer(f"{called(item)}: {named(found)}.", item.sources)
    text = f"The sources do not name {_ASKED_FOR[role][0]} {called(item)}."
    if instead := _credits(item, _STANDING_IN.get(role, ())):
        text += f" They name as {instead[0].role}: {named(instead)}."
    elif item.organisations and role not in ("reviewer", "founder"):
        text += f" They name the institutions: {listing(item.organisations)}."
    return unknown(text, item.sources)


def _credits(item: Item, roles: tuple[str, ...]) -> list[Credit]:
    return [credit for credit in item.credits if credit.role in roles]


def _whole(connection: sqlite3.Connection, role: str, about: Subject) -> Event | None:
    """The event that a workshop's entry stands for, where the entry itself credits nobody in that role."""
    item = about.item
    if item is None or role != "speaker" or item.kind not in OWN_KINDS or not item.event.parent_id:
        return None
    return None if _credits(item, _SAME[role]) else reading.event(connection, item.event.id)


def _at_events(connection: sqlite3.Connection, role: str, about: Subject) -> Reply:
    missing, heading = _ASKED_FOR[role]
    found = find(connection, Lookup(venues=tuple(event.id for event in about.events), role=role))
    items = reading.fetch(connection, [hit.id for hit in found.hits[:_READ]]).values()
    people = {credit.name: credit for item in items for credit in _credits(item, _SAME.get(role, (role,)))}
    if not people:
        labels = listing([event.label for event in about.events])
        return Reply(unknown(f"The sources do not name {missing} {labels}."), about.hits)
    sources = unique(source for item in items for source in item.sources)
    return Reply(Answer(f"{heading}: {named(list(people.values()))}.", sources), found.hits)
