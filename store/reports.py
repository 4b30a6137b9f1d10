"""What imports answer: the report of one load, what moved, and where an item's statements come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from store.records import Skipped, Source


@dataclass(frozen=True, slots=True)
class Moved:
    """One value of an item that a newer file of a source changed."""

    item_id: str
    title: str
    field: str
    """``day``, ``clock``, ``clock_end``, ``room``, ``session``, ``title``, ``status``, ``award``; or
    ``listed``, whose values are ``yes`` and ``no``: the source no longer, or again, names the item."""
    old: str
    new: str
    at: datetime | None = None
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """One record: that a source states a thing, and why it is held to be this item."""

    no: int
    source: Source
    own: str
    """The source's own id; may be empty."""
    place: str
    title: str
    why: str
    first_seen: datetime
    last_changed: datetime
    gone: bool = False
    """True where the newest file of the source no longer holds it."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a load did. Each entry is one of new, changed, unchanged or merged."""

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    """Entries that are works already known, from this file or another."""
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    events: int = 0
    people: int = 0
    """New ones; of the seeds, all."""
    seconds: float = 0.0
    items: int = 0
    """Entries read, without those skipped."""
    with_authors: int = 0
    """Entries with an author, speaker or organiser."""
    author_entries: int = 0
    """Names summed over all entries."""
    with_abstract: int = 0
    with_time: int = 0
    """Entries with a day and a clock time."""
    gone: tuple[str, ...] = ()
    """Ids of items that the source no longer names; they stay."""
    changes: tuple[Moved, ...] = ()
    format: str = ""
    """Name of the format the file was read as."""
    problem: str = ""
    """Why nothing of the file was taken; empty where it was."""
    remedy: str = ""
    """What to do about the problem."""
    of_entries: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Those of the warnings that are about entries and columns: the same file says them again each time."""
    left_out: bool = False
    """True for a file of a folder or archive that has no items to give: a problem that is none."""
