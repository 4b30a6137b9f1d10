"""What a load writes, what a second load changes, and what is found in the search tables afterwards."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from store.records import Fact, Link, Note
from store.store import Store
from tests.store.sample import T0, T1, replace

CONF, SHOP = "events/conf-2021.yaml", "events/shop-2021.yaml"


def rows(data: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """What a statement finds in the catalogue's file."""
    conn = sqlite3.connect(data / "catalogue.db")
    try:
        return conn.execute(sql, parameters).fetchall()
    finally:
        conn.close()


def found(data: Path, match: str) -> set[object]:
    """Ids of items whose text matches."""
    sql = "SELECT item.id FROM item_fts JOIN item ON item.no = item_fts.rowid WHERE item_fts MATCH ?"
    return {row[0] for row in rows(data, sql, match)}


def test_an_item_comes_back_with_all_that_its_file_says(loaded: Store) -> None:
    item = loaded.item("x1-talk")
    assert item is not None
    assert (item.kind, item.subkind, item.title_origin) == ("paper", "poster+oral", "printed")
    assert item.title == "Slow Clocks: How to Lose a Second"
    assert item.other_names == ("Slow Clock",)
    assert (item.event.id, item.event.label, item.event.zone) == ("conf-2021", "Conf 2021", "Europe/Berlin")
    assert (item.parent_id, item.session, item.slot, item.slots) == ("x1-session", "Clocks", 1, None)
    assert (item.day, item.clock, item.session_clock) == (date(2021, 5, 3), None, time(9, 0))
    assert item.session_start == datetime(2021, 5, 3, 7, 0, tzinfo=UTC)
    assert (item.room, item.award, item.series) == ("Hall A", "Best Paper", "Clock papers")
    assert item.topics == ("clocks", "drift")
    assert item.systems == ("SLOW-CLOCK", "Sundial")
    assert item.organisations == ("Univ of Example",)
    assert item.links == (Link("code", "https://example.org/code?a=1&b=2", "blog"),)
    assert [source.id for source in item.sources] == ["blog", "report"]
    assert item.summary == "A clock that loses one second a year."
    assert item.outside == ("award",)
    assert (item.first_seen, item.last_changed) == (T0, T0)


def test_credits_keep_their_order_and_the_person_her_usual_name(loaded: Store) -> None:
    item = loaded.item("x1-talk")
    assert item is not None
    assert [(c.person_id, c.name, c.role, c.affiliation, c.implied) for c in item.credits] == [
        ("bo-de-wit", "Bo de Wit", "author", "", False),
        ("ada-muller", "Ada Müller", "speaker", "Example University and Rao Labs", True),
    ]


def test_notes_name_their_subject_and_source(loaded: Store) -> None:
    item = loaded.item("x1-talk")
    assert item is not None
    blog, report = item.sources
    title = item.title
    assert item.notes == (
        Note("The clock was shown working.", blog, "statement", "item", "x1-talk", title),
        Note("Some doubted the clock.", report, "disagreement", "item", "x1-talk", title),
    )


def test_an_event_comes_back_with_facts_notes_and_sources(loaded: Store) -> None:
    event = loaded.event("conf-2021")
    assert event is not None
    assert (event.starts, event.ends, event.item_count) == (date(2021, 5, 3), date(2021, 5, 5), 2)
    assert event.other_names == ("Conf '21",)
    assert event.outside == ("url",)
    blog, report = event.sources
    assert event.facts == (
        Fact("conf-2021", "papers_accepted", "12", "Twelve papers were accepted.", blog),
        Fact("conf-2021", "papers_accepted", "13", "Thirteen papers were accepted.", report, preferred=False),
        Fact(
            "conf-2021",
            "sponsors",
            "Rao Labs, Example University",
            "Rao Labs and Example University paid for the coffee.",
            blog,
        ),
    )
    assert event.notes[0] == Note(
        "The coffee was good.", blog, "opinion", "event", "conf-2021", "First Conference on Clocks"
    )
    assert {event.id: event.parent_id for event in loaded.events()} == {
        "conf-2021": "",
        "shop-2021": "conf-2021",
    }


