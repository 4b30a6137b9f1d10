"""A process that sees once to what is due, and may be killed on the way.

Run as ``python -m tests.syncing.child DATA NOW [STEP]``. It says when it is ready and waits for a line; at
the step it is named it ends itself with signal 9; else it prints how many it saw to.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from bot.sandbox.clock import HandClock
from bot.syncing.runner import Runner
from store.store import Store


def main(data: str, now: str, fatal: str = "") -> None:
    """One run."""

    def step(name: str) -> None:
        if name == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    store = Store(Path(data))
    runner = Runner(store, HandClock(datetime.fromisoformat(now)), step)
    print("ready", flush=True)
    sys.stdin.readline()
    print(len(runner.run()), flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
