"""The seed files that ship."""

from __future__ import annotations

import seeds
from store.catalogue.importers.seeds import check
from store.store import Store
from tests.store.sample import T0, T1


def test_the_seed_files_hold_no_mistake() -> None:
    assert [str(problem) for problem in check(seeds.folder())] == []


def test_the_seed_files_load_whole_and_a_second_load_changes_nothing(store: Store) -> None:
    first = store.load_seeds(seeds.folder(), T0)
    second = store.load_seeds(seeds.folder(), T1)
    assert first.new >= 100
    assert (second.new, second.changed, second.unchanged) == (0, 0, first.new)
    assert sum(event.item_count for event in store.events()) == first.new
    assert store.check() == ()