def test_a_person_comes_back_with_names_roles_and_items(loaded: Store) -> None:
    person = loaded.person("ada-muller")
    assert person is not None
    assert person.other_names == ("A. Mueller", "马铁")
    assert person.affiliations == ("Example University", "Example University and Rao Labs")
    assert set(person.roles) == {"speaker", "panellist"}
    assert set(person.item_ids) == {"x1-talk", "x2-panel"}
    assert [note.text for note in person.notes] == ["Ada Müller leads a group on slow clocks."]


def test_what_does_not_exist_is_none(loaded: Store) -> None:
    assert loaded.item("x9") is None
    assert loaded.event("x9") is None
    assert loaded.person("x9") is None
    assert loaded.items([]) == ()


def test_items_come_in_the_order_asked_for_without_the_unknown_and_the_repeated(loaded: Store) -> None:
    asked = ["x2-panel", "x9", "x1-talk", "x2-panel", "x1-session"]
    assert [item.id for item in loaded.items(asked)] == ["x2-panel", "x1-talk", "x1-session"]


def test_the_vocabulary_names_events_rooms_sessions_and_sources(loaded: Store) -> None:
    words = loaded.vocabulary()
    names = {event.id: event.names for event in words.events}
    assert names["conf-2021"] == ("First Conference on Clocks", "Conf 2021", "Conf '21")
    assert (words.rooms, words.sessions) == (("Hall A",), ("Clocks",))
    assert [source.words for source in words.sources] == [("blog", "visitor"), ()]
    assert loaded.vocabulary() is words


def test_a_time_without_a_zone_has_no_moment(loaded: Store, data: Path) -> None:
    panel = loaded.item("x2-panel")
    assert panel is not None
    assert (panel.clock, panel.start) == (time(17, 30), None)
    starts = dict(rows(data, "SELECT id, starts_utc FROM item"))
    assert starts["x2-panel"] is None
    assert starts["x1-session"] == starts["x1-talk"] == "2021-05-03T07:00:00Z"


@pytest.mark.parametrize(
    "match",
    [
        "title: slow",
        "title: lost OR title: lose",
        "names: slowclock",
        "names: sc",
        "people: mueller",
        "people: muller",
        "people: 马铁",
        "organisations: eu",
        'organisations: "univ of example"',
        "topics: drift",
        "summary: second",
        "notes: doubted",
    ],
)
def test_an_item_is_found_by_its_parts_and_their_other_names(loaded: Store, data: Path, match: str) -> None:
    assert "x1-talk" in found(data, match)


def test_words_of_the_items_are_counted_once_an_item(loaded: Store, data: Path) -> None:
    counts = dict(rows(data, "SELECT term, count FROM term"))
    assert counts["clock"] == 1
    assert counts["muller"] == 2
    assert rows(data, "SELECT term FROM term_fts WHERE term_fts MATCH 'dou'") == [("doubted",)]
    assert rows(data, "SELECT count(*) FROM term_fts") == [(len(counts),)]


def test_notes_and_facts_are_found_by_their_words(loaded: Store, data: Path) -> None:
    notes = "SELECT subject_id FROM note_fts JOIN note ON note.id = note_fts.rowid WHERE note_fts MATCH ?"
    assert rows(data, notes, "coffee") == [("conf-2021",)]
    assert rows(data, notes, "leads") == [("ada-muller",)]
    facts = "SELECT key FROM fact_fts JOIN fact ON fact.id = fact_fts.rowid WHERE fact_fts MATCH ?"
    assert rows(data, facts, "coffee") == [("sponsors",)]


def test_a_second_load_of_the_same_files_changes_nothing(loaded: Store, seeds: Path, data: Path) -> None:
    before = rows(data, "SELECT key, value FROM meta"), loaded.item("x1-talk")
    report = loaded.load_seeds(seeds, T1)
    assert (report.new, report.changed, report.unchanged, report.warnings) == (0, 0, 4, ())
    assert (rows(data, "SELECT key, value FROM meta"), loaded.item("x1-talk")) == before


