"""Real BibTeX, against the counts of expected.json."""

from __future__ import annotations

import pytest

from store.catalogue.importers.bibtex import FORMAT
from store.errors import BadSource
from tests.store.readers.reading import counts, each, reading, real

CSBIB = "bibtex/shuaimu__csbib"


@pytest.mark.parametrize(("path", "count"), each("bibtex"))
def test_every_count_of_the_real_files(path: str, count: dict[str, int]) -> None:
    document = real(path)
    assert FORMAT.sniff(document) == 0.95
    if not count["items"]:
        with pytest.raises(BadSource, match="only 63 @string macros and no items"):
            reading(FORMAT, document)
        return
    found = reading(FORMAT, document)
    assert not found.skipped
    read = counts(found.entries)
    distinct = read.pop("distinct_authors"), count.pop("distinct_authors")
    assert read == count
    assert abs(distinct[0] - distinct[1]) <= 4  # names that differ only in their blanks are one here


def test_a_macro_is_found_in_the_file_beside() -> None:
    venues = {entry.venue for entry in reading(FORMAT, real(f"{CSBIB}/sosp.bib")).entries}
    assert venues == {"Proceedings of ACM Symposium on Operating Systems Principles (SOSP)"}


def test_the_volume_gives_papers_their_home_and_a_double_key_loses_no_paper() -> None:
    found = reading(FORMAT, real("bibtex/mlresearch__v99/colt19.bib"))
    assert [home.year for home in found.homes] == [2019]
    assert len({entry.own for entry in found.entries}) == 127
    assert {"diakonikolas19a", "diakonikolas19a#2"} <= {entry.own for entry in found.entries}
