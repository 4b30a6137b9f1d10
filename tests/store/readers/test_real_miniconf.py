"""Real files of Mini-Conf sites: counts as expected, or other ones with the reason beside them."""

from __future__ import annotations

import pytest

from store.catalogue.importers.miniconf import FORMAT
from store.errors import BadSource
from tests.store.readers.reading import reading
from tests.store.readers.schedules_real import difference, document, files

ACL = "miniconf/acl-org__acl-2020-virtual-conference/sitedata_acl2020"
VIS = "miniconf/ieee-vgtc__vis-virtual-website/sitedata"
ISMIR = "miniconf/ismir2023program__ismir2023program.github.io/sitedata"
TEMPLATE = "miniconf/Mini-Conf__Mini-Conf/sitedata"
OTHERWISE = {
    # One cell reads "A and B" between bars; marks of equal contribution are no part of a name.
    f"{TEMPLATE}/papers.csv": {"author_entries": (3046, 3045), "distinct_authors": (2551, 2569)},
    f"{ACL}/tacl_papers.csv": {"author_entries": (116, 115), "distinct_authors": (111, 110)},
    # Four rows are empty; "Various speakers" are nobody.
    f"{ACL}/workshop_schedules.json": {"items": (462, 466), "with_authors": (360, 362)},
    # "Host:" and "Presenter:" are labels.
    f"{ACL}/plenary_sessions.yml": {"distinct_authors": (10, 14)},
    # One element of a list reads "A,B".
    f"{VIS}/2022/paper_list.json": {"author_entries": (1777, 1776)},
    # Two posters have their authors only in the list of affiliations.
    f"{VIS}/2022/poster_list.json": {
        "with_authors": (65, 63), "author_entries": (268, 257), "distinct_authors": (218, 207),
    },
    # Six slots stand there twice, one is called "[Missing Title]"; one element holds eight names.
    f"{VIS}/2022/session_list.json": {
        "items": (1040, 1047), "with_time": (1040, 1047), "author_entries": (1989, 1981),
        "distinct_authors": (1450, 1446),
    },
    # ``time_start`` is a date with a clock and a zone.
    f"{VIS}/2022/speakers.json": {"with_time": (2, 0)},
    # "[Retracted]" is no paper.
    "miniconf/mlforsystems__mlforsystems.github.io/_data/neurips2023/papers.csv": {"items": (32, 33)},
}  # fmt: skip
"""(counted, expected) where the file gives a better count."""
NO_ITEMS = ("awards_papers.csv", "industry.csv", "jobs.csv")
FILES = [pair for pair in files("miniconf") if not pair[0].endswith(("ics", *NO_ITEMS))]


@pytest.mark.parametrize(("path", "wanted"), FILES, ids=[path.split("/", 1)[-1] for path, _ in FILES])
def test_the_counts_of_a_real_file_are_as_expected(path: str, wanted: dict[str, int]) -> None:
    assert difference(FORMAT, path, wanted) == OTHERWISE.get(path, {})


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (f"{ISMIR}/industry.csv", "sponsors"),
        (f"{ISMIR}/jobs.csv", "job adverts"),
        (f"{ISMIR}/config.yml", "settings of a site"),
        (f"{VIS}/2022/awards_papers.csv", "awards of papers"),
        (f"{VIS}/2022/awards_academy.csv", "awards of people"),
        (f"{VIS}/2022/awards_honor.csv", "awards of people"),
        (f"{VIS}/schema/paper_list.json.schema", "JSON schema"),
        (f"{VIS}/schema/session_list.json.schema", "JSON schema"),
        (f"{TEMPLATE}/papers_projection.json", "map of papers"),
        (f"{TEMPLATE}/highlighted.csv", "highlighted"),
        (f"{TEMPLATE}/committee.yml", "organisers"),
        (f"{TEMPLATE}/config.yml", "settings of a site"),
        (f"{TEMPLATE}/faq.yml", "questions and answers"),
        (f"{ACL}/papers_projection.json", "map of papers"),
        (f"{ACL}/paper_recs.json", "recommendations"),
        (f"{ACL}/committee.yml", "organisers"),
        (f"{ACL}/config.yml", "settings of a site"),
        (f"{ACL}/main_paper_slideslive_ids.csv", "recordings"),
        (f"{ACL}/main_paper_sessions.yml", "timetable"),
    ],
)
def test_a_real_file_without_items_is_refused_with_the_reason(path: str, reason: str) -> None:
    assert FORMAT.sniff(document(path)) >= 0.8
    with pytest.raises(BadSource, match=reason) as refused:
        reading(FORMAT, document(path))
    assert refused.value.place == path


@pytest.mark.parametrize(
    ("name", "slots"), [("main", 1556), ("demo", 86), ("srw", 94), ("tacl", 62), ("cl", 14)]
)
def test_all_slots_of_the_papers_are_joined(name: str, slots: int) -> None:
    entries = reading(FORMAT, document(f"{ACL}/{name}_papers.csv")).entries
    assert sum(1 + len(entry.more) for entry in entries if entry.when) == slots


def test_a_leftover_of_the_template_is_told_and_stays_with_its_own_conference() -> None:
    found = reading(FORMAT, document(f"{VIS}/2022/workshops.csv"))
    assert [home.name for home in found.homes] == ["ICLR 2020"]
    assert any("sample that comes with Mini-Conf" in text and "2022" in text for text in found.warned)


def test_awards_of_a_table_stand_on_the_papers() -> None:
    entries = reading(FORMAT, document(f"{VIS}/2022/paper_list.json")).entries
    awards = [entry.award for entry in entries if entry.award]
    assert len(awards) == 23
    assert awards.count("Full Papers Best Paper") == 3


def test_no_meeting_is_kept() -> None:
    entries = reading(FORMAT, document(f"{ISMIR}/events.csv")).entries
    assert not [entry for entry in entries if "zoom.us" in f"{entry.abstract} {entry.links}"]
