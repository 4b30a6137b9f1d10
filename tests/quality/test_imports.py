"""Every real file that we have, through ``hallway import``: counts, reasons, merges, and once more."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from tests.quality.shared import SHARED, folder

COUNTS = ("items", "with_authors", "author_entries", "with_abstract", "with_time")
FORMATS = {
    "acl_anthology_xml": "anthology", "arxiv_atom": "arxiv", "bibtex": "bibtex", "chi_program": "sigchi",
    "csl_json": "csl", "dblp_xml": "dblp", "feeds": "feeds", "html": "webpage", "ics": "ical",
    "markdown": "markdown", "miniconf": "miniconf", "openreview": "openreview", "ris": "ris",
    "schedule_frab_xml": "frab", "schedule_json": "pretalx", "virtual_site": "virtual_site",
}  # fmt: skip
ACL = "miniconf/acl-org__acl-2020-virtual-conference/sitedata_acl2020"
VIS = "miniconf/ieee-vgtc__vis-virtual-website/sitedata/2022"
ISMIR = "miniconf/ismir2023program__ismir2023program.github.io/sitedata"
OTHERWISE: dict[str, dict[str, int]] = {
    # One cell reads "A and B".
    "miniconf/Mini-Conf__Mini-Conf/sitedata/papers.csv": {"author_entries": 3046},
    "openreview/ICLR__iclr.github.io/sitedata/papers.json": {"author_entries": 3046},
    f"{ACL}/tacl_papers.csv": {"author_entries": 116},
    # Four rows are empty; "Various speakers" are nobody, nor are "Parallel sessions with ... videos".
    f"{ACL}/workshop_schedules.json": {"items": 462, "with_authors": 359},
    # Those who present come on top; one element reads "A,B", two hold names parted by semicolons.
    f"{VIS}/paper_list.json": {"with_authors": 386, "author_entries": 1821},
    # The same; two posters have their authors only in the list of affiliations.
    f"{VIS}/poster_list.json": {"with_authors": 65, "author_entries": 275},
    # The same; six slots stand there twice, one has no title, one element holds eight names.
    f"{VIS}/session_list.json": {
        "items": 1040, "with_authors": 1031, "author_entries": 2801, "with_time": 1040,
    },
    # ``time_start`` is a date with a clock and a zone.
    f"{VIS}/speakers.json": {"with_time": 2},
    # Eight descriptions are nothing but the invitation to a meeting.
    f"{ISMIR}/events.csv": {"with_abstract": 22},
    # "[Retracted]" is no paper.
    "miniconf/mlforsystems__mlforsystems.github.io/_data/neurips2023/papers.csv": {"items": 32},
    # A name that stands in a list twice is one person.
    "acl_anthology_xml/yhamidullah__acl-anthology/data/xml/P19.xml": {"author_entries": 3084},
    "schedule_frab_xml/tertsdiepraam__fossy/fosdem.xml": {"author_entries": 1122},
    # Seven events of the programme, such as the opening, come beside the contents.
    "chi_program/sigchi__web-program-gallery/contrib/program-examples/uist-2020.program.json": {
        "items": 187, "with_time": 187,
    },
    # Two lists are no names but the citation; twelve end in "et al.", one name stands there twice.
    "feeds/fengziclassmate__journal-rss/pattern-recognition.xml": {
        "with_authors": 248, "author_entries": 1290,
    },
    # A list kept by hand: two lines have no title of their own.
    "markdown/byungsoo-oh__ml-systems-papers/README.md": {"items": 1783},
}  # fmt: skip
"""Where the count that a file is expected to give is not the better one."""
REFUSED = {
    f"{VIS}/awards_papers.csv": "awards of papers", f"{ISMIR}/industry.csv": "sponsors",
    f"{ISMIR}/jobs.csv": "job adverts", "bibtex/shuaimu__csbib/title.bib": "only 63 @string macros",
}  # fmt: skip
MERGED = {
    # Other sources of the same things that came before: how many entries of the file were known already.
    "openreview/ICLR__iclr.github.io/sitedata/papers.json": 687,
    "miniconf/Mini-Conf__Mini-Conf/scripts/sample_cal.ics": 56,
    "miniconf/Mini-Conf__Mini-Conf/sitedata/main_calendar.json": 56,
    f"{ACL}/main_papers.csv": 778,
    f"{ACL}/demo_papers.csv": 43,
    f"{ACL}/srw_papers.csv": 42,
    f"{ACL}/tutorials.yml": 8,
    f"{ACL}/socials.yml": 0,
    f"{ISMIR}/main_calendar.json": 29,
    "html/eurosys-chapter__2020/program-2/accepted-papers/index.html": 43,
    "arxiv_atom/lukasschwab__arxiv.py/tests/fixtures/q_testing_s0_m10_bc5a6c384fe9.json": 10,
    "arxiv_atom/lukasschwab__arxiv.py/tests/fixtures/q_testing_s0_m15_80c242b59d59.json": 15,
    # Within one file: a talk that is given twice.
    "schedule_frab_xml/tertsdiepraam__fossy/fosdem.xml": 1,
    "chi_program/sigchi__web-program-gallery/contrib/program-examples/uist-2020.program.json": 0,
    "ics/bguedj__COLT-2020/coltdata/colt.ics": 0,
}  # fmt: skip


WRITTEN = ("meta", "item", "item_slot", "credit", "record", "person", "event", "source")


@dataclass(frozen=True)
class Run:
    data: Path
    code: int
    files: dict[str, dict[str, Any]]
    """Reports by the file's path below the data."""
    total: dict[str, int]


