"""An import: the files that are named, each read apart and written in a transaction of its own."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from hashlib import blake2b

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Hints
from store.catalogue.importers import formats, leftovers, rereading, runs, vanishing, wording
from store.catalogue.importers.document import Document
from store.catalogue.importers.intake.apart import Apart, NoItems, Patience, Reading
from store.catalogue.importers.intake.archives import Found, LeftOut
from store.catalogue.importers.intake.scratch import scratch
from store.catalogue.importers.intake.targets import documents, place_of
from store.catalogue.importers.runs import Origin
from store.catalogue.importers.transactions import Writing, rehearsed, written
from store.catalogue.works.load import load as load_work
from store.database import Database
from store.errors import BadSource
from store.queries import Import
from store.reports import ImportReport
from store.text import slug

_REMEDY = "Check that the file is whole, and what its name says; --format names its format."
Progress = Callable[[str, int], None]
"""Told now and then: the file, and how many entries of it were read."""
_LONGEST_SLUG = 60
_ZONE = "SELECT zone FROM event WHERE :event IN (id, label, name) AND zone <> '' LIMIT 1"
_SAME = (
    "SELECT title FROM source_bytes JOIN source ON source.id = source_id"
    " WHERE digest = ? AND source_id <> ? LIMIT 1"
)


def load(
    database: Database,
    order: Import,
    now: datetime,
    progress: Progress | None = None,
    patience: Patience | None = None,
) -> tuple[ImportReport, ...]:
    """Bring in all that an order names; one report for each file, also for those that could not be used.

    A file is written whole or not at all; what is wrong with one does not keep the others back. A dry run
    does the same and undoes it at its end: of two files that hold the same works, the second says so.

    :param now: aware
    :raises BadSource: the order names a format that does not exist
    :raises Busy, Damaged: the catalogue cannot be written; files before this one stay
    """
    _check_format(order.format)
    begun = rehearsed(database) if order.dry_run else written(database)
    with Apart(patience) as apart, scratch() as place, begun as writing:
        run = _Run(writing, order, now, progress, apart)
        found = documents(order.targets, place, allow_private=order.allow_private)
        return tuple([run.take(each) for each in found])


def take_all(
    database: Database,
    found: Iterable[Found | LeftOut],
    order: Import,
    now: datetime,
    progress: Progress | None,
    fetched: str,
) -> tuple[ImportReport, ...]:
    """Bring in all that one address gave; see ``load``.

    :param fetched: the hash of what it gave
    """
    with Apart() as apart:
        run = _Run(database.writing, order, now, progress, apart, fetched)
        return tuple([run.take(each) for each in found])


def source_id(found: Found) -> str:
    """The id of a source: the same for the same file at the same place, from wherever it is named."""
    key, document = found.key, found.document
    name = key.rpartition("\n")[2].rstrip("/").rpartition("/")[2] if document.url else document.name
    mark = blake2b(key.encode("utf-8", "surrogateescape"), digest_size=5).hexdigest()
    return f"{slug(name or document.place)[:_LONGEST_SLUG].strip('-') or 'source'}-{mark}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of one file. ``known`` is the title of another source that has the same bytes."""

    report: ImportReport
    encoding: str
    known: str


