"""Keys that a document has named before are told from those it names for the first time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.catalogue.entries import Hints
from store.catalogue.works.met import Met
from store.catalogue.works.statement import state, states
from store.queries import Import
from store.store import Store
from tests.store.sample import T1
from tests.store.test_loading import rows
from tests.store.works.makers import BIB, LONG, bring, counts, paper

MANY = 2300
"""Papers of three batches."""


def test_no_key_that_came_before_is_overlooked() -> None:
    met = Met()
    keys = [number * 7_919_317_331 - 2**62 for number in range(5000)]
    assert len(met.again(keys)) < 50  # some are taken for others
    assert met.again(keys) == tuple(keys)


def test_a_statement_tells_which_of_its_keys_earlier_ones_have() -> None:
    first, other, third = paper(LONG, "Ada Müller"), paper("Sand", "Bo Ray"), paper(LONG, "Ada Müller")
    met = Met()
    made = [*states((first, other), Hints(), "list", met), *states((third,), Hints(), "list", met)]
    assert [each.again for each in made] == [(), (), made[0].blocks]
    assert state(first, Hints(), "list").again is None


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """A file of which the last entry is the first one, and one of the last is in a library too."""
    papers = [
        {"id": f"s-{no}", "title": f"Clock {no} counts sand of dune {no * 7}", "authors": [f"Person{no} Rao"]}
        for no in range(MANY)
    ]
    papers.append({**papers[0], "id": "again"})
    file = tmp_path / "papers.jsonl"
    file.write_text("".join(f"{json.dumps({**each, 'year': 2024})}\n" for each in papers))
    return str(file)


def test_in_a_large_file_works_are_found_again_in_other_batches_and_in_other_sources(
    store: Store, data: Path, listed: str
) -> None:
    number = MANY - 5
    entry = paper(f"Clock {number} counts sand of dune {number * 7}", f"Person{number} Rao", year=2024)
    bring(store, BIB, entry)
    (report,) = store.bring_in(Import((listed,)), T1)
    assert counts(report) == (MANY - 1, 0, 0, 2)
    works = "SELECT group_concat(own) FROM record GROUP BY item_id HAVING count(*) > 1 ORDER BY min(no)"
    assert {*rows(data, works)} == {(f",s-{number}",), ("s-0,again",)}


def test_in_a_large_file_ids_that_other_works_bear_are_not_given_again(
    store: Store, data: Path, listed: str
) -> None:
    bring(store, BIB, paper(LONG, "Ada Müller", own="s-2290"))
    (report,) = store.bring_in(Import((listed,)), T1)
    assert counts(report) == (MANY, 0, 0, 1)
    assert rows(data, "SELECT title FROM item WHERE id = 's-2290'") == [(LONG,)]
    own = "SELECT count(*), count(DISTINCT item_id) FROM record WHERE own = 's-2290'"
    assert rows(data, own) == [(2, 2)]


def test_in_a_large_file_works_are_found_in_a_catalogue_that_holds_many(
    store: Store, data: Path, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.catalogue.works.matcher._FEW", 10)
    monkeypatch.setattr("store.catalogue.works.ids._FEW", 10)
    (report,) = store.bring_in(Import((listed,)), T1)
    assert counts(report) == (MANY, 0, 0, 1)
