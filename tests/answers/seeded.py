"""A store with the shipped seeds, loaded once; only to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import seeds
from bot.understanding import understand
from store.catalogue.migrations import STEPS
from store.database import Database
from store.results import Results
from store.store import Store

T0 = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
AskFor = Callable[..., Results]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store."""
    store = Store(tmp_path_factory.mktemp("seeded"))
    store.load_seeds(seeds.folder(), T0)
    yield store
    store.close()


@pytest.fixture(scope="session")
def ask(seeded: Store) -> AskFor:
    """What a text is answered: ``ask("papers by Dawn Song", limit=9)``."""

    def ask(text: str, limit: int = 50, offset: int = 0) -> Results:
        lookup = understand(text, seeded.vocabulary(), TODAY)
        return seeded.lookup(replace(lookup, limit=limit, offset=offset))

    return ask


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The catalogue's file alone, for what lies behind the store's door."""
    folder: Path = tmp_path_factory.mktemp("catalogue")
    store = Store(folder)
    store.load_seeds(seeds.folder(), T0)
    store.close()
    database = Database(folder / "catalogue.db", STEPS, durable=False)
    yield database
    database.close()
