"""What a reader hands to the writer: things as a source states them, before they get rows.

Text in drafts is clean (``store.text.clean``). People, systems and sources are named by the ids of their
own drafts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from store.quick import quick
from store.records import Credit, Identifier, Link, Showing


@dataclass(frozen=True, slots=True)
class SourceDraft:
    id: str
    kind: str
    title: str
    file: str = ""
    url: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteDraft:
    text: str
    source_id: str
    kind: str = "statement"


@dataclass(frozen=True, slots=True)
class FactDraft:
    key: str
    value: str
    """A list is joined by ``", "``."""
    text: str
    source_id: str
    preferred: bool = True


@dataclass(frozen=True, slots=True)
class EventDraft:
    id: str
    series: str
    year: int | None
    label: str
    name: str
    other_names: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    zone: str | None = None
    city: str = ""
    venue: str = ""
    url: str = ""
    parent_id: str | None = None
    outside: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    notes: tuple[NoteDraft, ...] = ()
    position: int = 0


@quick(frozen=True, slots=True)
class ItemDraft:
    id: str
    event_id: str
    kind: str
    title: str
    title_origin: str = "printed"
    subkind: str = ""
    other_names: tuple[str, ...] = ()
    abstract: str = ""
    summary: str = ""
    series: str = ""
    parent_id: str | None = None
    session: str = ""
    slot: int | None = None
    slots: int | None = None
    day: date | None = None
    clock: time | None = None
    clock_end: time | None = None
    session_clock: time | None = None
    room: str = ""
    award: str = ""
    track: str = ""
    status: str = "accepted"
    topics: tuple[str, ...] = ()
    system_ids: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[tuple[str, int | None], ...] = ()
    """Pairs of a source's id and the line in it."""
    notes: tuple[NoteDraft, ...] = ()
    outside: tuple[str, ...] = ()
    zone: str = ""
    """IANA zone of the day and the clocks; empty: that of the event."""
    more: tuple[Showing, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    published: str = ""
    language: str = ""
    tldr: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    notes: tuple[NoteDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class SystemDraft:
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    what: str = ""
    category: str = ""
    outside: bool = False
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    name: str
    other_names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that one load brings."""

    sources: tuple[SourceDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    systems: tuple[SystemDraft, ...] = ()
    organisations: tuple[OrganisationDraft, ...] = ()
    items: tuple[ItemDraft, ...] = ()
