"""A real feed of a journal, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.feeds import FORMAT
from tests.store.readers.reading import counts, each, reading, real


@pytest.mark.parametrize(("path", "count"), each("feeds"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    found = reading(FORMAT, real(path))
    got = counts(found.entries)
    names = {person.name for entry in found.entries for person in entry.people}
    # expected.json took each first line for names; two entries begin with the citation ("Pattern Recognition,
    # vol. 175, pp. 113383": six names that are none), and twelve lists end in "et al.", who is nobody
    assert got.pop("with_authors") == count.pop("with_authors") - 2
    assert got.pop("author_entries") == count.pop("author_entries") - 6 - 12
    assert got.pop("distinct_authors") == count.pop("distinct_authors") - 5 - 1
    assert got == count
    assert not any(name.startswith(("vol.", "pp.", "et al", "Pattern Recognition")) for name in names)
