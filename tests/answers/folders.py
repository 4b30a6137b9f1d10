"""Data folders with the shipped seeds: loaded once, and copied for each test that may change one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import seeds
from store.store import Store

LOADED = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped seeds in it; to be copied, not used."""
    folder = tmp_path_factory.mktemp("prepared")
    store = Store(folder)
    store.load_seeds(seeds.folder(), LOADED)
    store.close()
    return folder


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(prepared, tmp_path / "data"))


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    """The bot's files, opened a second time."""
    store = Store(data)
    yield store
    store.close()