def test_the_first_load_reports_what_it_brought(store: Store, seeds: Path) -> None:
    report = store.load_seeds(seeds, T0)
    assert (report.source, report.new, report.events, report.people) == ("seeds", 4, 2, 3)
    assert report.seconds > 0


def test_a_changed_item_keeps_its_first_sight(loaded: Store, seeds: Path, data: Path) -> None:
    number = rows(data, "SELECT no FROM item WHERE id = 'x1-talk'")
    replace(seeds, CONF, "loses one second a year", "stops at noon")
    report = loaded.load_seeds(seeds, T1)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 3)
    item = loaded.item("x1-talk")
    assert item is not None
    assert (item.summary, item.first_seen, item.last_changed) == ("A clock that stops at noon.", T0, T1)
    assert rows(data, "SELECT no FROM item WHERE id = 'x1-talk'") == number
    assert found(data, "summary: noon") == {"x1-talk"}
    assert found(data, "summary: second") == set()
    assert rows(data, "SELECT 1 FROM term WHERE term = 'year'") == []
    assert len(item.notes) == 2


def test_an_item_gone_from_the_files_is_taken_out_and_reported(
    loaded: Store, seeds: Path, data: Path
) -> None:
    text = (seeds / SHOP).read_text(encoding="utf-8")
    (seeds / SHOP).write_text(text[: text.index("  - id: x2-break")], encoding="utf-8")
    report = loaded.load_seeds(seeds, T1)
    assert report.warnings == ("x2-break is no longer in the seeds and was taken out",)
    assert loaded.item("x2-break") is None
    assert found(data, "tea") == set()
    assert rows(data, "SELECT 1 FROM term WHERE term = 'tea'") == []
    assert loaded.check() == ()


def test_an_event_gone_from_the_files_takes_all_of_it_along(loaded: Store, seeds: Path, data: Path) -> None:
    (seeds / SHOP).unlink()
    report = loaded.load_seeds(seeds, T1)
    assert len(report.warnings) == 2
    assert [event.id for event in loaded.events()] == ["conf-2021"]
    assert loaded.check() == ()
    assert {event.id for event in loaded.vocabulary().events} == {"conf-2021"}


@pytest.mark.parametrize(
    ("edit", "match"),
    [
        (("people.yaml", "Bo de Wit", "Bo de Wit\n    other_names: [Bobby]"), "people: bobby"),
        (("systems.yaml", "[Slow Clock, SC]", "[Slow Clock, SC, Snail]"), "names: snail"),
        (("organisations.yaml", "[EU, Univ of Example]", "[EU, Univ of Example, UEX]"), "organisations: uex"),
    ],
)
def test_a_new_name_is_found_though_the_item_did_not_change(
    loaded: Store, seeds: Path, data: Path, edit: tuple[str, str, str], match: str
) -> None:
    assert found(data, match) == set()
    replace(seeds, *edit)
    report = loaded.load_seeds(seeds, T1)
    assert (report.changed, report.unchanged) == (0, 4)
    assert found(data, match) == {"x1-talk"}
    assert loaded.check() == ()


def test_a_corrected_zone_moves_the_items_of_the_event(loaded: Store, seeds: Path, data: Path) -> None:
    replace(seeds, CONF, "Europe/Berlin", "America/New_York")
    assert loaded.load_seeds(seeds, T1).changed == 2
    assert rows(data, "SELECT starts_utc FROM item WHERE id = 'x1-talk'") == [("2021-05-03T13:00:00Z",)]


def test_the_vocabulary_is_read_again_after_a_change(loaded: Store, seeds: Path) -> None:
    before = loaded.vocabulary()
    replace(seeds, CONF, "room: Hall A\n    sources", "room: Hall B\n    sources")
    loaded.load_seeds(seeds, T1)
    assert loaded.vocabulary().rooms == ("Hall A", "Hall B")
    assert loaded.vocabulary().revision > before.revision


def test_seeds_load_from_inside_a_package(store: Store) -> None:
    assert store.load_seeds(files("seeds"), T0, strict=False).new > 0
