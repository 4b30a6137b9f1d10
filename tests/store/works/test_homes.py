"""To which event things belong, and in whose time they stand."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Entry, Hints, Home, When
from store.catalogue.migrations import STEPS, m013_unplaced
from store.database import Database
from store.queries import Lookup
from store.records import Item
from store.store import Store
from tests.store.sample import T0, T1
from tests.store.works.makers import BIB, CONF, LIST, SITE, bring, counts, paper

NINE = datetime(2021, 5, 4, 9, 0)  # noqa: DTZ001  # as printed in a programme
TALK = paper("A talk on water and time", "Dita Brand", own="t-1")


def item(store: Store, id: str = "t-1") -> Item:
    found = store.item(id)
    assert found is not None
    return found


def test_a_venue_that_the_seeds_know_is_their_event(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    report = bring(store, BIB, replace(TALK, venue="Conf", year=2021))
    assert report.events == 0
    assert item(store).event.id == "conf-2021"


@pytest.mark.parametrize("venue", ["First Conference on Clocks", "Conf 2021", "Conf '21"])
def test_an_event_is_known_by_each_of_its_names(store: Store, seeds: Path, venue: str) -> None:
    store.load_seeds(seeds, T0)
    bring(store, BIB, replace(TALK, venue=venue, year=2021))
    assert item(store).event.id == "conf-2021"


def test_another_year_is_another_event(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    bring(store, BIB, replace(TALK, venue="Conf", year=2019))
    assert (item(store).event.id, item(store).event.year) == ("conf-2019", 2019)


def test_the_event_that_the_user_names_goes_before_all(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    bring(store, BIB, CONF, replace(TALK, venue="Elsewhere", year=2019), hints=Hints(event="conf-2021"))
    bring(store, LIST, replace(TALK, title="Wax and wane", own="t-2"), hints=Hints(event="Wax Days 2022"))
    assert item(store).event.id == "conf-2021"
    assert (item(store, "t-2").event.id, item(store, "t-2").event.year) == ("wax-days-2022", 2022)


def test_what_appeared_nobody_knows_where_is_under_no_event_and_its_user_is_told(store: Store) -> None:
    report = bring(store, LIST, TALK, replace(TALK, title="Another talk", own="t-2"))
    event = item(store).event
    assert (event.label, event.name, event.series, item(store, "t-2").event.id) == ("", "", "", event.id)
    assert any("--event" in warning for warning in report.warnings)
    assert counts(bring(store, LIST, TALK, now=T1))[2] == 1
    assert store.events() == ()
    assert store.vocabulary().events == ()
    assert not [facet for facet in store.lookup(Lookup()).facets if facet.field == "event_series"]


def test_sources_keep_those_under_no_event_apart(store: Store) -> None:
    bring(store, LIST, TALK)
    bring(store, BIB, replace(TALK, title="Another talk", own="t-2"))
    assert item(store).event.id != item(store, "t-2").event.id


def test_an_event_that_another_source_names_is_that_of_the_item(store: Store) -> None:
    work = paper("Water clocks in roofs of old towns", "Dita Brand", "Eli Stone", own="t-1", year=2024)
    bring(store, LIST, work)
    report = bring(store, BIB, replace(work, own="b-1", venue="Clock Conference", year=2024))
    assert report.merged == 1
    assert item(store).event.label == "Clock Conference 2024"


def test_an_event_that_is_said_later_holds_for_the_same_file(store: Store) -> None:
    bring(store, LIST, TALK)
    report = bring(store, LIST, TALK, hints=Hints(event="Clock Days", year=2024), now=T1)
    assert counts(report) == (0, 1, 0, 0)
    assert item(store).event.label == "Clock Days 2024"


def test_events_called_after_files_lose_their_names(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    Database(path, STEPS[: STEPS.index(m013_unplaced.step)], durable=False).close()
    rows = (
        ("list-of-papers-2024", "list of papers 2024", 1000), ("conf-2021", "Conf 2021", 1000),
        ("list-of-papers", "list of papers", 3),
    )  # fmt: skip
    with sqlite3.connect(path) as conn:
        conn.execute("INSERT INTO source VALUES ('list', 'tables', 'list of papers', '', '', '[]')")
        for id, label, position in rows:
            conn.execute(
                "INSERT INTO event VALUES (?, ?, 2024, ?, ?, NULL, NULL, NULL, '', '', '', NULL, '[]', ?)",
                (id, label, label, label, position),
            )
            conn.execute("INSERT INTO event_name VALUES (?, ?, ?, 0)", (id, label, label))
            conn.execute("INSERT INTO event_source VALUES (?, 'list', 0)", (id,))
    conn.close()
    database = Database(path, STEPS, durable=False)
    with database.reading() as reader:
        found = dict(reader.execute("SELECT id, series || label || name FROM event"))
        names = {row[0] for row in reader.execute("SELECT event_id FROM event_name")}
    database.close()
    assert found["list-of-papers-2024"] == ""
    assert names == {id for id, text in found.items() if text} == {"conf-2021", "list-of-papers"}


def test_a_preprint_without_a_venue_is_at_arxiv(store: Store) -> None:
    bring(store, BIB, replace(TALK, status="preprint", published="2023-11"))
    assert (item(store).event.label, item(store).status) == ("arXiv 2023", "preprint")


def test_local_times_take_the_zone_of_the_event(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    report = bring(store, SITE, replace(TALK, venue="Conf", year=2021, when=When(start=NINE)))
    assert item(store).start == datetime(2021, 5, 4, 7, 0, tzinfo=UTC)
    assert report.warnings == ()


def test_times_in_another_zone_are_shown_in_that_of_the_event(store: Store, seeds: Path) -> None:
    store.load_seeds(seeds, T0)
    late = datetime(2021, 5, 4, 23, 30, tzinfo=UTC)
    when = When(start=late, end=late + timedelta(minutes=20))
    bring(store, SITE, replace(TALK, venue="Conf", year=2021, when=when))
    found = item(store)
    assert (found.day, found.clock, found.clock_end) == (date(2021, 5, 5), time(1, 30), time(1, 50))
    assert found.start == late


def test_times_with_an_offset_alone_keep_their_clock(store: Store) -> None:
    start = NINE.replace(tzinfo=timezone(timedelta(hours=2)))
    bring(store, SITE, CONF, replace(TALK, when=When(start=start)))
    found = item(store)
    assert (found.event.zone, found.clock, found.start) == ("Etc/GMT-2", time(9, 0), start)


def test_times_without_any_zone_stay_as_printed_with_one_warning(store: Store) -> None:
    other = replace(TALK, title="Wax and wane", own="t-2")
    report = bring(store, SITE, CONF, *(replace(each, when=When(start=NINE)) for each in (TALK, other)))
    found = item(store)
    assert (found.event.zone, found.clock, found.start) == (None, time(9, 0), None)
    assert [warning for warning in report.warnings if "zone" in warning] == [
        "2 times have no time zone: they stand as printed; name the zone with --zone"
    ]


def test_the_zone_that_the_user_names_holds_for_times_without_one(store: Store) -> None:
    hints = Hints(zone="Asia/Tokyo")
    report = bring(store, SITE, CONF, replace(TALK, when=When(start=NINE)), hints=hints)
    assert (item(store).event.zone, item(store).start) == (
        "Asia/Tokyo",
        datetime(2021, 5, 4, 0, 0, tzinfo=UTC),
    )
    assert report.warnings == ()


def test_a_later_file_tells_the_zone_of_an_event(store: Store) -> None:
    bring(store, SITE, CONF, replace(TALK, when=When(start=NINE)))
    other = SourceDraft("other", "frab", "schedule")
    home = Home(CONF.name, 2024, zone="Europe/Vienna", city="Vienna")
    bring(store, other, home, Entry("row 1", "Opening", kind="opening"), now=T1)
    found = item(store)
    assert found.start == datetime(2021, 5, 4, 7, 0, tzinfo=UTC)
    event = store.event(found.event.id)
    assert event is not None
    assert (event.city, event.item_count) == ("Vienna", 2)


def test_seeds_that_come_later_put_times_in_their_zone(store: Store, seeds: Path) -> None:
    start = datetime(2021, 5, 4, 7, 0, tzinfo=UTC)
    bring(store, SITE, replace(TALK, venue="Conf", year=2021, when=When(start=start)))
    assert item(store).clock == time(7, 0)
    store.load_seeds(seeds, T1)
    assert (item(store).event.zone, item(store).clock, item(store).start) == (
        "Europe/Berlin",
        time(9, 0),
        start,
    )
    assert store.check() == ()


def test_an_event_is_known_by_what_its_programme_calls_it_for_short(store: Store) -> None:
    home = Home("Chaos of Clocks", 2014, short="31C3")
    bring(store, SITE, home, TALK)
    event = store.event(item(store).event.id)
    assert event is not None
    assert event.other_names == ("31C3",)
    bring(store, BIB, replace(TALK, own="t-2", title="Another thing", venue="31C3", year=2014))
    assert item(store, "t-2").event.id == event.id
