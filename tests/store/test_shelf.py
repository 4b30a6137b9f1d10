"""What people keep, as the catalogue has it now; what is newest; items by their addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.deliveries import Profile, Schedule
from store.store import Store
from tests import programme
from tests.programme import LEAK

NOW = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)
ANA, BEN = ("T1", "U1"), ("T1", "U2")


@pytest.fixture
def clocks(store: Store) -> Store:
    programme.fill(store)
    return store


def ids(store: Store) -> list[str]:
    return [item.id for item in store.newest(50)]


def test_the_latest_comes_first_and_each_person_has_their_own(clocks: Store) -> None:
    one, two, *_ = ids(clocks)
    clocks.save(*ANA, one, NOW)
    clocks.save(*ANA, two, NOW + timedelta(hours=1))
    clocks.save(*BEN, one, NOW)
    assert [each.id for each in clocks.kept(*ANA)] == [two, one]
    assert all(each.item and each.item.id == each.id for each in clocks.kept(*ANA))
    assert clocks.kept_ids(*BEN) == {one}
    assert clocks.kept("T2", "U1") == ()
    assert clocks.kept_ids("T2", "U1") == frozenset()


def test_two_that_became_one_are_kept_once_and_let_go_together(clocks: Store) -> None:
    one, two, *_ = ids(clocks)
    clocks.save(*ANA, one, NOW)
    clocks.save(*ANA, two, NOW)
    stays = clocks.merge_works(one, two, NOW)
    assert [each.id for each in clocks.kept(*ANA)] == [stays]
    assert clocks.kept_ids(*ANA) == {stays}
    assert clocks.let_go(*ANA, one)
    assert clocks.saved(*ANA) == ()
    assert not clocks.let_go(*ANA, one)


def test_what_the_catalogue_lost_stays_until_it_is_let_go(clocks: Store) -> None:
    clocks.save(*ANA, "gone", NOW)
    assert [(each.id, each.item) for each in clocks.kept(*ANA)] == [("gone", None)]
    assert clocks.let_go(*ANA, "gone")
    assert clocks.kept(*ANA) == ()


def test_records_of_several_items_have_different_keys(clocks: Store) -> None:
    item = clocks.items(ids(clocks)[:1])[0]
    texts = clocks.cite("bibtex", [item, item])
    assert len(texts) == 2
    assert texts[0].split(",")[0] != texts[1].split(",")[0]
    assert len(clocks.cite("ris", [item])) == 1
    with pytest.raises(ValueError, match="csl"):
        clocks.cite("csl", [item])


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://arxiv.org/abs/2401.00090v3", True), ("arxiv.org/pdf/2401.00090", True),
        ("https://openreview.net/pdf?id=_wAt3rCl0", True), ("https://doi.org/10.1234/LEAK.90", True),
        ("https://arxiv.org/abs/2401.99999", False), ("https://arxiv.org/list/cs.LG", False),
        ("https://example.org/", False), ("", False), ("2401", False),
    ],
)  # fmt: skip
def test_an_address_leads_to_its_item_or_to_none(clocks: Store, url: str, known: bool) -> None:
    found = clocks.at_address(url)
    assert (found.title if found else "") == (LEAK if known else "")


def test_the_newest_were_added_last(clocks: Store) -> None:
    assert clocks.newest(0) == ()
    first = clocks.newest(3)
    assert len(first) == 3
    assert all(item.first_seen == programme.READ for item in first)


def test_subscriptions_concern_whoever_made_or_changed_them(store: Store) -> None:
    made = [store.subscribe("T1", f"C{at}", Profile(), Schedule(), "U1", NOW) for at in range(3)]
    store.pause(made[1].id, "paused", "U2", NOW)
    store.remove(made[2].id, "U2", NOW)
    assert [each.id for each in store.subscriptions_of(*ANA)] == [made[0].id, made[1].id]
    assert [each.id for each in store.subscriptions_of(*BEN)] == [made[1].id]
    assert store.subscriptions_of("T2", "U1") == ()


def test_who_opened_their_page_is_remembered_over_a_restart(data: Path) -> None:
    store = Store(data)
    assert not store.has_home(*ANA)
    store.home_opened(*ANA, NOW)
    store.home_opened(*ANA, NOW + timedelta(days=1))
    store.close()
    store = Store(data)
    assert store.has_home(*ANA)
    assert not store.has_home("T2", "U1")
    store.close()
