"""Where somebody works, and which organisations stand behind an item."""

from __future__ import annotations

import sqlite3

from store.catalogue import reading
from store.catalogue.answers.people import named
from store.catalogue.answers.persons import affiliations, items_of
from store.catalogue.answers.reply import Reply, stated, unique, unknown
from store.catalogue.answers.subjects import subject
from store.catalogue.answers.wording import called, listing
from store.catalogue.search.people import resolve
from store.queries import Lookup
from store.records import Item, Person
from store.results import Answer


def affiliation(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Where somebody works, or which organisations stand behind an item."""
    meant = resolve(connection, asked.question.subject if asked.question else "")
    person = reading.person(connection, meant[0].id) if meant else None
    if person is None:
        return _behind(connection, asked)
    hits = items_of(connection, meant[:1])
    if not person.affiliations:
        return Reply(_not_said(person), hits)
    items = reading.fetch(connection, [hit.id for hit in hits])
    stating = {id: item for id, item in items.items() if _states(item, person)}
    shown = (*(hit for hit in hits if hit.id in stating), *(hit for hit in hits if hit.id not in stating))
    own = [credit for item in items.values() for credit in item.credits if credit.person_id == person.id]
    implied = " (implied by the source)" if any(credit.implied for credit in own) else ""
    sources = unique(source for item in (stating or items).values() for source in item.sources)
    return Reply(Answer(f"{person.name}: {listing(affiliations(person))}{implied}.", sources), shown)


def _states(item: Item, person: Person) -> bool:
    return any(credit.person_id == person.id and credit.affiliation for credit in item.credits)


def _not_said(person: Person) -> Answer:
    notes = [note for note in person.notes if note.kind != "outside"][:2]
    more = f"\n{stated(notes).text}" if notes else ""
    text = f"The sources do not say where {person.name} works.{more}"
    return unknown(text, (note.source for note in notes))


def _behind(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    about = subject(connection, asked)
    item = about.item
    if item is None:
        return Reply(None, about.hits)
    affiliated = [credit for credit in item.credits if credit.affiliation]
    names = listing(item.organisations) or named(affiliated)
    if not names:
        return Reply(
            unknown(f"The sources name no institution for {called(item)}.", item.sources), about.hits
        )
    return Reply(Answer(f"{called(item)}: {names}.", item.sources), about.hits)
