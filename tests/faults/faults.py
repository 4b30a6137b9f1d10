"""One tick of two competing processes, with one thing going wrong."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from bot.sandbox.lookalike import SlackLookAlike
from tests.faults.nest import Nest

STEPS = ("recorded", "claimed", "planned", "quiet", "sending", "posted", "settled", "looked", "reconciled",
         "telling", "told")  # fmt: skip
"""Every step that a process can be killed at."""
FAULTS = ("none", "kill", "kill both", "429", "long 429", "500", "fatal", "lost before", "lost after",
          "hang before", "hang after", "kill in flight", "locked", "set back", "ahead", "deleted",
          "history down")  # fmt: skip
_POST, _READ = "chat.postMessage", "conversations.history"
_LOCK_SECONDS = 0.7


class Faulty:
    """Goes through steps and faults in an order of its own, so that each has its turn."""

    def __init__(self, slack: SlackLookAlike, nest: Nest, dice: random.Random, team: Path) -> None:
        self._slack, self._nest, self._dice, self._team = slack, nest, dice, team
        self._faults: list[str] = []
        self._steps: list[str] = []
        self.happened: Counter[str] = Counter()
        self.papers = 0
        """How many papers of each topic the catalogue holds."""
        self._count = 0
        self._before = False
        """Whether what hangs in this tick hangs before Slack has done it."""

    def tick(self, now: datetime) -> None:
        """Two processes run the outbox at once."""
        self._count += 1
        self._before = False
        fault = self._next(self._faults, FAULTS)
        self.happened[fault] += 1
        getattr(self, "_" + fault.replace(" ", "_"), self._plain)(fault, now)
        self._release()

    def _release(self) -> None:
        """Let what hangs go on, and see it through: it arrives though nobody waits for it any more."""
        faults = self._slack.faults
        hanging, calls = faults._held - faults._open, len(self._slack.calls)
        faults._waiting.clear()
        faults.release()
        if hanging and self._before:
            self._slack.await_until(lambda: len(self._slack.calls) >= calls + hanging)

    def _next(self, waiting: list[str], whole: tuple[str, ...]) -> str:
        if not waiting:
            waiting.extend(self._dice.sample(whole, len(whole)))
        return waiting.pop()

    def _start(self, now: datetime, name: str, **order: object) -> int:
        return self._nest.start(f"{name}-{self._count}", now, **order)

    def _both(self, now: datetime, **order: object) -> None:
        self._start(now, "a", **order)
        self._start(now, "b", **order)
        self._nest.wait()

    def _plain(self, fault: str, now: datetime) -> None:
        """Faults of Slack's, for the next call or two."""
        faults, times = self._slack.faults, self._dice.randint(1, 2)
        if fault.endswith("429"):
            faults.answer(_POST, 429, retry_after=300 if fault.startswith("long") else 2, times=times)
        elif fault == "500":
            faults.answer(_POST, 500, times=times)
        elif fault == "fatal":
            faults.refuse(_POST, "fatal_error", times=times)
        elif fault.startswith("lost"):
            faults.drop(_POST, after_effect=fault.endswith("after"), times=times)
        elif fault.startswith("hang"):
            self._before = fault.endswith("before")
            faults.hold(_POST, after_effect=not self._before)
        elif fault == "history down":
            faults.answer(_READ, self._dice.choice((429, 500)), times=times)
        self._both(now)

    def _kill(self, fault: str, now: datetime) -> None:
        step = self._next(self._steps, STEPS)
        self.happened[f"at {step}"] += 1
        self._start(now, "a", kill=[step, self._dice.randint(1, 2)])
        self._start(now, "b")
        self._nest.wait()

    def _kill_both(self, fault: str, now: datetime) -> None:
        for name in "ab":
            step = self._next(self._steps, STEPS)
            self.happened[f"at {step}"] += 1
            self._start(now, name, kill=[step, 1])
        self._nest.wait()

    def _kill_in_flight(self, fault: str, now: datetime) -> None:
        """Slack has been asked, and the one who asked is gone before the answer."""
        self._before = self._dice.random() < 0.5
        self._slack.faults.hold(_POST, after_effect=not self._before)
        pid = self._start(now, "a")
        with suppress(TimeoutError):  # nothing may be due
            self._slack.faults.await_held(0.3)
            self._nest.kill(pid)
        self._nest.wait()

    def _locked(self, fault: str, now: datetime) -> None:
        with self._lock():
            self._both(now)

    def _set_back(self, fault: str, now: datetime) -> None:
        self._start(now - timedelta(hours=3), "a")
        self._start(now, "b")
        self._nest.wait()

    def _ahead(self, fault: str, now: datetime) -> None:
        self._start(now + timedelta(hours=20), "a")
        self._nest.wait()
        self._both(now)

    def _deleted(self, fault: str, now: datetime) -> None:
        self._both(now, shrink=self.papers)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Someone else writes to the team's file, for longer than is waited for at once."""
        conn = sqlite3.connect(self._team, isolation_level=None, check_same_thread=False)
        timer = threading.Timer(_LOCK_SECONDS, conn.rollback)
        conn.execute("BEGIN IMMEDIATE")
        timer.start()
        try:
            yield
        finally:
            timer.join()
            conn.close()
