"""Titles typed badly among many: the same damage each time, and a share that must be known again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bot.understanding import understand
from store.results import Results
from store.store import Store
from tests.bench.papers import Paper, load
from tests.bench.slips import damaged, first
from tests.search.many import T0, paper

HEADS = "Measuring Predicting Explaining Sampling Repairing Mapping".split()
THINGS = "glacier harbour lichen pendulum barometer estuary".split()
WAYS = "recurrent patient nocturnal coastal symmetric brittle".split()
ENDS = "canvas instruments|tidal records|borrowed calendars|copper archives|silent witnesses".split("|")
LEAST_FIRST, LEAST_FIVE = 0.97, 0.99


def titled() -> list[Paper]:
    """Papers of which any two share words of their titles."""
    made = []
    for number in range(900):
        head, thing = HEADS[number % 6], THINGS[number // 6 % 6]
        way, end = WAYS[number // 36 % 6], ENDS[number // 216 % 5]
        made.append(paper(number, f"{head} {way} {thing} drift with {end}: part {number}", "SHORE"))
    made.append(paper(901, "Comparing Sense Inventories with Item Response Theory", "SHORE"))
    made.append(paper(902, "Weighted Sums of Gaussian Processes", "SHORE"))
    made.append(paper(903, "An Inventory", "SENSE"))
    return made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("titled"))
    load(store, titled(), T0)
    yield store
    store.close()


def asked(store: Store, text: str) -> Results:
    return store.lookup(understand(text, store.vocabulary(), date(2026, 11, 20)))


def test_titles_are_known_again_whatever_the_damage(store: Store) -> None:
    kinds = ("one slip", "two slips", "three slips", "by sound", "shuffled", "joined", "parted")
    made = damaged(titled(), 12)
    places = [
        first((match.item.title for match in asked(store, question.text).matches), question.title)
        for kind in kinds
        for question in made[kind]
    ]
    assert sum(place == 1 for place in places) >= LEAST_FIRST * len(places)
    assert sum(0 < place <= 5 for place in places) >= LEAST_FIVE * len(places)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("comparing sense inventoreis qith ietm eesponse theory", "Comparing Sense Inventories"),
        ("WS of Gaussian Processes", "Weighted Sums"),
        ("weighted sums of gaus sian proc esses", "Weighted Sums"),
    ],
)
def test_a_slip_that_made_another_word_or_a_filter_is_seen_through(
    store: Store, text: str, title: str
) -> None:
    assert asked(store, text).matches[0].item.title.startswith(title)


def test_what_was_taken_for_what_is_told(store: Store) -> None:
    told = asked(store, "comparing sense inventoreis qith ietm eesponse theory").corrections
    assert {(each.typed, each.used) for each in told} >= {("ietm", "item"), ("eesponse", "response")}


def test_another_question_is_not_bent_to_a_title(store: Store) -> None:
    for text in ("homomorphic kangaroo scheduling", "theory of response times without harbours"):
        assert not asked(store, text).corrections


def test_a_beginning_that_no_other_title_has_comes_first(store: Store) -> None:
    assert asked(store, "weighted sums of").matches[0].item.title == "Weighted Sums of Gaussian Processes"


def test_a_name_that_stands_nowhere_is_no_part_of_a_title(store: Store) -> None:
    text = "papers about patient glacier drift by Zebulon Quarkly"
    found = asked(store, text)
    assert not found.total
    assert not found.corrections
    assert found.lookup.people == ("Zebulon Quarkly",)


def test_filters_that_leave_nothing_find_nothing_and_what_is_near_is_offered(store: Store) -> None:
    found = asked(store, "glacier drift venue:shore year:1901 kind:tutorial")
    assert found.total == 0
    assert any("SHORE" in each.label for each in found.suggestions)
