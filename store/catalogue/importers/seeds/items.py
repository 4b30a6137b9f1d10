"""The items of an event file."""

from __future__ import annotations

from store.catalogue.drafts import EventDraft, ItemDraft
from store.catalogue.importers.seeds.context import Context
from store.catalogue.importers.seeds.entry import Entry
from store.catalogue.importers.seeds.events import outside
from store.catalogue.importers.seeds.names import LONGEST, notes
from store.records import KINDS, LINK_KINDS, ROLES, TITLE_ORIGINS, Credit, Link

FIELDS = (
    "kind", "subkind", "title", "other_names", "series", "parent", "session", "slot", "slots", "day", "start",
    "end", "session_start", "room", "award", "organisations", "systems", "topics", "people", "links",
    "summary",
)  # fmt: skip


def item(entry: Entry, event: EventDraft, context: Context) -> ItemDraft:
    id = entry.text("id", required=True)
    context.claim("item", id, entry)
    parent = entry.text("parent")
    context.refer("item", parent, entry, "parent")
    draft = ItemDraft(
        id=id,
        event_id=event.id,
        kind=entry.one_of("kind", KINDS),
        title=entry.text("title", required=True),
        title_origin=entry.one_of("title_origin", TITLE_ORIGINS, "printed"),
        subkind=entry.text("subkind"),
        other_names=entry.texts("other_names"),
        summary=entry.text("summary", longest=LONGEST),
        series=entry.text("series"),
        parent_id=parent or None,
        session=entry.text("session"),
        slot=entry.number("slot"),
        slots=entry.number("slots"),
        day=entry.day("day"),
        clock=entry.clock("start"),
        clock_end=entry.clock("end"),
        session_clock=entry.clock("session_start"),
        room=entry.text("room"),
        award=entry.text("award"),
        topics=entry.texts("topics"),
        system_ids=_systems(entry, id, context),
        organisations=entry.texts("organisations"),
        credits=_credits(entry, context),
        links=_links(entry, context),
        sources=_sources(entry, context),
        notes=notes(entry, context),
        outside=outside(entry, FIELDS),
    )
    _check_times(entry, draft, event)
    entry.done()
    return draft


def _check_times(entry: Entry, draft: ItemDraft, event: EventDraft) -> None:
    if draft.day and event.starts and event.ends and not event.starts <= draft.day <= event.ends:
        entry.problem(f"{draft.day} is outside the event ({event.starts} to {event.ends})", "day")
    if draft.clock and draft.clock_end and draft.clock_end <= draft.clock:
        entry.problem("the item ends before it starts", "end")
    if draft.clock and not draft.day:
        entry.problem("start needs day", "start")


def _systems(entry: Entry, id: str, context: Context) -> tuple[str, ...]:
    """The item's own list first, then what ``systems.yaml`` adds."""
    own = [context.named("system", name, entry, "systems") for name in entry.texts("systems")]
    return tuple(dict.fromkeys(found for found in (*own, *context.systems_of.get(id, ())) if found))


def _credits(entry: Entry, context: Context) -> tuple[Credit, ...]:
    found = []
    for person in entry.entries("people", "a person"):
        name = person.text("name", required=True)
        person_id = context.named("person", name, person, "name")
        role = person.one_of("role", ROLES)
        affiliation = person.text("affiliation")
        found.append(Credit(person_id, name, role, affiliation, person.flag("implied", False)))
        person.done()
    return tuple(found)


def _links(entry: Entry, context: Context) -> tuple[Link, ...]:
    found = []
    for link in entry.entries("links", "a link"):
        kind = link.one_of("kind", LINK_KINDS)
        found.append(Link(kind, link.url("url", required=True), context.source(link, required=False)))
        link.done()
    return tuple(found)


def _sources(entry: Entry, context: Context) -> tuple[tuple[str, int | None], ...]:
    found = []
    for source in entry.entries("sources", "a source"):
        found.append((context.source(source, "id"), source.number("line")))
        source.done()
    if not found:
        entry.problem("an item needs sources")
    return tuple(found)
