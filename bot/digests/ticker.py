"""The tick of the digests: APScheduler calls, and what is due is the ledger's business."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock
from bot.digests.outbox import Outbox
from bot.digests.troubles import Troubles
from bot.ticking import ticking
from bot.watching.watch import Watch
from bot.workspaces import Member, Workspaces
from store.errors import StoreError
from store.marks import Mark, MarkName
from store.store import Store

EVERY = 30
"""Seconds between two ticks."""
THREADS = 3
"""How many deliver at once: Slack takes a while to answer, and lets several hundred pass in a minute."""
_log = logging.getLogger(__name__)


class Digests:
    """Everything about digests that runs by itself."""

    def __init__(
        self, store: Store, workspaces: Workspaces, clock: Clock, watch: Watch | None = None,
        changed: Callable[[Member], None] = lambda _: None,
    ) -> None:  # fmt: skip
        """Where a workspace granted a scope for history, lost answers are looked up.

        ``changed`` hears whose digest is not what it was.
        """
        self._store, self._clock, self._watch = store, clock, watch or Watch()
        owner = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._outboxes = [
            Outbox(store, workspaces.poster, clock, f"{owner}-{number}") for number in range(THREADS)
        ]
        self._troubles = Troubles(store, workspaces.poster, clock, workspaces.historian, changed=changed)
        self._scheduler: BackgroundScheduler | None = None

    def tick(self, threads: int = 1) -> int:
        """Deliver what is due now, and see to what went wrong; how many deliveries were seen to.

        What goes wrong with the store is logged: the next tick goes on.
        """
        with self._watch.tick("digests"):
            runs = [partial(copy_context().run, outbox.run) for outbox in self._outboxes[:threads]]
            with ThreadPoolExecutor(threads, "digests") as pool:
                done = sum(pool.map(_safely, runs))
            _safely(self._troubles.run)
        return done

    def start(self, every: float = EVERY) -> None:
        """Tick by itself from now on, every so many seconds."""
        self._watch.ticking("digests")
        _safely(self._sign)  # the first tick is a while away
        self._scheduler = ticking(self._tick_of_the_bot, every)

    def _tick_of_the_bot(self) -> None:
        """A tick that leaves a sign of life; `hallway doctor` looks for it. What was asked hours ago goes."""
        _safely(self._sign)
        _safely(lambda: self._store.forget_turns(self._clock.now()))
        self.tick(THREADS)

    def _sign(self) -> int:
        self._store.mark(Mark(MarkName.TICK, self._clock.now()))
        return 0

    def stop(self) -> None:
        """Finish the delivery under way, and tick no more."""
        for outbox in self._outboxes:
            outbox.stop()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=True)
            self._scheduler = None


def _safely(run: Callable[[], int]) -> int:
    try:
        return run()
    except StoreError as error:
        _log.warning("the digests wait for the next tick: %s", error)
        return 0
