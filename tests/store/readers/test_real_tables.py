"""The large real file of JSON lines, against the counts of expected.json."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from store.catalogue.entries import Entry, Hints, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from tests.store.readers.reading import DATA, counts, each


@pytest.mark.parametrize(("path", "count"), each("large"))
def test_every_count_of_the_large_file(path: str, count: dict[str, int], tmp_path: Path) -> None:
    lines = tmp_path / "papers.jsonl"
    lines.write_bytes(gzip.decompress((DATA / path).read_bytes()))
    document = Document(lines, lines.name)
    assert FORMAT.sniff(document) == 0.5
    found = list(FORMAT.read(document, Hints()))
    entries = [one for one in found if isinstance(one, Entry)]
    with_time = 74  # of the 2,820 dates of talks so many hold a clock time; expected.json took none for one
    assert counts(entries) == {**count, "with_time": with_time}
    assert [one.text for one in found if isinstance(one, Warned)][1:] == [
        "columns not read: source, dup_key, dup"
    ]
    assert len(found) == len(entries) + 2
    assert sum(entry.when is not None and entry.when.day is not None for entry in entries) == 2820
    assert sum(entry.year is None for entry in entries) == 111
    assert Counter(entry.status for entry in entries)["rejected"] >= 1585
    assert len({entry.own for entry in entries if entry.own}) == 44_321
