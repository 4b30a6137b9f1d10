"""Real files that the reader ``pretalx`` is for: counts as expected."""

from __future__ import annotations

import pytest

from store.catalogue.importers.pretalx import FORMAT
from tests.store.readers.schedules_real import difference, files

FILES = files("schedule_json")


@pytest.mark.parametrize(("path", "wanted"), FILES, ids=[path.split("/", 1)[-1] for path, _ in FILES])
def test_the_counts_of_a_real_file_are_as_expected(path: str, wanted: dict[str, int]) -> None:
    assert difference(FORMAT, path, wanted) == {}