class _Run:
    def __init__(
        self, writing: Writing, order: Import, now: datetime, progress: Progress | None, apart: Apart,
        fetched: str = "",
    ) -> None:  # fmt: skip
        self._writing = writing
        self._order = order
        self._named = set(map(place_of, order.targets))
        self._hints = Hints(
            order.event, order.year, order.zone, order.every_status, order.columns, order.utc_is_local
        )
        self._now = now
        self._progress = progress or _in_silence
        self._apart = apart
        self._fetched = fetched
        self._seen: dict[str, str] = {}
        """Hash of a file's bytes -> its place, in this run."""

    def take(self, found: Found | LeftOut) -> ImportReport:
        """The report of a file, whatever becomes of it."""
        if isinstance(found, LeftOut):
            left_out = not found.failed and found.place not in self._named
            return ImportReport(found.place, problem=found.reason, remedy=found.remedy, left_out=left_out)
        place = found.document.place
        try:
            return self.read(found)
        except BadSource as error:
            left_out = isinstance(error, NoItems) and place not in self._named
            message = wording.beside(place, str(error))
            with self._writing() as conn:
                runs.note_failure(conn, self._origin(found), message, self._now)
            return ImportReport(place, problem=message, remedy=error.remedy or _REMEDY, left_out=left_out)

    def read(self, found: Found) -> ImportReport:
        """Read and write one document; one that says what it said last time is not read."""
        began = time.perf_counter()
        document, origin = found.document, self._origin(found)
        told = self._recalled(found, origin) or self._loaded(found, origin)
        copied = self._copied(document) or told.known
        said = (warning.removeprefix(f"{document.place}: ") for warning in told.report.warnings)
        warnings = (*said, *wording.about(told.encoding, copied))
        seconds = round(time.perf_counter() - began, 3)
        return replace(told.report, source=document.place, warnings=warnings, seconds=seconds)

    def _recalled(self, found: Found, origin: Origin) -> _Told | None:
        """What a file said that was read before, just as it is now."""
        began = time.perf_counter()
        with self._writing() as conn:
            kept = rereading.recall(conn, origin.source_id, lambda: self._mark(found))
            if kept is None:
                return None
            report, encoding = kept
            self._progress(found.document.place, report.items)
            runs.note(conn, origin, report, time.perf_counter() - began, self._now)
            report = replace(report, warnings=report.warnings + leftovers.told(conn, origin.source_id))
            return _Told(report, encoding, self._known(conn, found.document, origin.source_id))

    def _loaded(self, found: Found, origin: Origin) -> _Told:
        """What a file says, written to the catalogue."""
        document = found.document
        order, zone = self._order, self._event_zone()
        reading = self._apart.read(document, order.format, self._hints, origin.source_id, zone)
        try:
            recognised = reading.begin()
            title = f"{wording.called(found)} ({recognised.label.partition(' (')[0]})"
            source = SourceDraft(
                origin.source_id, recognised.format, title, file=document.name, url=document.url
            )
            return self._written(source, reading, found, origin)
        finally:
            reading.close()

    def _event_zone(self) -> str:
        """The zone of the event that the user named, where the catalogue knows it."""
        if not self._order.event:
            return ""
        with self._writing() as conn:
            row = conn.execute(_ZONE, {"event": self._order.event}).fetchone()
        return row[0] if row else ""

    def _written(self, source: SourceDraft, reading: Reading, found: Found, origin: Origin) -> _Told:
        began, place = time.perf_counter(), found.document.place
        with self._writing() as conn:
            known = self._known(conn, found.document, source.id)
            before = vanishing.held(conn, source.id)
            report = load_work(
                conn, source, reading, self._hints, self._now,
                tick=lambda read: self._progress(place, read),
            )  # fmt: skip
            _check_items(report, place)
            report = replace(report, format=source.kind)
            if self._fetched:
                vanishing.check(report, before, place, origin.target)
            _remember(conn, source.id, found.document.digest)
            marked = "" if reading.looked_beside else self._mark(found)
            rereading.keep(conn, marked, report, reading.encoding)
            report = replace(report, warnings=report.warnings + leftovers.told(conn, source.id))
            runs.note(conn, origin, report, time.perf_counter() - began, self._now)
        return _Told(report, reading.encoding, known)

    def _mark(self, found: Found) -> str:
        document = found.document
        return rereading.mark(
            document.digest, self._order, wording.called(found), document.name, document.url
        )

    def _known(self, conn: sqlite3.Connection, document: Document, source_id: str) -> str:
        """The title of another source that has the same bytes."""
        row = conn.execute(_SAME, (document.digest, source_id)).fetchone()
        return row[0] if row else ""

    def _origin(self, found: Found) -> Origin:
        """For the book of imports; ``key`` of what an archive held goes on after a new line."""
        target = found.key.partition("\n")[0] if found.document.url else ""
        return Origin(source_id(found), found.document.place, target, self._fetched)

    def _copied(self, document: Document) -> str:
        """The place of another file of this run that holds the same; noted for those to come."""
        first = self._seen.setdefault(document.digest, document.place)
        return first if first != document.place else ""


def _check_items(report: ImportReport, place: str) -> None:
    """A file without items is none; one of which nothing can be taken is broken, or holds what is not wanted.

    :raises BadSource: it is one of these
    """
    if report.items:
        return
    if not report.skipped:
        raise NoItems("it holds no items", place)
    first, number = report.skipped[0], len(report.skipped)
    held = "it held items, and none can be read now" if report.gone else "nothing of it can be taken"
    more = f", and {number - 1:,} more" if number > 1 else ""
    raise BadSource(f"{held}; {first.place}: {first.reason}{more}", place)


def _remember(conn: sqlite3.Connection, source_id: str, digest: str) -> None:
    """Note the bytes; writes nothing where they are noted already."""
    known = conn.execute("SELECT 1 FROM source_bytes WHERE source_id = ? AND digest = ?", (source_id, digest))
    if known.fetchone() is None:
        conn.execute("INSERT OR REPLACE INTO source_bytes VALUES (?, ?)", (source_id, digest))


def _in_silence(place: str, read: int) -> None:
    """Progress that nobody asked for."""


def _check_format(name: str) -> None:
    if name and "." not in name and name not in formats.NAMES:
        near = get_close_matches(name, formats.NAMES, 1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise BadSource(f"no format is called {name}", "", f"{hint}There are: {', '.join(formats.NAMES)}.")
