"""Who is from an organisation, by affiliation; and who spoke or wrote about something."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import replace

from store.catalogue import reading
from store.catalogue.answers.people import named
from store.catalogue.answers.reply import Reply, unique, unknown
from store.catalogue.answers.wording import called, listing
from store.catalogue.search.filters.people import SPEAKING
from store.catalogue.search.find import find
from store.queries import Lookup
from store.records import Credit, Item
from store.results import Answer
from store.text import words

_READ = 200
"""Items whose people are looked at."""
_TOLD, _NAMED = 5, 8
"""Items that are told one by one; people who are named of more."""


def members(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """The people, with their affiliation; else that none is named, and the items that come from there."""
    found = find(connection, replace(asked, question=None))
    items = list(reading.fetch(connection, [hit.id for hit in found.hits[:_READ]]).values())
    if not asked.organisations:
        return Reply(_on_topic(items, asked), found.hits, found=found)
    people = {credit.name: credit for item in items for credit in _from(item, asked)}
    where = listing(asked.organisations)
    if not people:
        more = " These items come from there." if found.hits else ""
        return Reply(unknown(f"The sources name nobody from {where}.{more}"), found.hits, found=found)
    sources = unique(source for item in items if _from(item, asked) for source in item.sources)
    return Reply(Answer(f"From {where}: {named(list(people.values()))}.", sources), found.hits, found=found)


def _on_topic(items: list[Item], asked: Lookup) -> Answer | None:
    """Who spoke or wrote about something: one line for each of a few items, of many those with the most."""
    credited = [(item, people) for item in items if (people := _in_role(item, asked))]
    if not credited:
        return unknown("The sources name nobody.", ()) if items else None
    sources = unique(source for item, _ in credited for source in item.sources)
    if len(credited) <= _TOLD:
        lines = [f"{named(people)}: {called(item)}, {item.event.label}" for item, people in credited]
        return Answer("\n".join(lines), sources)
    counts = Counter(credit.name for _, people in credited for credit in people)
    several = [f"{name} ({count})" for name, count in counts.most_common(_NAMED) if count > 1]
    shown = several or list(counts)[:_NAMED]
    often = "Most often named in" if several else "Among those named in"
    return Answer(f"{often} the {len(credited):,} items that fit best: {listing(shown)}.", sources)


def _in_role(item: Item, asked: Lookup) -> list[Credit]:
    roles = SPEAKING if asked.role == "speaker" else (asked.role,)
    return [credit for credit in item.credits if not asked.role or credit.role in roles]


def _from(item: Item, asked: Lookup) -> list[Credit]:
    """People of an item who are from there, in the role asked for."""
    wanted = [set(run) for name in asked.organisations if (run := words(name))]
    return [
        credit
        for credit in _in_role(item, asked)
        if any(each <= set(words(credit.affiliation or "")) for each in wanted)
    ]
