"""What an import writes, what the same and a newer file change, and what a broken one leaves."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.catalogue.entries import Byline, Entry, Finding, Hints, Home, Warned, When
from store.errors import BadSource
from store.records import Identifier, Link, Skipped
from store.store import Store
from tests.store.sample import T0, T1
from tests.store.test_loading import found, rows
from tests.store.works.makers import BIB, CONF, LIST, LONG, SITE, bring, counts, doi, local, paper, titles

DRIPS = paper(
    LONG,
    "Ada Müller",
    "Bo de Wit",
    own="w-17",
    abstract="We count drops.",
    tldr="Drops are counted.",
    topics=("clocks",),
    award="Best Paper",
    links=(Link("pdf", "https://example.org/17.pdf"), Link("page", "https://example.org/17.pdf")),
    identifiers=doi("10.1/17"),
    details=(("pages", "1-9"),),
    published="2024-05",
    language="en",
    when=When(start=local(3, 9, 30), zone="Europe/Berlin", room="Hall A", session="Water"),
)
SAND = paper("Sand", "Chandra Rao", own="w-18")


def test_an_item_comes_back_with_all_that_the_source_states(store: Store) -> None:
    report = bring(store, LIST, CONF, DRIPS)
    assert counts(report) == (1, 0, 0, 0)
    assert (report.items, report.with_authors, report.author_entries, report.people) == (1, 1, 2, 2)
    assert (report.with_abstract, report.with_time, report.events, report.warnings) == (1, 1, 1, ())
    item = store.item("w-17")
    assert item is not None
    assert (item.title, item.abstract, item.tldr) == (LONG, "We count drops.", "Drops are counted.")
    assert [(each.person_id, each.name) for each in item.credits] == [
        ("ada-muller", "Ada Müller"),
        ("bo-de-wit", "Bo de Wit"),
    ]
    assert (item.day, item.clock, item.room, item.session) == (
        date(2024, 5, 3),
        time(9, 30),
        "Hall A",
        "Water",
    )
    assert (item.event.label, item.event.year, item.event.zone) == (
        "Clock Conference 2024",
        2024,
        "Europe/Berlin",
    )
    assert [link.url for link in item.links] == ["https://example.org/17.pdf"]
    assert item.identifiers == (Identifier("id", "w-17"), Identifier("doi", "10.1/17"))
    assert (item.award, item.topics, item.details) == ("Best Paper", ("clocks",), (("pages", "1-9"),))
    assert (item.published, item.language) == ("2024-05", "en")
    assert [source.id for source in item.sources] == ["list"]
    assert (item.first_seen, item.last_changed) == (T0, T0)


@pytest.mark.parametrize(
    "match", ["title: leaking", "people: muller", "abstract: drops", "summary: counted", "topics: water"]
)
def test_an_imported_item_is_found_by_its_words(store: Store, data: Path, match: str) -> None:
    bring(store, LIST, CONF, DRIPS, SAND)
    assert found(data, match) == {"w-17"}
    assert store.check() == ()


def test_the_same_file_again_writes_nothing(store: Store, data: Path) -> None:
    bring(store, LIST, CONF, DRIPS, SAND)
    before = rows(data, "SELECT value FROM meta"), rows(data, "SELECT * FROM record")
    report = bring(store, LIST, CONF, DRIPS, SAND, now=T1)
    assert counts(report) == (0, 0, 2, 0)
    assert report.gone == ()
    assert (rows(data, "SELECT value FROM meta"), rows(data, "SELECT * FROM record")) == before


def test_a_newer_file_updates_and_what_moved_is_kept(store: Store, data: Path) -> None:
    bring(store, LIST, CONF, DRIPS, SAND)
    later = When(start=local(3, 11, 0), zone="Europe/Berlin", room="Hall B", session="Water")
    report = bring(store, LIST, CONF, replace(DRIPS, when=later, abstract="We weigh them."), SAND, now=T1)
    assert counts(report) == (0, 1, 1, 0)
    assert [(move.field, move.old, move.new) for move in report.changes] == [
        ("clock", "09:30", "11:00"),
        ("room", "Hall A", "Hall B"),
    ]
    asked = store.moves("w-17")
    assert [(move.title, move.field, move.at, move.source_id) for move in asked] == [
        (LONG, "clock", T1, "list"),
        (LONG, "room", T1, "list"),
    ]
    assert store.moves(since=T1) == asked
    item = store.item("w-17")
    assert item is not None
    assert (item.abstract, item.first_seen, item.last_changed) == ("We weigh them.", T0, T1)
    assert found(data, "abstract: drops") == set()
    assert store.check() == ()


def test_what_a_newer_file_leaves_out_is_reported_and_stays(store: Store) -> None:
    bring(store, LIST, CONF, DRIPS, SAND)
    report = bring(store, LIST, CONF, DRIPS, now=T1)
    assert report.gone == ("w-18",)
    assert [(move.title, move.field, move.new) for move in report.changes] == [(SAND.title, "listed", "no")]
    assert store.item("w-18") is not None
    assert [each.gone for each in store.evidence("w-18")] == [True]
    assert bring(store, LIST, CONF, DRIPS, now=T1).gone == ()
    back = bring(store, LIST, CONF, DRIPS, SAND, now=T1)
    assert [(move.field, move.old, move.new) for move in back.changes] == [("listed", "no", "yes")]
    assert [each.gone for each in store.evidence("w-18")] == [False]


def test_a_person_nobody_names_any_more_goes(store: Store) -> None:
    bring(store, LIST, CONF, SAND)
    bring(store, LIST, CONF, replace(SAND, people=(Byline("Dita Brand"),)), now=T1)
    assert store.person("chandra-rao") is None
    assert store.person("dita-brand") is not None
    assert store.check() == ()


def test_skips_and_warnings_are_passed_on(store: Store) -> None:
    report = bring(
        store, LIST, CONF, Skipped("row 3", "no title"), Warned("odd", "row 4"), SAND, Entry("row 9", " ")
    )
    assert report.skipped == (Skipped("row 3", "no title"), Skipped("row 9", "it has no title"))
    assert report.warnings == ("row 4: odd",)
    assert report.items == 1


def test_a_dry_run_says_the_same_and_writes_nothing(store: Store, data: Path) -> None:
    dry = bring(store, LIST, CONF, DRIPS, SAND, dry_run=True)
    assert rows(data, "SELECT count(*) FROM record") == [(0,)]
    assert rows(data, "SELECT count(*) FROM item_fts") == [(0,)]
    wet = bring(store, LIST, CONF, DRIPS, SAND)
    assert replace(dry, seconds=0) == replace(wet, seconds=0)


def test_progress_is_told(store: Store) -> None:
    told: list[int] = []
    store.load(LIST, (CONF, DRIPS, SAND), Hints(), T0, tick=told.append)
    assert told == [2]


def test_a_file_that_breaks_off_leaves_the_catalogue_as_it_was(store: Store, data: Path) -> None:
    bring(store, LIST, CONF, SAND)
    before = rows(data, "SELECT * FROM record"), rows(data, "SELECT value FROM meta")

    def broken() -> Iterator[Finding]:
        yield CONF
        for number in range(2500):
            yield paper(f"Clock number {number}", "Ada Müller", own=f"n-{number}")
        raise BadSource("the file ends in the middle", "row 2501")

    with pytest.raises(BadSource):
        store.load(BIB, broken(), Hints(), T1)
    assert (rows(data, "SELECT * FROM record"), rows(data, "SELECT value FROM meta")) == before
    assert store.check() == ()


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.store import Store
from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Entry, Hints
def endless():
    for number in range(4000):
        yield Entry(f"row {number}", f"Clock number {number}", own=f"n-{number}", venue="Conf", year=2024)
    print("half way", flush=True)
    sys.stdin.read()
Store(Path(sys.argv[1])).load(
    SourceDraft("killed", "jsonl", "killed"), endless(), Hints(), datetime(2026, 1, 1, tzinfo=UTC))
"""


