"""Work that goes on after Slack has its acknowledgement: a bounded queue, and threads that empty it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from queue import Full, Queue

from bot.clock import stopwatch

Job = Callable[[], object]
_log = logging.getLogger(__name__)


class Work:
    """Runs jobs on its own threads, in the order offered; takes no more than it has places for."""

    def __init__(self, name: str, threads: int, places: int) -> None:
        """``places`` jobs may wait besides the ``threads`` that run."""
        self._jobs: Queue[Job | None] = Queue(maxsize=places)
        self._gate = threading.Lock()
        self._open = True
        self._threads = [
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def offer(self, job: Job) -> bool:
        """Take the job on; False where every place is taken, or the end has come."""
        with self._gate:
            if not self._open:
                return False
            try:
                # With what its thread knows of the request, for the log and for those who count.
                self._jobs.put_nowait(partial(copy_context().run, job))
            except Full:
                return False
            return True

    @property
    def waiting(self) -> int:
        """How many jobs have not begun."""
        return self._jobs.qsize()

    def finish(self, patience: float) -> bool:
        """Take nothing more, run what was taken; False where ``patience`` seconds were not enough."""
        with self._gate:
            first, self._open = self._open, False
        if first:
            for _ in self._threads:
                self._jobs.put(None)
        until = stopwatch() + patience
        for thread in self._threads:
            thread.join(max(0.0, until - stopwatch()))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception:  # noqa: BLE001 - a job tells its own errors; a failure to tell must not end the thread
                _log.exception("a job failed to tell its error")
