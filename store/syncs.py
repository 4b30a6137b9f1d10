"""Records of sources that are kept fresh, and of where the catalogue comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.records import Source
from store.reports import ImportReport


@dataclass(frozen=True, slots=True)
class Held:
    """What was last taken from an address: the server's two marks, and the hash of its bytes."""

    etag: str = ""
    modified: str = ""
    digest: str = ""
    """Empty where nothing was ever taken."""


@dataclass(frozen=True, slots=True)
class SyncWish:
    """What to keep fresh, how often, and what its importer is told beside; see ``queries.Import``."""

    url: str
    every: timedelta
    format: str = ""
    event: str = ""
    year: int | None = None
    zone: str = ""
    allow_private: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    every_status: bool = False
    utc_is_local: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What one run brought, over all files of an address."""

    files: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    skipped: int = 0
    gone: int = 0

    @classmethod
    def of(cls, reports: tuple[ImportReport, ...]) -> Counts:
        """The sums of those files that were taken."""
        taken = [report for report in reports if not report.problem]
        return cls(
            files=len(taken),
            new=sum(report.new for report in taken),
            changed=sum(report.changed for report in taken),
            unchanged=sum(report.unchanged for report in taken),
            merged=sum(report.merged for report in taken),
            skipped=sum(len(report.skipped) for report in taken),
            gone=sum(len(report.gone) for report in taken),
        )


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look at an address gave."""

    held: Held
    reports: tuple[ImportReport, ...] = ()
    """Empty where the address gives what it gave before."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """How one run ended, and when the next one is due. ``error`` says why it failed; else it is empty."""

    due_at: datetime
    held: Held | None = None
    """What is held now; None: as before."""
    counts: Counts | None = None
    """What was imported; None where nothing was, as it failed or is as it was."""
    error: str = ""
    remedy: str = ""
    pause: str = ""
    """Why it is of no use to try again, where it is not."""


@dataclass(frozen=True, slots=True)
class Sync:
    """A source that is kept fresh."""

    id: int
    wish: SyncWish
    added_at: datetime
    due_at: datetime
    held: Held = Held()
    tried_at: datetime | None = None
    done_at: datetime | None = None
    """When it was last known to be as fresh as its address."""
    changed_at: datetime | None = None
    """When something was last imported."""
    failures: int = 0
    """In a row, up to now."""
    error: str = ""
    remedy: str = ""
    counts: Counts | None = None
    """Of the last import."""
    paused: str = ""
    """Why; empty while it runs."""
    owner: str = ""
    """Who is at it now, as far as the lease goes."""
    lease_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SyncChange:
    """One line of the book of what was done to a sync."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import of one source."""

    at: datetime
    place: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    skipped: int = 0
    gone: int = 0
    warnings: int = 0
    seconds: float = 0.0
    problem: str = ""
    """Why nothing was taken; empty where it was."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """A source, what it gave the catalogue, and how its imports went."""

    source: Source
    records: int
    """Things that its newest file states; of the seeds, none."""
    items: int
    """Items that name it as a source."""
    only: int
    """Items that no other source holds."""
    first: datetime | None = None
    """When something of it first came in; None where that is not known."""
    last: ImportRun | None = None
    """The latest import; None for what came with the seeds."""
    place: str = ""
    """File or address it was imported from."""
    target: str = ""
    """The address that was asked for it, where it was one."""
