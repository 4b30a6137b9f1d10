"""How long an answer takes in process: understanding, search and view, without HTTP. ``make bench``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import seeds
from bot.answering import answer
from bot.clock import SystemClock
from store.store import Store
from tests.bench.figures import spread, table
from tests.bench.mix import questions


def timed(ask: Callable[[str], object], texts: list[str]) -> list[float]:
    """Seconds for each question."""
    found = []
    for text in texts:
        began = perf_counter()
        ask(text)
        found.append(perf_counter() - began)
    return found


def main() -> None:
    """Load the seeds, ask everything once, print the table."""
    now = SystemClock().now()
    with tempfile.TemporaryDirectory() as data:
        store = Store(Path(data), kept=0)
        store.load_seeds(seeds.folder(), now)
        asked = questions(store)
        answer(store, "anything", now.date())  # the first question opens the connection
        times = {
            kind: timed(lambda text: answer(store, text, now.date()), texts) for kind, texts in asked.items()
        }
        store.close()
    times["all"] = [seconds for each in times.values() for seconds in each]
    rows = [(kind, len(seconds), *spread(seconds)) for kind, seconds in times.items()]
    print("A lookup in process, from the words to the finished message\n")
    print(table(("question", "asked", "p50 ms", "p95 ms", "max ms"), rows), end="\n\n")


if __name__ == "__main__":
    main()
