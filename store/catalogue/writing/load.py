"""One load: drafts in, rows and search tables brought up to date, a report out."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from store.catalogue.drafts import (
    Drafts,
    EventDraft,
    ItemDraft,
    OrganisationDraft,
    PersonDraft,
    SourceDraft,
    SystemDraft,
)
from store.catalogue.writing import events, index, items, people
from store.catalogue.writing.changes import Changes, compare, remember
from store.records import ImportReport


@dataclass(frozen=True, slots=True)
class _Plan:
    sources: Changes[SourceDraft]
    events: Changes[EventDraft]
    people: Changes[PersonDraft]
    systems: Changes[SystemDraft]
    organisations: Changes[OrganisationDraft]
    items: Changes[ItemDraft]

    def __bool__(self) -> bool:
        return any((self.sources, self.events, self.people, self.systems, self.organisations, self.items))


def write(conn: sqlite3.Connection, drafts: Drafts, origin: str, now: datetime) -> ImportReport:
    """Bring the catalogue to what the drafts say, in the caller's transaction.

    What an earlier load of the same origin brought and this one does not is taken out. A load that brings
    nothing new writes nothing. The drafts must refer only to each other.

    :param origin: the load's own name, such as ``seeds``
    :param now: aware; becomes ``last_changed``, and ``first_seen`` of what is new
    """
    plan = _compare(conn, drafts, origin)
    if plan:
        conn.execute("PRAGMA defer_foreign_keys = ON")  # until the commit: rows are replaced in any order
        touched = index.touched_by(
            conn, plan.people.to_delete, plan.systems.to_delete, bool(plan.organisations)
        )
        outdated = index.numbers(conn, plan.items.gone)
        _write_rows(conn, plan, drafts, now.astimezone(UTC).isoformat(timespec="seconds"))
        index.update(conn, outdated, touched | {draft.id for draft in plan.items.to_write})
        _remember(conn, plan, origin)
        conn.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
    return _report(plan, drafts, origin)


def _compare(conn: sqlite3.Connection, drafts: Drafts, origin: str) -> _Plan:
    homes = {event.id: (event.year, event.zone) for event in drafts.events}
    return _Plan(
        sources=compare(conn, origin, "source", drafts.sources, repr),
        events=compare(conn, origin, "event", drafts.events, repr),
        people=compare(conn, origin, "person", drafts.people, repr),
        systems=compare(conn, origin, "system", drafts.systems, repr),
        organisations=compare(conn, origin, "organisation", drafts.organisations, repr),
        # An item's rows hold the year and zone of its event.
        items=compare(conn, origin, "item", drafts.items, lambda item: (item, homes[item.event_id])),
    )


def _write_rows(conn: sqlite3.Connection, plan: _Plan, drafts: Drafts, now: str) -> None:
    events.delete_sources(conn, plan.sources.to_delete)
    events.write_sources(conn, plan.sources.to_write)
    events.delete_events(conn, plan.events.to_delete)
    events.write_events(conn, plan.events.to_write)
    people.delete_people(conn, plan.people.to_delete)
    people.write_people(conn, plan.people.to_write)
    people.delete_systems(conn, plan.systems.to_delete)
    people.write_systems(conn, plan.systems.to_write)
    people.delete_organisations(conn, plan.organisations.to_delete)
    people.write_organisations(conn, plan.organisations.to_write)
    items.delete_items(conn, plan.items.gone)
    homes = {event.id: event for event in drafts.events}
    items.write_items(conn, plan.items.to_write, homes, plan.items.hashes, now)


def _remember(conn: sqlite3.Connection, plan: _Plan, origin: str) -> None:
    remember(conn, origin, plan.sources)
    remember(conn, origin, plan.events)
    remember(conn, origin, plan.people)
    remember(conn, origin, plan.systems)
    remember(conn, origin, plan.organisations)
    remember(conn, origin, plan.items)


def _report(plan: _Plan, drafts: Drafts, origin: str) -> ImportReport:
    return ImportReport(
        source=origin,
        new=len(plan.items.new),
        changed=len(plan.items.changed),
        unchanged=plan.items.same,
        warnings=tuple(f"{id} is no longer in the {origin} and was taken out" for id in plan.items.gone),
        events=len(drafts.events),
        people=len(drafts.people),
    )
