"""Threads that ask while another loads: none fails, none sees half a load."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from store.store import Store
from tests.store import sample
from tests.store.sample import T0, T1

ROUNDS = 12


def _version(folder: Path, mark: str) -> Path:
    """The sample with a mark on two items of two files, on an event and on a person."""
    sample.write(folder)
    sample.replace(folder, "events/conf-2021.yaml", "award: Best Paper", f"award: {mark}")
    sample.replace(folder, "events/shop-2021.yaml", "title: Tea", f"title: Tea\n    award: {mark}")
    sample.replace(folder, "events/conf-2021.yaml", "venue: Clock Hall", f"venue: {mark}")
    sample.replace(folder, "events/conf-2021.yaml", "value: 12", f"value: {mark}")
    return folder


def _ask_until(done: threading.Event, ask: Callable[[], set[str]]) -> list[set[str]]:
    seen = [ask()]
    while not done.is_set():
        seen.append(ask())
    return seen


def _items(store: Store) -> set[str]:
    return {item.award for item in store.items(["x1-talk", "x2-break"])}


def _event(store: Store) -> set[str]:
    event = store.event("conf-2021")
    return {event.venue, event.facts[0].value} if event else set()


def test_two_threads_asking_see_whole_loads_only(store: Store, tmp_path: Path) -> None:
    versions = [_version(tmp_path / mark, mark) for mark in ("odd", "even")]
    done = threading.Event()

    def load() -> int:
        try:
            return sum(store.load_seeds(versions[n % 2], (T0, T1)[n % 2]).changed for n in range(ROUNDS))
        finally:
            done.set()

    with ThreadPoolExecutor(3) as pool:
        items = pool.submit(_ask_until, done, lambda: _items(store))
        events = pool.submit(_ask_until, done, lambda: _event(store))
        assert pool.submit(load).result() == (ROUNDS - 1) * 2
    whole: list[set[str]] = [set(), {"odd"}, {"even"}]
    assert all(seen in whole for seen in items.result())
    assert all(seen in whole for seen in events.result())
    assert store.check() == ()


def test_two_stores_loading_the_same_files_at_once_both_succeed(data: Path, seeds: Path) -> None:
    stores = [Store(data), Store(data)]
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda store: store.load_seeds(seeds, T0), stores))
    assert sorted(report.new for report in reports) == [0, 4]
    assert stores[0].check() == ()
    for store in stores:
        store.close()


def test_one_store_sees_what_another_loads(data: Path, seeds: Path) -> None:
    reader, writer = Store(data), Store(data)
    assert reader.vocabulary().events == ()
    writer.load_seeds(seeds, T0)
    assert len(reader.vocabulary().events) == 2
    assert reader.item("x1-talk") is not None
    reader.close()
    writer.close()
