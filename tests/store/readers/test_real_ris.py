"""Real RIS and Web of Science files, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.ris import FORMAT
from tests.store.readers.reading import counts, each, reading, real


@pytest.mark.parametrize(("path", "count"), each("ris"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    document = real(path)
    assert FORMAT.sniff(document) == 0.95
    found = reading(FORMAT, document)
    assert counts(found.entries) == count
    assert not found.skipped
    assert not found.warned
