"""Real notes of OpenReview, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers.openreview import FORMAT
from tests.store.readers.reading import ABSENT, counts, expected, reading, real


def test_every_count_of_the_notes_of_2020() -> None:
    path, count = next(iter(_files("ICLR__")))
    found = reading(FORMAT, real(path))
    # 19 of the names stand there both with and without a mark such as *, which is no part of a name
    assert counts(found.entries) == count | {"distinct_authors": count["distinct_authors"] - 19}
    assert sum(bool(entry.tldr) for entry in found.entries) == 541
    assert {(entry.venue, entry.year) for entry in found.entries} == {
        ("International Conference on Learning Representations", 2020)
    }


def test_every_count_of_the_notes_of_2026() -> None:
    (path, every), (_, accepted) = _files("zhuanxv-G__")
    found = reading(FORMAT, real(path))
    assert counts(found.entries) == accepted
    assert len(found.skipped) == every["items"] - accepted["items"]
    assert counts(reading(FORMAT, real(path), Hints(every_status=True)).entries) == every


def _files(owner: str) -> list[tuple[str, dict[str, int]]]:
    found = [(path, count) for path, count in expected("openreview") if f"/{owner}" in path]
    if not found:
        pytest.skip(ABSENT)
    return found
