"""The nursery from outside: starts bot processes, kills them, waits for them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.faults.nursery import DEFECT

_ROOT = Path(__file__).parents[2]
_ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A process that forks must have no threads, and numeric libraries like to have some."""


class Nest:
    """One nursery process; ``close`` it."""

    def __init__(self, data: Path, api_url: str, token: str, history: bool) -> None:
        command = [sys.executable, "-m", "tests.faults.nursery", str(data), api_url, token]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_ONE_THREAD
        )
        self._history = history
        self.kills = 0

    def start(self, name: str, now: datetime, **order: Any) -> int:
        """Let a process run the outbox once; its id."""
        whole = {
            "name": name,
            "now": now.isoformat(),
            "history": self._history,
            "kill": None,
            "shrink": 0,
        }
        return int(self._say(json.dumps({**whole, **order})))

    def kill(self, pid: int) -> None:
        """End it with signal 9, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def wait(self) -> None:
        """Until all have ended; AssertionError where one met an error that nobody expected."""
        codes = json.loads(self._say(""))
        assert DEFECT not in codes, "a process met a defect; see standard error"
        self.kills += codes.count(-signal.SIGKILL)

    def close(self) -> None:
        """End the nursery."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _say(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()
