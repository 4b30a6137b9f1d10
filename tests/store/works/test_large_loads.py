"""Loads of many papers: indexes left aside meanwhile are there again, and all else is as in small loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Entry, Finding, Hints
from store.errors import BadSource
from store.store import Store
from tests.store.sample import T1
from tests.store.test_loading import found, rows
from tests.store.works.makers import BIB, CONF, LIST, LONG, bring, counts, doi, paper

MANY = 3200
_SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
_USUAL = "SELECT v FROM item_fts_config WHERE k = 'hashsize'"


def many(last: str = "") -> Iterator[Finding]:
    """Papers enough for several batches, of whom the last is one of the first."""
    yield CONF
    yield paper(LONG, "Ada Müller", own="w-0", abstract="We count drops.")
    for no in range(MANY):
        yield paper(f"Clock {no} counts sand of dune {no * 7}", f"Person{no} Rao", own=f"s-{no}")
    yield paper(LONG, "Ada Müller", own="w-1", identifiers=doi("10.1/1"))
    if last:
        raise BadSource(last)


def test_after_a_large_load_every_index_and_trigger_is_there_again(store: Store, data: Path) -> None:
    before = rows(data, _SCHEMA)
    report = bring(store, LIST, *many())
    assert counts(report) == (MANY + 1, 0, 0, 1)
    assert rows(data, _SCHEMA) == before
    assert store.check() == ()
    assert rows(data, _USUAL) == [(1024 * 1024,)]


def test_a_large_load_finds_what_is_one_work_and_writes_it_as_one(store: Store, data: Path) -> None:
    bring(store, LIST, *many())
    assert found(data, "leaking roof") == {"w-0"}
    named = "SELECT scheme, value FROM item_identifier WHERE item_id = 'w-0' ORDER BY position"
    assert rows(data, named) == [
        ("id", "w-0"),
        ("id", "w-1"),
        ("doi", "10.1/1"),
    ]
    assert rows(data, "SELECT count(*), count(DISTINCT id), max(no) FROM item") == [(MANY + 1,) * 3]
    assert rows(data, "SELECT count(*) FROM item_fts") == [(MANY + 1,)]


def test_works_told_again_and_again_in_a_large_load_hold_all_that_was_said_of_them(
    store: Store, data: Path
) -> None:
    def told(letter: str, last: int) -> Iterator[Finding]:
        for no in range(last):
            title, person = f"Clock {no} counts sand of dune {no * 7}", f"Person{no} Rao"
            yield paper(title, person, own=f"{letter}-{no}", identifiers=doi(f"10.1/{no}"))

    again = (
        finding for letter, last in (("t", 2000), ("u", 1000), ("v", 10)) for finding in told(letter, last)
    )
    report = bring(store, LIST, *many(), *again)
    assert counts(report)[0] == MANY + 1
    assert report.merged == 3011
    named = (
        "SELECT value FROM item_identifier WHERE scheme = 'id' AND item_id = (SELECT item_id FROM"
        " item_identifier WHERE value = ?) ORDER BY position"
    )
    for no, letters in ((5, "stuv"), (700, "stu"), (1700, "st"), (2500, "s")):
        assert rows(data, named, f"s-{no}") == [(f"{letter}-{no}",) for letter in letters]
    twice = "SELECT item_id FROM {} GROUP BY item_id, position HAVING count(*) > 1"
    for table in ("item_identifier", "credit", "item_source"):
        assert rows(data, twice.format(table)) == []
    assert rows(data, "SELECT count(*) FROM item_fts") == [(MANY + 1,)]
    assert found(data, "dune 11900") == {"s-1700"}
    assert store.check() == ()


def test_names_that_came_in_a_large_load_are_found_and_those_of_a_later_one_too(
    store: Store, data: Path
) -> None:
    bring(store, LIST, *many())
    bring(store, BIB, CONF, paper("Ice clocks", "Zelda Quist"), now=T1)
    asked = (
        "SELECT person_id FROM person_fts JOIN person_name ON no = person_fts.rowid WHERE person_fts MATCH ?"
    )
    for name, id in (("person3100", "person3100-rao"), ("quist", "zelda-quist")):
        assert rows(data, asked, name) == [(id,)]


def test_a_large_load_that_breaks_off_leaves_the_catalogue_with_its_indexes(store: Store, data: Path) -> None:
    before = rows(data, _SCHEMA)
    with pytest.raises(BadSource, match="cut off"):
        store.load(LIST, many("cut off"), Hints(), T1)
    assert rows(data, _SCHEMA) == before
    assert rows(data, "SELECT count(*) FROM item") == [(0,)]


def test_the_same_large_file_again_writes_nothing(store: Store, data: Path) -> None:
    bring(store, LIST, *many())
    revision = rows(data, "SELECT value FROM meta WHERE key = 'revision'")
    assert counts(bring(store, LIST, *many(), now=T1)) == (0, 0, MANY + 2, 0)
    assert rows(data, "SELECT value FROM meta WHERE key = 'revision'") == revision


def test_two_names_of_one_person_leave_no_two_people_at_one_place_when_more_are_named_later(
    store: Store, data: Path
) -> None:
    first, *others, last = many()
    spoken = (Byline("Ada Müller"), Byline("Cy Fox"), Byline("Cy Fox", role="speaker"))
    bring(
        store, LIST, first,
        paper("Sand that sings in dunes at noon", "Ada Müller", "Ada Muller", "Cy Fox", own="x-0"),
        *others, last,
        Entry("last row", "Sand that sings in dunes at noon", people=spoken, own="x-1"),
    )  # fmt: skip
    credited = "SELECT person_id, role FROM credit WHERE item_id = 'x-0' ORDER BY position"
    assert rows(data, credited) == [("ada-muller", "author"), ("cy-fox", "author"), ("cy-fox", "speaker")]
    places = "SELECT count(DISTINCT position) FROM credit WHERE item_id = 'x-0'"
    assert rows(data, places) == [(3,)]
