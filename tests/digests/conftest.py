"""A store on real files, with a way to open it a second time as another process would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.deliveries import Profile, Schedule, Subscription
from store.store import Store
from tests.digests.stage import Stage, staged

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""Nine o'clock on a Monday, when the digests of these tests are due."""
LEASE = timedelta(minutes=5)
TEAM, CHANNEL = "T00000001", "C00000001"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    """An open store with nothing in it."""
    store = Store(data)
    yield store
    store.close()


@pytest.fixture
def other(data: Path, store: Store) -> Iterator[Store]:
    """The same files, opened a second time."""
    other = Store(data)
    yield other
    other.close()


@pytest.fixture
def weekly(store: Store) -> Subscription:
    """A subscription of a channel for Mondays at nine, made the day before."""
    return store.subscribe(
        TEAM, CHANNEL, Profile(topics=("clocks",)), Schedule(), "U1", MONDAY - timedelta(days=1)
    )


def due(store: Store, subscription: Subscription, period: str = "2026-01-05", at: datetime = MONDAY) -> None:
    """Write a period down."""
    assert store.record_due(subscription.id, period, at, at)


@pytest.fixture
def stage(data: Path) -> Iterator[Stage]:
    """A bot on a Slack whose history may not be read."""
    with staged(data) as stage:
        yield stage


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Stage]:
    """Another bot, on a Slack whose history may be read."""
    with staged(tmp_path / "reading", history=True) as stage:
        yield stage
