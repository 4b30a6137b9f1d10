"""Real files that the reader ``ical`` is for: counts as expected."""

from __future__ import annotations

import pytest

from store.catalogue.importers.ical import FORMAT
from tests.store.readers.schedules_real import difference, files

FILES = [pair for pair in files("ics", "miniconf") if pair[0].endswith((".ics", "absent"))]


@pytest.mark.parametrize(("path", "wanted"), FILES, ids=[path.split("/", 1)[-1] for path, _ in FILES])
def test_the_counts_of_a_real_file_are_as_expected(path: str, wanted: dict[str, int]) -> None:
    assert difference(FORMAT, path, wanted) == {}
