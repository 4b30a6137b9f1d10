"""A data folder with the sample in it, and a backup of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import copies
from store.copies import Copy
from store.deliveries import Profile, Schedule
from store.store import Store
from tests.store import sample

MADE = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
"""A Monday, an hour before the digest of the fixture is due."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that holds the sample, and a digest every day at nine."""
    folder = tmp_path / "data"
    store = Store(folder)
    store.load_seeds(sample.write(tmp_path / "seeds"), sample.T0)
    everyday = Schedule(weekdays=tuple(range(7)))
    store.subscribe("T1", "C1", Profile(topics=("clocks",)), everyday, "U1", MADE)
    store.close()
    return folder


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    """That folder, open."""
    store = Store(data)
    yield store
    store.close()


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Copy:
    """A backup."""
    return copies.make(store, tmp_path / "copy", MADE, "0.1.0")
