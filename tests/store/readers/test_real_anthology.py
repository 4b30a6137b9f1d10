"""Real XML of the ACL Anthology, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.anthology import FORMAT
from tests.store.readers.reading import counts, each, reading, real


@pytest.mark.parametrize(("path", "count"), each("acl_anthology_xml"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    document = real(path)
    assert FORMAT.sniff(document) == 0.95
    assert counts(reading(FORMAT, document).entries) == count


@pytest.mark.parametrize(("path", "count"), each("acl_anthology_xml"))
def test_ids_made_of_volume_and_number_are_those_printed(path: str, count: dict[str, int]) -> None:
    entries = reading(FORMAT, real(path)).entries
    printed = [(entry.own, link.url) for entry in entries for link in entry.links if link.kind == "pdf"]
    ours = [(own, url) for own, url in printed if url.startswith("https://aclanthology.org/")]
    assert all(url == f"https://aclanthology.org/{own}.pdf" for own, url in ours)
    assert len({entry.own for entry in entries}) == count["items"]