def test_a_killed_import_leaves_the_catalogue_as_it_was(store: Store, data: Path) -> None:
    bring(store, LIST, CONF, SAND)
    command = [sys.executable, "-c", KILLED, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half way\n"
        child.send_signal(signal.SIGKILL)
    assert rows(data, "SELECT source_id FROM record") == [("list",)]
    assert store.check() == ()
    assert counts(bring(store, LIST, CONF, SAND, now=T1)) == (0, 0, 1, 0)


def test_the_parent_is_found_though_it_stands_behind_its_part(store: Store) -> None:
    session = Entry("row 1", "Water and other clocks", own="s-1", kind="oral_session")
    bring(store, SITE, CONF, replace(DRIPS, parent="s-1"), session)
    item = store.item("w-17")
    assert item is not None
    assert item.parent_id == "s-1"


def test_further_slots_are_kept(store: Store) -> None:
    zone = ZoneInfo("Europe/Berlin")
    again = When(start=datetime(2024, 5, 4, 22, 0, tzinfo=ZoneInfo("UTC")), session="Night", room="Attic")
    bring(store, SITE, replace(CONF, zone="Europe/Berlin"), replace(DRIPS, more=(again,)))
    item = store.item("w-17")
    assert item is not None
    (slot,) = item.more
    assert (slot.day, slot.clock, slot.session, slot.room) == (date(2024, 5, 5), time(0, 0), "Night", "Attic")
    assert item.start == datetime(2024, 5, 3, 9, 30, tzinfo=zone)


def test_things_without_ids_keep_their_items_when_their_times_move(store: Store) -> None:
    tea = Entry("row 1", "Tea", kind="break", when=When(start=local(3, 10), zone="Europe/Berlin"))
    supper = replace(tea, title="Supper", place="row 2")
    bring(store, SITE, CONF, tea, supper)
    moved = replace(tea, when=When(start=local(3, 10, 15), zone="Europe/Berlin"))
    report = bring(store, SITE, CONF, supper, moved, now=T1)
    assert counts(report) == (0, 1, 1, 0)
    assert [(move.title, move.field, move.new) for move in report.changes] == [("Tea", "clock", "10:15")]


def test_nothing_but_a_home_makes_no_item(store: Store) -> None:
    assert counts(bring(store, LIST, Home(name="Empty 2024", year=2024))) == (0, 0, 0, 0)
    assert store.events() == ()


def test_a_file_whose_numbers_have_shifted_keeps_its_works_apart(store: Store) -> None:
    names = ("Dita Brand", "Eli Stone")
    first, second, third = (
        paper(title, *names, year=2024)
        for title in (
            "Sand clocks in windy places",
            "Fire clocks for long nights",
            "Water clocks of old roofs",
        )
    )
    bring(store, LIST, replace(first, own="p-0"), replace(second, own="p-1"))
    report = bring(
        store, LIST, replace(first, own="p-0"), replace(third, own="p-1"), replace(second, own="p-2")
    )
    assert counts(report) == (1, 1, 1, 0)
    assert titles(store, ["p-0", "p-1", "p-2"]) == [first.title, third.title, second.title]