def bring_in(data: Path, *targets: Path) -> Run:
    order = ["import", "--json", "--data", str(data), *map(str, targets)]
    done = CliRunner().invoke(hallway, order)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    told = json.loads(done.stdout)
    base = f"{SHARED / 'data'}/"
    return Run(
        data,
        done.exit_code,
        {one["source"].removeprefix(base): one for one in told["files"]},
        told["total"],
    )


def folders() -> list[Path]:
    """All of the data but the one large file, which the benchmarks import."""
    return [path for path in sorted(folder("data").iterdir()) if path.is_dir() and path.name != "large"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return bring_in(tmp_path_factory.mktemp("catalogue"), *folders())


def listed() -> Iterator[tuple[str, dict[str, Any]]]:
    """The expected files and counts; of two counts of one file the later one."""
    source = SHARED / "data" / "expected.json"
    found = json.loads(source.read_text(encoding="utf-8"))["files"] if source.is_file() else []
    yield from {one["file"]: one for one in found if not one["file"].startswith("large/")}.items()


def test_every_expected_file_is_imported_with_its_counts(first: Run) -> None:
    wrong = {}
    for path, expected in listed():
        if path in REFUSED or not expected["items"]:
            continue
        wanted = {name: expected[name] for name in COUNTS if expected[name] is not None}
        told = first.files[path]
        got = {"format": told["format"], "problem": told["problem"], **{name: told[name] for name in wanted}}
        known = "ical" if path.endswith(".ics") else FORMATS[path.partition("/")[0]]
        right = {"format": known, "problem": "", **wanted, **OTHERWISE.get(path, {})}
        if got != right:
            wrong[path] = {name: (got[name], right[name]) for name in right if got[name] != right[name]}
    assert wrong == {}


def test_files_without_items_are_left_out_with_the_reason(first: Run) -> None:
    for path, expected in listed():
        if path in REFUSED or not expected["items"]:
            told = first.files[path]
            assert told["left_out"], path
            assert REFUSED.get(path, "holds no items") in told["problem"]
    assert first.code == 0
    assert not [path for path, told in first.files.items() if told["problem"] and not told["left_out"]]


def test_a_file_without_items_that_was_named_is_a_failure(tmp_path: Path) -> None:
    papers = folder("data") / "bibtex/shuaimu__csbib"
    assert bring_in(tmp_path, papers / "title.bib").code == 1
    assert bring_in(tmp_path, papers / "title.bib", papers / "sosp.bib").code == 4


def test_no_report_repeats_itself(first: Run) -> None:
    for path, told in first.files.items():
        assert len(set(told["warnings"])) == len(told["warnings"]) <= 4, path
        places = [each["place"] for each in told["skipped"]]
        assert len(set(places)) == len(places), path


def test_the_same_things_of_several_files_are_one(first: Run) -> None:
    got = {path: first.files[path]["merged"] for path in MERGED}
    assert got == MERGED


def test_papers_of_a_list_are_slots_of_its_sessions(first: Run) -> None:
    with sqlite3.connect(first.data / "catalogue.db") as conn:
        both = conn.execute(
            "SELECT count(*) FROM (SELECT item_id FROM record JOIN source ON source.id = source_id"
            " WHERE title LIKE '%2022/paper_list.json%' OR title LIKE '%2022/session_list.json%'"
            " GROUP BY item_id HAVING count(DISTINCT source_id) = 2)"
        ).fetchone()
    conn.close()
    assert both == (386,)


def test_importing_all_again_writes_nothing(first: Run) -> None:
    before = written(first.data)
    again = bring_in(first.data, *folders())
    assert (again.code, again.total["unchanged"]) == (0, first.total["new"] + first.total["merged"])
    assert [again.total[name] for name in ("new", "changed", "merged", "events", "people")] == [0] * 5
    assert written(first.data) == before


def written(data: Path) -> tuple[object, ...]:
    """What would show that something was written: the revision, and all records, items and people."""
    conn = sqlite3.connect(data / "catalogue.db")
    try:
        asked = [f"SELECT * FROM {table} ORDER BY 1, 2" for table in WRITTEN]  # noqa: S608 -- names of ours
        return tuple(conn.execute(each).fetchall() for each in asked)
    finally:
        conn.close()
