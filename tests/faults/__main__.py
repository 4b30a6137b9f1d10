"""The long run: ``make faults``, or ``python -m tests.faults [RUNS] [FIRST_SEED]``; two months in each."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.verdict import Verdict, judge
from tests.faults.world import world

_DAYS = 64


def main() -> None:
    """Run and print; exit code 1 where anything was lost, double or hidden."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bad, happened = 0, Counter[str]()
    for seed in range(first, first + runs):
        for history in (True, False):
            began = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder, world(Path(folder), seed, history=history) as made:
                made.diligence = 1.0
                made.live(_DAYS)
                verdict = judge(made)
                happened += made.faulty.happened
                happened["kill -9"] += made.nest.kills
            bad += _report(verdict, seed, history, time.perf_counter() - began)
    print("went wrong on purpose:", ", ".join(f"{name} {count}" for name, count in happened.most_common()))
    sys.exit(1 if bad else 0)


def _report(verdict: Verdict, seed: int, history: bool, seconds: float) -> int:
    """Print one line, and each defect on a line; how many defects."""
    defects = (*verdict.lost, *verdict.double, *verdict.hidden, *verdict.untrue)
    defects += ("unknown though history may be read",) * (verdict.unknown if history else 0)
    print(
        f"seed {seed:>4} {'history   ' if history else 'no history'} periods {verdict.periods:>4}"
        f" messages {verdict.sent:>4} lost {len(verdict.lost)} double {len(verdict.double)}"
        f" unknown {verdict.unknown} of which not shown {len(verdict.hidden)}  {seconds:5.1f} s",
        flush=True,
    )
    for defect in defects:
        print("   ", defect)
    return len(defects)


if __name__ == "__main__":
    main()
