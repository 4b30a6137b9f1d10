"""Real files that the reader ``sigchi`` is for: counts as expected, and the events on top."""

from __future__ import annotations

import pytest

from store.catalogue.importers.sigchi import FORMAT
from tests.store.readers.schedules_real import difference, files

FILES = files("chi_program")


@pytest.mark.parametrize(("path", "wanted"), FILES, ids=[path.split("/", 1)[-1] for path, _ in FILES])
def test_the_counts_of_a_real_file_are_as_expected_with_its_events(path: str, wanted: dict[str, int]) -> None:
    # Seven ceremonies, panels and keynotes stand among the events, with times of their own.
    assert difference(FORMAT, path, wanted) == {"items": (187, 180), "with_time": (187, 180)}
