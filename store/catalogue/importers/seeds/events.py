"""``events/<event id>.yaml``: one event with its facts, notes and items."""

from __future__ import annotations

from store.catalogue.drafts import EventDraft, FactDraft
from store.catalogue.importers.seeds.context import Context
from store.catalogue.importers.seeds.entry import Entry
from store.catalogue.importers.seeds.names import notes

FACT_KEYS = (
    "dates", "place", "mode", "papers_submitted", "papers_accepted", "acceptance_rate", "invited_talks",
    "workshops", "tutorials", "talks", "posters", "sponsors_platinum", "sponsors_gold", "sponsors_silver",
    "sponsors", "awards", "rooms", "organisers", "symposium", "hours", "competition", "author", "other",
)  # fmt: skip
FIELDS = (
    "series", "year", "label", "name", "other_names", "starts", "ends", "zone", "city", "venue", "parent",
    "url",
)  # fmt: skip


def event(file: Entry, context: Context, stem: str, position: int) -> EventDraft:
    """The event of a file; its items are read by ``items.item``.

    :param stem: the file's name without its ending
    """
    entry = file.entry("event", "the event")
    id = entry.text("id", required=True)
    context.claim("event", id, entry)
    if id and id != stem:
        entry.problem(f"the event {id!r} must stand in {id}.yaml", "id")
    parent = entry.text("parent")
    context.refer("event", parent, entry, "parent")
    draft = EventDraft(
        id=id,
        series=entry.text("series", required=True),
        year=entry.number("year"),
        label=entry.text("label", required=True),
        name=entry.text("name", required=True),
        other_names=entry.texts("other_names"),
        starts=entry.day("starts"),
        ends=entry.day("ends"),
        zone=entry.zone("zone"),
        city=entry.text("city"),
        venue=entry.text("venue"),
        url=entry.url("url"),
        parent_id=parent or None,
        outside=outside(entry, FIELDS),
        source_ids=context.sources(entry),
        facts=_facts(file, context),
        notes=notes(file, context),
        position=position,
    )
    if draft.starts and draft.ends and draft.ends < draft.starts:
        entry.problem("the event ends before it starts", "ends")
    entry.done()
    return draft


def outside(entry: Entry, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The names of fields that no source states."""
    names = entry.texts("outside")
    for name in names:
        if name not in fields:
            entry.problem(f"outside names {name!r}, which is no field here", "outside")
    return names


def _facts(file: Entry, context: Context) -> tuple[FactDraft, ...]:
    found = []
    for fact in file.entries("facts", "a fact"):
        name = fact.one_of("key", FACT_KEYS)
        draft = FactDraft(
            key=name,
            value=", ".join(fact.one_or_more("value")),
            text=fact.text("text", required=True),
            source_id=context.source(fact),
            preferred=fact.flag("preferred", True),
        )
        if not draft.value and name != "other":
            fact.problem("a fact needs value", "value")
        fact.done()
        found.append(draft)
    return tuple(found)
