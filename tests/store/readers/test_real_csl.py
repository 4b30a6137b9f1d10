"""Real CSL-JSON, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.csl import FORMAT
from tests.store.readers.reading import counts, each, reading, real


@pytest.mark.parametrize(("path", "count"), each("csl_json"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    document = real(path)
    assert FORMAT.sniff(document) == 0.95
    found = reading(FORMAT, document).entries
    assert counts(found) == count
    assert sum(entry.year is not None for entry in found) == 35
