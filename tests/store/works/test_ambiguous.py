"""A title that is a part of several others is a sign of none of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Entry
from store.store import Store
from tests.store.works.makers import BIB, LIST, SITE, bring, counts, paper

PEOPLE = ("Nils Varga", "Amy Chu")
SHORT = paper("Pebble", *PEOPLE, own="short", venue="Clock Conference", year=2024)
STORE = paper(
    "Pebble: A Log Store for Forgetful Clusters", *PEOPLE, own="store", venue="Clock Conference", year=2024
)
PLANNER = paper(
    "Pebble: A Query Planner for Shared Notebooks",
    *PEOPLE,
    own="planner",
    venue="Clock Conference",
    year=2024,
)


def _parted(store: Store) -> bool:
    """Whether the two long titles stand under two items."""
    items = {frozenset(each.title for each in store.evidence(item)) for item in ("short", "store", "planner")}
    return not any({STORE.title, PLANNER.title} <= titles for titles in items)


@pytest.mark.parametrize("order", list(permutations([(LIST, SHORT), (BIB, STORE), (SITE, PLANNER)])))
def test_a_short_title_makes_no_one_work_of_two_long_ones_in_whatever_order_they_come(
    store: Store, order: tuple[tuple[SourceDraft, Entry], ...]
) -> None:
    for source, entry in order:
        bring(store, source, entry)
    assert _parted(store)


def test_two_works_of_one_file_stay_two_though_a_short_title_is_known(store: Store) -> None:
    bring(store, LIST, SHORT)
    assert counts(bring(store, BIB, STORE, PLANNER)) == (1, 0, 0, 1)
    assert _parted(store)


def test_a_short_title_that_is_a_part_of_one_work_alone_still_joins_it(store: Store) -> None:
    bring(store, BIB, STORE)
    assert counts(bring(store, LIST, SHORT)) == (0, 0, 0, 1)


def test_a_work_whose_subtitle_changed_is_one_by_its_abstract(store: Store) -> None:
    text = (
        "We keep logs for clusters that forget, on nine machines, and count what is lost in a year of storms."
    )
    early = paper(
        "Pebble: A Log Store for Clusters that Forget by Night", abstract=2 * text, own="e", year=2024
    )
    bring(store, BIB, replace(STORE, abstract=2 * text, people=()))
    assert counts(bring(store, LIST, early)) == (0, 0, 0, 1)


def test_the_one_of_two_works_that_bears_the_very_title_is_joined(store: Store) -> None:
    bring(store, BIB, STORE, PLANNER)
    bare = replace(SHORT, title=STORE.title, people=(), own="bare")
    assert counts(bring(store, LIST, SHORT, bare)) == (1, 0, 0, 1)
    assert [each.own for each in store.evidence("store")] == ["store", "bare"]
