"""Answers are kept for those who ask the same, and never longer than they are true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.catalogue.search import listing
from store.queries import Lookup
from store.store import Store
from tests.bench.papers import load
from tests.search.many import T0, paper, papers

COUNT = 40
ALL = Lookup(kinds=("paper",))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    load(store, papers(COUNT), T0)
    yield store
    store.close()


def test_the_same_question_is_answered_once(store: Store) -> None:
    assert store.lookup(ALL) is store.lookup(Lookup(kinds=("paper",)))


def test_a_change_of_the_catalogue_makes_answers_anew(store: Store) -> None:
    before = store.lookup(ALL).total
    load(store, [*papers(COUNT), paper(COUNT, "Kites over frozen harbours", "ICE")], T0)
    assert store.lookup(ALL).total == before + 1


def test_an_export_is_whole_however_long_it_takes_and_nothing_of_it_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, papers(900), T0)
    whole = sum(number % 10 != 3 for number in range(900))
    monkeypatch.setattr(listing, "COUNTING", 0)
    assert sum(piece.count("\n") for piece in store.export("jsonl", ALL)) == whole
    kept = store._answers._kept.values()
    assert not any(len(results.matches) > 5 for results in kept)


def test_an_export_of_a_common_word_holds_what_was_counted_and_each_item_once(store: Store) -> None:
    said = "Of kites over frozen lakes, at length"
    load(store, [*papers(700), *(paper(700 + n, f"Study {n}", "ICE", abstract=said) for n in range(700))], T0)
    asked = Lookup(words="kites", raw="kites")
    lines = "".join(store.export("jsonl", asked)).splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert len(set(ids)) == len(ids) == store.lookup(asked).total >= 700


def test_what_was_cut_short_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(listing, "COUNTING", 0)
        assert store.lookup(ALL).more_than
    assert not store.lookup(ALL).more_than


def test_what_was_cut_short_is_not_learnt_either(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replace(ALL, raw="kind:paper")
    with monkeypatch.context() as hurried:
        hurried.setattr(listing, "COUNTING", 0)
        assert store.lookup(asked).more_than
    assert not store.lookup(replace(asked, offset=5)).more_than


def test_pages_are_those_of_a_list_that_was_made_anew(store: Store, tmp_path: Path) -> None:
    asked = Lookup(raw="survey of kites", words="survey kites", limit=3)
    anew = Store(tmp_path, kept=0)
    for page in (replace(asked, offset=3), asked, replace(asked, limit=50), replace(asked, words="survey")):
        assert store.lookup(page) == anew.lookup(page)
    anew.close()
    load(store, [*papers(COUNT), paper(COUNT, "A survey of kites beyond", "ICE")], T0)
    assert "A survey of kites beyond" in [each.item.title for each in store.lookup(asked).matches]
