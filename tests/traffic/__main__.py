"""The long run: ``make soak``, or ``python -m tests.traffic [SECONDS] [RATE] [SEED]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.traffic.soak import soak
from tests.traffic.verdict import failures, figures, slow, untidy

ENDING = 30.0
"""Seconds of the load in whose middle the bot is told to stop."""


def main() -> None:
    """Run and print; exit code 1 where anything was lost, late or untidy."""
    given = dict(enumerate(map(float, sys.argv[1:])))
    seconds, rate, seed = given.get(0, 300.0), given.get(1, 200.0), int(given.get(2, 1))
    print(f"{rate:.0f} requests a second for {seconds:.0f} seconds ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = soak(Path(folder), rate, seconds, min(ENDING, seconds), seed)
        wrong = [*failures(found), *slow(found), *list(untidy(Path(folder) / "log"))[:5]]
    print(figures(found))
    print("\n".join(("", "FAILED", *wrong) if wrong else ("", "passed")))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
