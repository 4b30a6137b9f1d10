"""Real XML of DBLP, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.dblp import FORMAT
from tests.store.readers.reading import counts, each, reading, real


@pytest.mark.parametrize(("path", "count"), each("dblp_xml"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    document = real(path)
    assert FORMAT.sniff(document) == 0.95
    assert counts(reading(FORMAT, document).entries) == count
