"""Deliveries of Slack that came before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store.store import Store
from tests.store.sample import T0


def test_a_repeat_is_known_after_a_restart(data: Path) -> None:
    store = Store(data)
    assert store.first_time("Ev1", T0)
    store.close()
    store = Store(data)
    assert not store.first_time("Ev1", T0 + timedelta(hours=25))
    store.close()


def test_a_key_is_forgotten_when_slack_can_no_longer_repeat_it(store: Store) -> None:
    assert store.first_time("old", T0)
    assert store.first_time("other", T0 + timedelta(days=3))
    assert store.first_time("old", T0 + timedelta(days=3))
    assert not store.first_time("other", T0 + timedelta(days=3))
