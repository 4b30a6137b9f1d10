"""What cannot win is not read: an item holds at most what its known words leave open; lists stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bot.understanding import understand
from store.catalogue.search import candidates
from store.catalogue.search.limits import limits
from store.catalogue.search.spelling import Near
from store.catalogue.search.terms import Term, Terms
from store.queries import Lookup
from store.results import Results
from store.store import Store
from tests.search.many import filled

TODAY = date(2026, 11, 20)
ASKED = Terms(
    (
        Term("tides", 3.0, (Near("tides", 1.0),)),
        Term("kungfu", 2.0, (Near("kungfu", 1.0), Near("kung fu", 0.5))),
        Term("survey", 1.0, (Near("survey", 1.0),)),
    ),
    (),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = filled(tmp_path_factory.mktemp("limits"), 300)
    yield store
    store.close()


def test_a_word_that_was_not_looked_up_may_be_held() -> None:
    assert limits(ASKED, {}, [1]) == {1: 1.0}
    assert limits(ASKED, {"tides": [2]}, [1, 2]) == {1: 0.5, 2: 1.0}


def test_a_term_counts_as_much_as_the_best_of_its_words_that_may_be_held() -> None:
    assert limits(ASKED, {"kungfu": []}, [1]) == {1: (3.0 + 2.0 * 0.5 + 1.0) / 6}
    held = {"kungfu": [1], "fu": [2]}
    assert limits(ASKED, held, [1, 2, 3]) == {1: 1.0, 2: 5 / 6, 3: 4 / 6}


@pytest.mark.parametrize(
    "text",
    [
        "A survey of glaciers at harbour 41",
        "survey of lichens and tides at the harbour",
        "curious case of colliding barometers at harbour",
        "harbour 18 survey kites year:2022",
        "a survey of lichens at harbour 12, of somebody who walked and wrote",
        "survey tides",
    ],
)
def test_lists_are_the_same_where_everything_is_read(
    store: Store, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "READ", 1_000)
    some = _asked(store, text)
    monkeypatch.setattr(candidates, "FIRST", 1_000)
    whole = _asked(store, text)
    assert some.total
    assert (some.matches, some.total) == (whole.matches, whole.total)


def test_totals_are_those_of_the_lists(store: Store) -> None:
    texts = ["survey of kites", "nothing like xyzzyq", "year:2021 kind:talk", "help", "survey of glacierz"]
    asked = [understand(text, store.vocabulary(), TODAY) for text in texts]
    found = [store.lookup(each) for each in asked]
    expected = tuple(0 if each.corrections else each.total for each in found)
    assert store.totals(asked, len(asked), 5.0) == expected
    assert [bool(total) for total in expected] == [True, False, True, False, False]


def test_enough_totals_are_enough_and_without_time_there_are_none(store: Store) -> None:
    asked = [Lookup(words="survey"), Lookup(words="nowhere"), Lookup(words="tides"), Lookup(words="kites")]
    assert len(store.totals(asked, 2, 5.0)) == 3
    assert store.totals(asked, 2, 0.0) == ()


def _asked(store: Store, text: str) -> Results:
    return store.lookup(understand(text, store.vocabulary(), TODAY))
