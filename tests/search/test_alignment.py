"""A text laid beside a title: which of its words the title holds, if written otherwise."""

from __future__ import annotations

import pytest

from store.catalogue.search.alignment import Aligned, Typed, align, likeness
from store.text import CHAT, STOP, words

TITLE = words("A Deep Dive into Count-Min Sketch for Extreme Classification in Logarithmic Memory")


def laid(text: str, title: tuple[str, ...] = TITLE, beside: str = "", sure: str = "") -> Aligned:
    run = words(text)
    weights = {word: 1.0 for word in run if word not in STOP and word not in CHAT}
    return align(Typed(run, weights, frozenset(sure.split())), title, frozenset(words(beside)))


@pytest.mark.parametrize(
    ("text", "typed", "printed"),
    [
        ("deep dvie into count min sketch", "dvie", "dive"),  # swapped
        ("deep dive count min sketch extreem", "extreem", "extreme"),
        ("deep countmin sketch", "countmin", "count min"),  # run together
        ("sketch for extreme cl assification", "cl assification", "classification"),  # torn apart
        ("extreme classification ations", "ations", ""),
        ("deep dive into count min sket", "sket", "sketch"),  # half typed
        ("deep dive CM sketch", "cm", "count min"),  # initials
        ("classification in lobarithmic memory", "lobarithmic", "logarithmic"),
    ],
)
def test_words_written_otherwise_are_known_again(text: str, typed: str, printed: str) -> None:
    assert laid(text).mended.get(typed, "") == printed


def test_a_title_that_holds_all_words_is_held_whole_in_any_order() -> None:
    found = laid("memory logarithmic classification extreme sketch min count into dive deep")
    assert (found.share, found.complete, found.mended) == (1.0, 1.0, {})


def test_half_of_a_torn_word_may_be_a_word_of_its_own() -> None:
    found = laid("tag aware recommend ation", words("Tag-aware Recommendation"))
    assert found.share == 1.0


def test_people_venue_and_year_stand_beside_a_title() -> None:
    assert laid("medini 2019 count min sketch", beside="Tharun Medini 2019").share == 1.0
    assert laid("medini 2019 count min sketch").share < 0.7


def test_another_topic_is_not_held() -> None:
    assert laid("protein folding with diffusion models").share == 0.0
    assert laid("recent papers on count events", sure="recent events").mended == {}


def test_well_known_words_are_less_likely_slips() -> None:
    assert laid("extrema classification", sure="extrema").share < laid("extrema classification").share


@pytest.mark.parametrize(
    ("word", "other", "meant"),
    [("spn", "spin", True), ("eesponse", "response", True), ("recent", "event", False), ("to", "so", False)],
)
def test_few_slips_in_long_words_and_none_in_short_ones(word: str, other: str, meant: bool) -> None:
    assert bool(likeness(word, other)) is meant
