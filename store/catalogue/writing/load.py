"""What a load of drafts has to write, and the rows of all of it but the items."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from store.catalogue.drafts import (
    Drafts,
    EventDraft,
    ItemDraft,
    OrganisationDraft,
    PersonDraft,
    SourceDraft,
    SystemDraft,
)
from store.catalogue.writing import events, people
from store.catalogue.writing.changes import Changes, compare, remember
from store.catalogue.writing.tables import as_json

_IDS = "(SELECT value FROM json_each(?))"
_EMPTY_EVENTS = (
    f"SELECT id FROM event WHERE id IN {_IDS} AND NOT EXISTS (SELECT 1 FROM item WHERE event_id = event.id)"
)
_UNNAMED = (
    f"SELECT id FROM person WHERE id IN {_IDS}"
    " AND NOT EXISTS (SELECT 1 FROM credit WHERE person_id = person.id)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new, changed and gone, kind by kind; false where nothing is."""

    sources: Changes[SourceDraft]
    events: Changes[EventDraft]
    people: Changes[PersonDraft]
    systems: Changes[SystemDraft]
    organisations: Changes[OrganisationDraft]
    items: Changes[ItemDraft]

    def __bool__(self) -> bool:
        return any((self.sources, self.events, self.people, self.systems, self.organisations, self.items))


def plan(conn: sqlite3.Connection, drafts: Drafts, origin: str) -> Plan:
    """Hold drafts against what the last load of the same origin wrote.

    :param origin: the load's own name, such as ``seeds``
    """
    homes = {event.id: (event.year, event.zone) for event in drafts.events}
    return Plan(
        sources=compare(conn, origin, "source", drafts.sources, repr),
        events=compare(conn, origin, "event", drafts.events, repr),
        people=compare(conn, origin, "person", drafts.people, repr),
        systems=compare(conn, origin, "system", drafts.systems, repr),
        organisations=compare(conn, origin, "organisation", drafts.organisations, repr),
        # An item's rows hold the year and zone of its event.
        items=compare(conn, origin, "item", drafts.items, lambda item: (item, homes[item.event_id])),
    )


def write_all_but_items(conn: sqlite3.Connection, plan: Plan) -> None:
    """Write what is new or changed; an event or a person may stand already, as an import named them first."""
    events.delete_sources(conn, (*_ids(plan.sources.to_write), *plan.sources.gone))
    events.write_sources(conn, plan.sources.to_write)
    events.delete_events(conn, _ids(plan.events.to_write))
    events.write_events(conn, plan.events.to_write)
    people.delete_people(conn, _ids(plan.people.to_write))
    people.write_people(conn, plan.people.to_write)
    people.delete_systems(conn, plan.systems.to_delete)
    people.write_systems(conn, plan.systems.to_write)
    people.delete_organisations(conn, plan.organisations.to_delete)
    people.write_organisations(conn, plan.organisations.to_write)


def clear(conn: sqlite3.Connection, plan: Plan) -> None:
    """Take out the events and people that are gone, once the items are written, but for those still named."""
    empty = conn.execute(_EMPTY_EVENTS, (as_json(plan.events.gone),))
    events.delete_events(conn, [row[0] for row in empty])
    unnamed = conn.execute(_UNNAMED, (as_json(plan.people.gone),))
    people.delete_people(conn, [row[0] for row in unnamed])


def remember_all(conn: sqlite3.Connection, plan: Plan, origin: str) -> None:
    """Note what was written, for the next load to compare with."""
    remember(conn, origin, plan.sources)
    remember(conn, origin, plan.events)
    remember(conn, origin, plan.people)
    remember(conn, origin, plan.systems)
    remember(conn, origin, plan.organisations)
    remember(conn, origin, plan.items)


def _ids(drafts: Iterable[SourceDraft | EventDraft | PersonDraft]) -> list[str]:
    return [draft.id for draft in drafts]
