"""One import: what a source states becomes records, records join items, items are made of their records.

Batch by batch the records are written, it is settled which item each belongs to, and items of one record are
written, while another process may be reading on. In the end items of several records are made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Entry, Finding, Hints, Home, Warned
from store.catalogue.works import moves, records
from store.catalogue.works.homes import Homes
from store.catalogue.works.ids import Ids
from store.catalogue.works.items import Blender
from store.catalogue.works.joining import Joining
from store.catalogue.works.keys import Keys
from store.catalogue.works.matcher import Pending
from store.catalogue.works.pace import unhurried
from store.catalogue.works.persons import Persons, drop_forgotten
from store.catalogue.works.ready import Alone, line
from store.catalogue.works.slots import nowhere
from store.catalogue.works.statement import Statement, state
from store.catalogue.works.tally import Tally
from store.catalogue.writing.bulk import Bulk, roomy
from store.catalogue.writing.events import delete_sources, write_sources
from store.catalogue.writing.tables import as_json, chunks
from store.records import Skipped
from store.reports import ImportReport, Moved

BATCH = 1000
"""Statements handled at once."""
_MANY = 1500
"""New records from which a load is large, where the catalogue does not hold more items than that already."""
_RIPE = 0.05
"""Share of the entries read so far: so many items are made anew at once, which costs a pass of tables."""
_ROLLING = frozenset({"feed", "rss", "atom", "arxiv"})
"""Kinds of source that list the newest only: what they drop is not gone."""
_CREDITED = "SELECT DISTINCT person_id FROM credit WHERE item_id IN (SELECT value FROM json_each(?))"
_IN_EVENTS = "SELECT id FROM item WHERE event_id IN (SELECT value FROM json_each(?))"
Told = tuple[Statement, Home]


def untold(read: int) -> None:
    """For loads whose progress nobody watches."""


def load(
    conn: sqlite3.Connection,
    source: SourceDraft,
    findings: Iterable[Finding | Statement],
    hints: Hints,
    now: datetime,
    *,
    tick: Callable[[int], None] = untold,
) -> ImportReport:
    """Bring the catalogue to what a source says now, in the caller's transaction.

    A source that says nothing new writes nothing. What it no longer names is marked, and stays.

    :param source: its id must be the same for the same file or address each time
    :param findings: entries as readers yield them, or statements made of them (``statement.state``)
    :param now: aware
    :param tick: is told after each batch how many entries were read
    """
    run = _Load(conn, source, hints, now)
    with unhurried(), roomy(conn):
        return run.run(findings, tick)


class _Load:
    def __init__(self, conn: sqlite3.Connection, source: SourceDraft, hints: Hints, now: datetime) -> None:
        self._conn = conn
        self._source = source
        self._hints = hints
        self._now = now.astimezone(UTC).isoformat(timespec="seconds")
        self._tally = Tally()
        self._homes = Homes(conn, source, hints)
        self._joining = Joining(conn, Ids(conn, source.kind))
        self._persons = Persons(conn)
        self._known = records.known(conn, source.id)
        self._next_no = records.next_no(conn)
        self._keys = Keys()
        self._changed: set[str] = set()
        """Items of known records that say something else than before."""
        self._moves: list[Moved] = []
        self._gone: list[str] = []
        self._bulk = Bulk(conn)
        self._waiting = 0
        """Items that were touched and not ripe, the last time."""
        self._there = int(conn.execute("SELECT count(*) FROM item").fetchone()[0])
        self._blender = Blender(conn, self._persons, self._now)

    def run(self, findings: Iterable[Finding | Statement], tick: Callable[[int], None]) -> ImportReport:
        self._conn.execute("PRAGMA defer_foreign_keys = ON")  # rows are written in the order they are met
        written = self._write_source()
        for batch in chunks(self._told(findings), BATCH):
            self._take(batch)
            self._make_haste()
            tick(self._tally.items)
        self._joining.follow_links()
        self._mark_gone()
        if self._tally.new or self._joining.touched or self._homes.moved or self._moves:
            self._write_items()
            written = True
        if written:
            self._conn.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
        return self._report()

    def _write_source(self) -> bool:
        """The source's own row; True where it is new or was changed."""
        row = self._conn.execute(
            "SELECT kind, title, file, url FROM source WHERE id = ?", (self._source.id,)
        ).fetchone()
        now = (self._source.kind, self._source.title, self._source.file, self._source.url)
        if row == now:
            return False
        delete_sources(self._conn, (self._source.id,))
        write_sources(self._conn, (self._source,))
        return True

    def _told(self, findings: Iterable[Finding | Statement]) -> Iterator[Told]:
        """Statements with the event of the file as far as it is known by then; all else is noted."""
        home = Home()
        for finding in findings:
            match finding:
                case Statement() if finding.title:
                    yield finding, home
                case Entry() if (made := state(finding, self._hints, self._source.id)).title:
                    yield made, home
                case Statement() | Entry():
                    self._tally.skipped.append(Skipped(finding.place, "it has no title"))
                case Home():
                    home = finding
                case Skipped():
                    self._tally.skipped.append(finding)
                case Warned():
                    self._tally.warn(f"{finding.place}: {finding.text}" if finding.place else finding.text)

    def _take(self, batch: Iterable[Told]) -> None:
        new: list[Pending] = []
        changed: list[Pending] = []
        for statement, home in batch:
            self._tally.count(statement)
            for text in statement.warnings:
                self._tally.warn(f"{statement.place}: {text}")
            key = self._keys.own(statement.key)
            known = self._known.get(key)
            if known and known.hash == statement.hash and not known.gone:
                self._tally.unchanged += 1
            elif known:
                changed.append(self._pending(statement, home, key, known.no, known.item_id))
            else:
                new.append(self._pending(statement, home, key, self._next_no, ""))
                self._next_no += 1
        self._homes.flush()
        self._change(changed)  # before what is new is compared with what they said
        self._joining.settle(new, self._now)
        self._write_alone(new)
        self._tally.new += len(new)

    def _make_haste(self) -> None:
        """Leave the indexes aside once so much is new that they are sooner made at the end."""
        if not self._bulk and self._tally.new > max(_MANY, self._there):
            self._bulk.begin()
        self._bulk.keep_up()
        if self._bulk and len(self._joining.touched) - self._waiting > max(_MANY, self._tally.items * _RIPE):
            self._write_ripe()

    def _write_ripe(self) -> None:
        """Make items anew of which all is known so far, while another process is reading on.

        Those that get further records are made once more: few of them do.
        """
        touched, late = self._joining.touched, self._joining.late
        ripe = [id for id in touched if id not in late and self._blender.wrote_alone(id)]
        self._blender.write(ripe)
        for id in ripe:
            del touched[id]
        self._waiting = len(touched)

    def _write_alone(self, new: Iterable[Pending]) -> None:
        """Write the items that have one record so far; most will never have another."""
        items = []
        for each in new:
            if each.item_id not in self._joining.touched:
                told = each.statement
                if told.ready:
                    made = line(told.place), told.ready, each.no
                    items.append(Alone(each.item_id, each.event_id, each.source_id, *made))
                else:
                    self._joining.touched.setdefault(each.item_id)
        self._blender.write_alone(items)

    def _pending(self, statement: Statement, home: Home, key: str, no: int, item_id: str) -> Pending:
        event_id = self._homes.of(statement, home)
        if statement.has_time and not statement.zone:
            self._tally.unzoned[event_id] += 1
        elif statement.has_time and nowhere(statement.zone):
            self._tally.distant[event_id] += 1
        year, series = self._homes.about(event_id)
        return Pending(
            no, self._source.id, key, statement, event_id, statement.year or year, series, item_id
        )  # fmt: skip

    def _change(self, batch: list[Pending]) -> None:
        """Known records that say something else, or are back."""
        records.change(self._conn, batch, self._now)
        self._joining.forget(batch)
        for pending in batch:
            known = self._known[pending.key]
            item_id = records.item_of(self._conn, known.no)
            self._changed.add(item_id)
            self._joining.touched.setdefault(item_id)
            if known.gone:
                self._moves.append(Moved(item_id, pending.statement.title, moves.LISTED, "no", "yes"))
        self._tally.changed += len(batch)

    def _mark_gone(self) -> None:
        """Note which records the source no longer names."""
        if self._source.kind in _ROLLING:
            return
        gone = [each for key, each in self._known.items() if not (self._keys.met(key) or each.gone)]
        records.mark_gone(self._conn, [each.no for each in gone])
        for each in gone:
            item_id = records.item_of(self._conn, each.no)
            self._gone.append(item_id)
            self._moves.append(Moved(item_id, moves.title_of(self._conn, item_id), moves.LISTED, "yes", "no"))

    def _write_items(self) -> None:
        """Make every item that was touched anew, and note what moved of those that were known."""
        touched = dict.fromkeys(self._joining.touched)
        for (id,) in self._conn.execute(_IN_EVENTS, (as_json(self._homes.moved),)):
            touched.setdefault(id)
        before = moves.values(self._conn, self._changed)
        people = {row[0] for row in self._conn.execute(_CREDITED, (as_json(self._changed),))}
        self._blender.write(touched)
        self._bulk.finish()
        self._blender.finish()
        drop_forgotten(self._conn, people)
        self._moves += moves.moved(before, moves.values(self._conn, self._changed))
        moves.keep(self._conn, self._moves, self._source.id, self._now)

    def _report(self) -> ImportReport:
        tally, merged = self._tally, self._joining.merged
        of_entries = tuple(tally.warnings)
        if self._homes.nameless:
            tally.warn(
                "the file does not say where all of its items appeared: those are under no event; name it"
                " with --event"
            )
        tally.warn_of_zones(self._homes.zone)
        return ImportReport(
            source=self._source.id, new=tally.new - merged, changed=tally.changed, unchanged=tally.unchanged,
            merged=merged, skipped=tuple(tally.skipped), warnings=tuple(tally.warnings),
            events=len(self._homes.made), people=self._persons.made, items=tally.items,
            with_authors=tally.with_authors, author_entries=tally.author_entries,
            with_abstract=tally.with_abstract, with_time=tally.with_time, gone=tuple(self._gone),
            changes=tuple(self._moves), of_entries=of_entries,
        )  # fmt: skip
