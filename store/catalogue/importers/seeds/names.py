"""``sources.yaml``, ``people.yaml``, ``systems.yaml`` and ``organisations.yaml``."""

from __future__ import annotations

from store.catalogue.drafts import NoteDraft, OrganisationDraft, PersonDraft, SourceDraft, SystemDraft
from store.catalogue.importers.seeds.context import Context
from store.catalogue.importers.seeds.entry import Entry
from store.records import NOTE_KINDS
from store.text import slug

SOURCE_KINDS = ("blog", "programme", "trip_report", "workshop_page", "article", "outside")
LONGEST = 400
"""Characters in a summary or a note."""


def notes(entry: Entry, context: Context) -> tuple[NoteDraft, ...]:
    found = []
    for note in entry.entries("notes", "a note"):
        text = note.text("text", required=True, longest=LONGEST)
        source_id = context.source(note)
        found.append(NoteDraft(text, source_id, note.one_of("kind", NOTE_KINDS, "statement")))
        note.done()
    return tuple(found)


def source(entry: Entry, context: Context) -> SourceDraft:
    id = entry.text("id", required=True)
    context.claim("source", id, entry)
    return SourceDraft(
        id=id,
        kind=entry.one_of("kind", SOURCE_KINDS),
        title=entry.text("title", required=True),
        file=entry.text("file"),
        url=entry.url("url"),
        words=entry.texts("words"),
    )


def person(entry: Entry, context: Context) -> PersonDraft:
    name, id = _name(entry, context, "person")
    draft = PersonDraft(
        id=id,
        name=name,
        other_names=entry.texts("other_names"),
        affiliations=entry.texts("affiliations"),
        source_ids=context.sources(entry),
        notes=notes(entry, context),
    )
    context.call("person", id, name, draft.other_names)
    return draft


def system(entry: Entry, context: Context) -> SystemDraft:
    name, id = _name(entry, context, "system")
    draft = SystemDraft(
        id=id,
        name=name,
        other_names=entry.texts("other_names"),
        what=entry.text("what", required=True),
        category=entry.text("category", required=True),
        outside=entry.flag("outside", False),
        source_ids=context.sources(entry),
    )
    context.call("system", id, name, draft.other_names)
    for item_id in entry.texts("items"):
        context.refer("item", item_id, entry, "items")
        context.systems_of[item_id].append(id)
    return draft


def organisation(entry: Entry, context: Context) -> OrganisationDraft:
    name, _ = _name(entry, context, "organisation")
    return OrganisationDraft(name, entry.texts("other_names"))


def _name(entry: Entry, context: Context, kind: str) -> tuple[str, str]:
    """The name of an entry, and the id made of it."""
    name = entry.text("name", required=True)
    id = slug(name)
    if name and not id:
        entry.problem(f"the name {name!r} holds no letter and no figure", "name")
    context.claim(kind, id, entry, "name")
    return name, id
