"""What the store holds, as frozen records: no behaviour beyond what can be derived from their own fields.

Times: ``day``, ``clock`` and ``clock_end`` are local to the place of the event, as printed;
``start`` and ``end`` are the same as aware UTC, and ``None`` where the zone or the time is not known.
Empty means not known: an empty string, an empty tuple or ``None``. Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from store.quick import quick

KINDS = (
    "paper", "invited_talk", "keynote", "talk", "panel", "tutorial", "workshop", "oral_session",
    "poster_session", "poster", "demo", "symposium", "competition", "social", "opening", "break",
)  # fmt: skip
ROLES = ("author", "speaker", "organiser", "presenter", "panellist", "moderator")
TITLE_ORIGINS = ("printed", "variant", "outside", "label")
"""Where a title comes from: printed in a source; printed there with a misprint or as a label;
known only from outside the sources; or no title at all, a label of ours."""
NOTE_KINDS = ("statement", "opinion", "disagreement", "outside")
STATES = ("accepted", "preprint", "submitted", "withdrawn", "rejected")
"""Of an item; of what several sources say the first holds."""
LINK_KINDS = ("page", "pdf", "code", "slides", "video", "poster", "registration")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was said."""

    id: str
    kind: str
    """``blog``, ``programme``, ``trip_report``, ``workshop_page``, ``article``, ``outside``, or a format."""
    title: str
    """How people call it: "attendee blog of MLSys 2022"."""
    file: str = ""
    url: str = ""
    words: tuple[str, ...] = ()
    """Words people use for it: ``("blog", "attendee notes")``."""


@dataclass(frozen=True, slots=True)
class Note:
    """One short statement in our own words about an item, an event or a person."""

    text: str
    source: Source
    kind: str = "statement"
    about: str = "item"
    subject_id: str = ""
    subject: str = ""
    """How the subject is called: a title, an event's name, a person's name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about an event, e.g. key ``papers_accepted``, value ``51``."""

    event_id: str
    key: str
    value: str
    text: str
    """The fact as a whole sentence."""
    source: Source
    preferred: bool = True
    """False for the less trusted of two sources that disagree."""


@quick(frozen=True, slots=True)
class Link:
    kind: str
    url: str
    source_id: str = ""


@quick(frozen=True, slots=True)
class Identifier:
    """``scheme`` is ``doi``, ``arxiv``, ``openreview``, ``anthology``, ``dblp`` or a source's id."""

    scheme: str
    value: str


@quick(frozen=True, slots=True)
class Showing:
    """One more slot of an item, in local time."""

    day: date | None = None
    clock: time | None = None
    clock_end: time | None = None
    session: str = ""
    room: str = ""


@quick(frozen=True, slots=True)
class Credit:
    """A person's part in an item, in printed order."""

    person_id: str
    name: str
    role: str
    affiliation: str = ""
    implied: bool = False
    """True where the source only implies the affiliation."""


@dataclass(frozen=True, slots=True)
class EventRef:
    """As much of an event as an item needs in order to be shown."""

    id: str
    name: str
    series: str
    year: int | None
    zone: str | None
    parent_id: str = ""
    label: str = ""
    """Short: "MLSys 2022", "ML for Systems 2021"."""


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    series: str
    year: int | None
    name: str
    label: str
    other_names: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    zone: str | None = None
    city: str = ""
    venue: str = ""
    url: str = ""
    parent_id: str = ""
    outside: tuple[str, ...] = ()
    """Fields whose value no source of ours states."""
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    item_count: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    kind: str
    title: str
    """Never empty: where ``title_origin`` is ``label`` it is ours."""
    event: EventRef
    title_origin: str = "printed"
    subkind: str = ""
    other_names: tuple[str, ...] = ()
    abstract: str = ""
    summary: str = ""
    series: str = ""
    session: str = ""
    parent_id: str = ""
    slot: int | None = None
    slots: int | None = None
    """For a session: how many places its programme has, filled or not."""
    day: date | None = None
    clock: time | None = None
    clock_end: time | None = None
    session_clock: time | None = None
    """Start of the session, where the item has no time of its own."""
    room: str = ""
    award: str = ""
    track: str = ""
    status: str = "accepted"
    topics: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    """Named systems, methods and tools, the item's own first."""
    organisations: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    outside: tuple[str, ...] = ()
    more: tuple[Showing, ...] = ()
    """Further slots: the second reading of a talk, the poster of an oral."""
    details: tuple[tuple[str, str], ...] = ()
    published: str = ""
    language: str = ""
    tldr: str = ""
    first_seen: datetime | None = None
    last_changed: datetime | None = None

    @property
    def year(self) -> int | None:
        return self.day.year if self.event.year is None and self.day else self.event.year

    @property
    def start(self) -> datetime | None:
        return self._utc(self.clock)

    @property
    def end(self) -> datetime | None:
        return self._utc(self.clock_end)

    @property
    def session_start(self) -> datetime | None:
        return self._utc(self.session_clock)

    def _utc(self, clock: time | None) -> datetime | None:
        if self.day is None or clock is None or not self.event.zone:
            return None
        return datetime.combine(self.day, clock, ZoneInfo(self.event.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    place: str
    reason: str
