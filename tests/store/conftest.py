"""A store on real files, and the sample seeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.store import Store
from tests.store import sample


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The folder of the sample seed files."""
    return sample.write(tmp_path / "seeds")


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
def loaded(store: Store, seeds: Path) -> Store:
    """A store with the sample in it."""
    store.load_seeds(seeds, sample.T0)
    return store
