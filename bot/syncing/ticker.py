"""The tick of the sources that are kept fresh: APScheduler calls, and what is due is the store's business.

It has a thread of its own: an import that takes long holds up no digest, as the two write different files.
"""

from __future__ import annotations

import logging
import threading

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock
from bot.syncing.runner import Ran, Runner
from bot.ticking import ticking
from bot.watching import trips
from bot.watching.watch import Watch
from store.errors import StoreError
from store.store import Store

EVERY = 60
"""Seconds between two ticks."""
_PATIENCE = 5.0
"""Seconds that a run gets to end; one that does not is undone, and done again by the next process."""
_log = logging.getLogger(__name__)


class Syncs:
    """Everything about keeping sources fresh that runs by itself."""

    def __init__(self, store: Store, clock: Clock, watch: Watch | None = None) -> None:
        self._watch = watch or Watch()
        self._runner = Runner(store, clock)
        self._under_way = threading.Lock()
        self._scheduler: BackgroundScheduler | None = None

    def tick(self) -> int:
        """See to what is due now; how many were. What goes wrong with the store waits for the next tick."""
        with self._under_way, self._watch.tick("syncs"):
            try:
                done = self._runner.run()
            except StoreError as error:
                _log.warning("the sources wait for the next tick: %s", error)
                return 0
            for ran in done:
                trips.synced(_outcome(ran))
                if ran.error:
                    _log.warning("sync %d, %s: %s", ran.sync.id, ran.sync.wish.url, ran.error)
        return len(done)

    def start(self, every: float = EVERY) -> None:
        """Tick by itself from now on, every so many seconds."""
        self._watch.ticking("syncs")
        self._scheduler = ticking(self.tick, every)

    def stop(self) -> None:
        """Begin nothing more, and break off what is being read. Does not wait; ``close`` does."""
        self._runner.stop()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    def close(self) -> None:
        """Wait shortly until nothing is under way."""
        self.stop()
        if self._under_way.acquire(timeout=_PATIENCE):
            self._under_way.release()
        else:
            _log.warning("stopped while a source was being fetched: it will be fetched again")


def _outcome(ran: Ran) -> str:
    if ran.error:
        return "put off" if ran.put_off else "failed"
    return "imported" if ran.reports else "unchanged"
