"""Real files that the readers of web pages and of Markdown are for: counts as expected."""

from __future__ import annotations

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers.formats import Format
from store.catalogue.importers.markdown import FORMAT as MARKDOWN
from store.catalogue.importers.webpage import FORMAT as WEBPAGE
from store.errors import BadSource
from tests.store.readers.reading import counts, expected, reading, real

FILES = [
    (reader, path, wanted)
    for folder, reader in (("html", WEBPAGE), ("markdown", MARKDOWN))
    for path, wanted in expected(folder)
]
NEAR = 0.02
"""Share by which a count of a list kept by hand may differ."""


@pytest.mark.parametrize(("reader", "path", "wanted"), FILES, ids=[path for _, path, _ in FILES])
def test_the_counts_of_a_real_file_are_as_expected(reader: Format, path: str, wanted: dict[str, int]) -> None:
    document = real(path)
    assert reader.sniff(document) >= 0.5
    if not wanted["items"]:
        with pytest.raises(BadSource, match="holds no items"):
            list(reader.read(document, Hints()))
        return
    found = counts(reading(reader, document).entries)
    assert found["items"] == pytest.approx(wanted["items"], rel=NEAR if wanted["items"] > 1_000 else 0)
    assert {key: found[key] for key in wanted if key != "items"} == {
        key: value for key, value in wanted.items() if key != "items"
    }
