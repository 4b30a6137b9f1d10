"""The lists of names in the real files give as many people as were counted by hand."""

from __future__ import annotations

import csv
import json
from functools import lru_cache
from pathlib import Path

import pytest

from store.catalogue.tidy import names
from store.catalogue.tidy.names import Style

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not beside the project")
ACL = "miniconf/acl-org__acl-2020-virtual-conference/sitedata_acl2020"
ISMIR = "miniconf/ismir2023program__ismir2023program.github.io/sitedata"
VIS = "miniconf/ieee-vgtc__vis-virtual-website/sitedata/2022"
# Files whose own separators were counted: "A and B" between pipes is two people, "TBA" is nobody.
BETTER = {"miniconf/Mini-Conf__Mini-Conf/sitedata/papers.csv": 3046, f"{ACL}/tacl_papers.csv": 116}
FILES: list[tuple[str, str, Style]] = [
    ("miniconf/Mini-Conf__Mini-Conf/sitedata/papers.csv", "authors", "pipes"),
    *((f"{ACL}/{name}_papers.csv", "authors", "auto") for name in ("main", "demo", "srw", "tacl", "cl")),
    *((f"{ACL}/w{number}_papers.csv", "speakers", "auto") for number in range(1, 21) if number != 8),
    (f"{ISMIR}/lbds.csv", "authors", "auto"),
    (f"{VIS}/awards_tot.csv", "authors", "auto"),
]


@lru_cache(maxsize=1)
def counted() -> dict[str, int]:
    listed = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))["files"]
    return {one["file"]: one["author_entries"] for one in listed} | BETTER


def column(file: str, name: str) -> list[str]:
    with (DATA / file).open(encoding="utf-8-sig", newline="") as rows:
        return [row[name] or "" for row in csv.DictReader(rows)]


@pytest.mark.parametrize(("file", "name", "style"), FILES)
def test_lists_give_the_people_counted(file: str, name: str, style: Style) -> None:
    assert sum(len(names.split(cell, style)) for cell in column(file, name)) == counted()[file]


@pytest.mark.parametrize(
    ("file", "name"), [(f"{ISMIR}/papers.csv", "authors_and_affil"), (f"{ISMIR}/lbds.csv", "Authors")]
)
def test_names_with_affiliations_give_the_people_counted(file: str, name: str) -> None:
    found = [byline for cell in column(file, name) for byline in names.with_affiliations(cell)]
    assert len(found) == counted()[file]
    assert sum(bool(byline.affiliation) for byline in found) > 0.95 * len(found)
