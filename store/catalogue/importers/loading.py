"""An import: the files that are named, each read apart and written in a transaction of its own."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from hashlib import blake2b

from store.catalogue.drafts import SourceDraft
from store.catalogue.importers import formats, runs
from store.catalogue.importers.document import Document
from store.catalogue.importers.entries import Hints
from store.catalogue.importers.intake.apart import Apart, NoItems, Patience, Reading
from store.catalogue.importers.intake.archives import Found, LeftOut
from store.catalogue.importers.intake.scratch import scratch
from store.catalogue.importers.intake.targets import documents
from store.catalogue.importers.runs import Origin
from store.catalogue.works.load import load as load_work
from store.database import Database
from store.errors import BadSource
from store.queries import Import
from store.reports import ImportReport
from store.text import slug

_REMEDY = "Check that the file is whole, and what its name says; --format names its format."
Progress = Callable[[str, int], None]
"""Told now and then: the file, and how many entries of it were read."""
_LONGEST_TITLE, _LONGEST_SLUG = 120, 60
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

    A file is written whole or not at all; what is wrong with one does not keep the others back.

    :param now: aware
    :raises BadSource: the order names a format that does not exist
    :raises Busy, Damaged: the catalogue cannot be written; files before this one stay
    """
    _check_format(order.format)
    with Apart(patience) as apart, scratch() as place:
        run = _Run(database, order, now, progress, apart)
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
        run = _Run(database, order, now, progress, apart, fetched)
        return tuple([run.take(each) for each in found])


def source_id(found: Found) -> str:
    """The id of a source: the same for the same file at the same place, from wherever it is named."""
    key, document = found.key, found.document
    name = key.rpartition("\n")[2].rstrip("/").rpartition("/")[2] if document.url else document.name
    mark = blake2b(key.encode("utf-8", "surrogateescape"), digest_size=5).hexdigest()
    return f"{slug(name or document.place)[:_LONGEST_SLUG].strip('-') or 'source'}-{mark}"


class _Run:
    def __init__(
        self, database: Database, order: Import, now: datetime, progress: Progress | None, apart: Apart,
        fetched: str = "",
    ) -> None:  # fmt: skip
        self._database = database
        self._order = order
        self._hints = Hints(order.event, order.year, order.zone, order.every_status, order.columns)
        self._now = now
        self._progress = progress or _in_silence
        self._apart = apart
        self._fetched = fetched
        self._seen: dict[str, str] = {}
        """Hash of a file's bytes -> its place, in this run."""

    def take(self, found: Found | LeftOut) -> ImportReport:
        """The report of a file, whatever becomes of it."""
        if isinstance(found, LeftOut):
            return ImportReport(
                found.place, problem=found.reason, remedy=found.remedy, left_out=not found.failed
            )
        place = found.document.place
        try:
            return self.read(found)
        except BadSource as error:
            left_out = isinstance(error, NoItems) and place not in self._order.targets
            message = _beside(place, str(error))
            if not self._order.dry_run:
                runs.note_failure(self._database, self._origin(found), message, self._now)
            return ImportReport(place, problem=message, remedy=error.remedy or _REMEDY, left_out=left_out)

    def read(self, found: Found) -> ImportReport:
        """Read and write one document."""
        began = time.perf_counter()
        document = found.document
        name, origin = _called(found), self._origin(found)
        reading = self._apart.read(document, self._order.format, self._hints, origin.source_id)
        try:
            copied = self._copied(document)
            recognised = reading.begin()
            title = f"{name} ({recognised.label.partition(' (')[0]})"
            source = SourceDraft(
                origin.source_id, recognised.format, title, file=document.name, url=document.url
            )
            report, known = self._written(source, reading, document, origin)
        finally:
            reading.close()
        said = (warning.removeprefix(f"{document.place}: ") for warning in report.warnings)
        warnings = (*said, *_about(reading.encoding, copied or known))
        seconds = round(time.perf_counter() - began, 3)
        return replace(report, source=document.place, format=source.kind, warnings=warnings, seconds=seconds)

    def _written(
        self, source: SourceDraft, reading: Reading, document: Document, origin: Origin
    ) -> tuple[ImportReport, str]:
        """The report, and the title of another source that has the same bytes."""
        began = time.perf_counter()
        with self._database.writing() as conn:
            conn.execute("SAVEPOINT import")
            known = conn.execute(_SAME, (document.digest, source.id)).fetchone()
            report = load_work(
                conn, source, reading, self._hints, self._now,
                tick=lambda read: self._progress(document.place, read),
            )  # fmt: skip
            if not report.items and not report.skipped:
                raise NoItems("it holds no items", document.place)
            _remember(conn, source.id, document.digest)
            runs.note(conn, origin, report, time.perf_counter() - began, self._now)
            if self._order.dry_run:
                conn.execute("ROLLBACK TO import")
        return report, known[0] if known else ""

    def _origin(self, found: Found) -> Origin:
        """For the book of imports; ``key`` of what an archive held goes on after a new line."""
        target = found.key.partition("\n")[0] if found.document.url else ""
        return Origin(source_id(found), found.document.place, target, self._fetched)

    def _copied(self, document: Document) -> str:
        """The place of another file of this run that holds the same; noted for those to come."""
        first = self._seen.setdefault(document.digest, document.place)
        return first if first != document.place else ""


def _beside(place: str, message: str) -> str:
    """What an error says, beside the name of its file: "x.xml:17: broken" is "line 17: broken"."""
    rest = message.removeprefix(place) if message.startswith(f"{place}:") else message
    return re.sub(r"^:(\d+): ", r"line \1: ", rest).removeprefix(": ")


def _remember(conn: sqlite3.Connection, source_id: str, digest: str) -> None:
    """Note the bytes; writes nothing where they are noted already."""
    known = conn.execute("SELECT 1 FROM source_bytes WHERE source_id = ? AND digest = ?", (source_id, digest))
    if known.fetchone() is None:
        conn.execute("INSERT OR REPLACE INTO source_bytes VALUES (?, ?)", (source_id, digest))


def _in_silence(place: str, read: int) -> None:
    """Progress that nobody asked for."""


def _called(found: Found) -> str:
    """How people call a file: with the two folders above it, as files of conferences are all called alike.

    An address is called what was asked for, not where that led: it may lead elsewhere each time.
    """
    document = found.document
    if document.url:
        name = found.key.replace("\n", ": ").partition("://")[2]
    else:
        name = "/".join((*document.folders[-2:], document.name)) if document.name else document.place
    return name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE]}…"


def _about(encoding: str, copied: str) -> tuple[str, ...]:
    """Warnings about the file as a whole."""
    warnings = []
    if encoding and not encoding.startswith("utf"):
        warnings.append(f"the text is not UTF-8, and was read as {encoding}: look at names with accents")
    elif encoding not in ("", "utf-8", "utf-8-sig"):
        warnings.append(f"the text is {encoding}, not UTF-8")
    if copied:
        warnings.append(
            f"the same bytes as {copied}: a copy, or left over from a template or another edition"
        )
    return tuple(warnings)


def _check_format(name: str) -> None:
    if name and "." not in name and name not in formats.NAMES:
        near = get_close_matches(name, formats.NAMES, 1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise BadSource(f"no format is called {name}", "", f"{hint}There are: {', '.join(formats.NAMES)}.")
