"""Answers are kept for those who ask the same, and never longer than they are true."""

from __future__ import annotations

from collections.abc import Iterator
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


def test_what_was_cut_short_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(listing, "COUNTING", 0)
        assert store.lookup(ALL).more_than
    assert not store.lookup(ALL).more_than
