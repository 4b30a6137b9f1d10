"""A store, a site to keep fresh, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox.clock import HandClock
from bot.syncing.runner import Ran, Runner
from store.queries import Lookup
from store.store import Store
from store.syncs import Sync, SyncWish
from tests.syncing.site import Site, papers, serving

NOON = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
EVERY = 6 * HOUR


@dataclass
class Keeper:
    """What keeps a site fresh, and what the catalogue holds of it."""

    data: Path
    store: Store
    site: Site
    clock: HandClock

    def runner(self, step: Callable[[str], None] = lambda _: None) -> Runner:
        return Runner(self.store, self.clock, step)

    def wish(self, every: timedelta = EVERY) -> SyncWish:
        return SyncWish(self.site.url, every, allow_private=True)

    def add(self, every: timedelta = EVERY) -> Sync:
        """Keep the site fresh; its first import goes well."""
        ran = self.runner().add(self.wish(every))
        assert not ran.error
        return ran.sync

    def later(self, span: timedelta) -> None:
        self.clock.advance(span.total_seconds())

    def run(self) -> Ran:
        """Run once; one sync was due."""
        (ran,) = self.runner().run()
        return ran

    def now(self) -> Sync:
        """How the only sync stands."""
        (sync,) = self.store.syncs()
        return sync

    def titles(self) -> set[str]:
        """Of all items in the catalogue."""
        return {match.item.title for match in self.store.lookup(Lookup(kinds=("paper",), limit=50)).matches}

    def imports(self) -> int:
        """How often the site was imported."""
        return sum(len(self.store.import_runs(each.source.id)) for each in self.store.sources())


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.content = papers("Frogs in ponds", "Toads in reeds")
        site.headers["ETag"] = '"one"'
        yield site


@pytest.fixture
def keeper(tmp_path: Path, site: Site) -> Iterator[Keeper]:
    store = Store(tmp_path / "data")
    yield Keeper(tmp_path / "data", store, site, HandClock(NOON))
    store.close()
