"""A catalogue of many small made-up papers, and one that is easily taken for a question with a filter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from store.store import Store
from tests.bench.papers import Paper, load

T0 = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
THINGS = ("tides", "glaciers", "lichens", "kites", "anvils")
SERIES = ("CASE", "SHORE", "ICE")


def papers(count: int) -> Iterator[Paper]:
    """So many papers; all say "survey", every fifth is about one of ``THINGS``."""
    yield paper(0, "The Curious Case of Colliding Barometers", "SHORE")
    for number in range(1, count):
        thing = THINGS[number % len(THINGS)]
        yield paper(number, f"A survey of {thing} at harbour {number}", SERIES[number % len(SERIES)])


def paper(number: int, title: str, venue: str, abstract: str = "") -> Paper:
    year = 2020 + number % 4
    kind = "talk" if number % 10 == 3 else "paper"
    about = abstract or f"We walked the shore for {number} days and wrote about it."
    return Paper(f"p{number}", title, about, (f"Ada Person{number}",), venue, year, kind, "", (), False)


def filled(folder: Path, count: int) -> Store:
    """A store that holds them and makes each answer anew; close it when done."""
    store = Store(folder, kept=0)
    load(store, papers(count), T0)
    return store
