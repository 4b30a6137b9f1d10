"""The seed files' load: one unit that is compared with its last state, written, and joined with the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from store.catalogue.drafts import Drafts, ItemDraft
from store.catalogue.works import records
from store.catalogue.works.ids import Ids
from store.catalogue.works.items import Blender
from store.catalogue.works.joining import Joining
from store.catalogue.works.matcher import Pending
from store.catalogue.works.persons import Persons
from store.catalogue.works.statement import whole
from store.catalogue.writing import index
from store.catalogue.writing.load import Plan, clear, plan, remember_all, write_all_but_items
from store.catalogue.writing.tables import as_json
from store.reports import ImportReport

_IN_EVENTS = "SELECT id FROM item WHERE event_id IN (SELECT value FROM json_each(?))"


def load_drafts(conn: sqlite3.Connection, drafts: Drafts, origin: str, now: datetime) -> ImportReport:
    """Bring the catalogue to what the drafts say, in the caller's transaction.

    What an earlier load of the same origin brought and this one does not is taken out, unless other sources
    hold it too. A load that brings nothing new writes nothing. The drafts must refer only to each other.

    :param origin: the load's own name, such as ``seeds``
    :param now: aware; becomes ``last_changed``, and ``first_seen`` of what is new
    """
    found = plan(conn, drafts, origin)
    gone: Sequence[str] = ()
    if found:
        gone = _write(conn, found, drafts, origin, now.astimezone(UTC).isoformat(timespec="seconds"))
        conn.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
    return ImportReport(
        source=origin, new=len(found.items.new), changed=len(found.items.changed), unchanged=found.items.same,
        warnings=tuple(f"{id} is no longer in the {origin} and was taken out" for id in gone),
        events=len(drafts.events), people=len(drafts.people), items=len(drafts.items), gone=tuple(gone),
    )  # fmt: skip


def _write(conn: sqlite3.Connection, found: Plan, drafts: Drafts, origin: str, now: str) -> Sequence[str]:
    """Write what is different; gives the ids of items that are no more."""
    conn.execute("PRAGMA defer_foreign_keys = ON")  # until the commit: rows are replaced in any order
    named = index.touched_by(conn, found.people.to_delete, found.systems.to_delete, bool(found.organisations))
    write_all_but_items(conn, found)
    touched = _settle(conn, found, drafts, origin, now)
    events = as_json([event.id for event in found.events.to_write])
    touched.update(dict.fromkeys(row[0] for row in conn.execute(_IN_EVENTS, (events,))))
    blender = Blender(conn, Persons(conn), now)
    blender.write(touched)
    blender.finish()
    clear(conn, found)
    remember_all(conn, found, origin)
    left = {row[0] for row in conn.execute("SELECT id FROM item")}
    index.update(conn, (), (named & left) - touched.keys())
    return [id for id in found.items.gone if id not in left]


def _settle(
    conn: sqlite3.Connection, found: Plan, drafts: Drafts, origin: str, now: str
) -> dict[str, None]:  # fmt: skip
    """Bring the records to what the drafts say, and join new ones with what other sources hold."""
    joining = Joining(conn, Ids(conn, origin))
    known = records.known(conn, origin)
    events = {event.id: (event.year, event.series) for event in drafts.events}
    next_no = records.next_no(conn)
    fresh: list[Pending] = []
    for draft in found.items.to_write:
        old = known.get(draft.id)
        no, item_id = (old.no, old.item_id) if old else (next_no + len(fresh), draft.id)
        pending = _pending(draft, no, item_id, origin, events[draft.event_id])
        joining.touched.setdefault(item_id)
        if old:
            records.change(conn, (pending,), now)
        else:
            fresh.append(pending)
    for id in found.items.gone:
        if id in known:
            records.take_out(conn, known[id].no)
            joining.touched.setdefault(known[id].item_id)
    joining.adopt(fresh, now)
    return joining.touched


def _pending(
    draft: ItemDraft, no: int, item_id: str, origin: str, home: tuple[int | None, str]
) -> Pending:  # fmt: skip
    year, series = home
    return Pending(no, origin, draft.id, whole(draft, year), draft.event_id, year, series, item_id)
