"""Files that hold what another conference had."""

from pathlib import Path

import pytest

from tests.store.intake.conftest import BringIn

NAMES = "Frogs Toads Newts Eels Carps Pikes Trouts Ides".split()


def rows(*names: str) -> str:
    held = (f"{number},{name} in ponds and reeds,Ada {name}; Bo Mire" for number, name in enumerate(names))
    return "UID,title,authors\n" + "\n".join(held) + "\n"


def notes(path: Path, content: str, bring_in: BringIn, event: str) -> str:
    path.write_text(content)
    (report,) = bring_in(path, event=event)
    assert not report.problem
    return "\n".join(report.warnings)


@pytest.mark.parametrize("event", ["Reed 2031", "Pond 2032"])
def test_the_list_of_another_conference_or_year_is_told(
    event: str, tmp_path: Path, bring_in: BringIn
) -> None:
    first = notes(tmp_path / "one.csv", rows(*NAMES), bring_in, "Pond 2031")
    assert "left over" not in first
    told = "7 of 8 entries that were compared are known from Pond 2031, and this file has them at " + event
    copy = rows(*NAMES[1:], "Ferns")
    for _ in range(2):  # when it is read, and when it is known
        assert told in notes(tmp_path / "two.csv", copy, bring_in, event)
    assert "left over" not in notes(tmp_path / "one.csv", rows(*NAMES), bring_in, "Pond 2031")


def test_a_few_works_of_elsewhere_are_no_copy(tmp_path: Path, bring_in: BringIn) -> None:
    notes(tmp_path / "one.csv", rows(*NAMES), bring_in, "Pond 2031")
    others = [f"Moss{number}" for number in range(12)]
    assert "left over" not in notes(tmp_path / "two.csv", rows(*NAMES[:6], *others), bring_in, "Reed 2031")
    assert "left over" not in notes(tmp_path / "few.csv", rows(*NAMES[:4]), bring_in, "Reed 2031")


@pytest.mark.parametrize("event", ["Pond 2031", "arXiv 2031", "Pond Workshop 2031"])
def test_other_lists_of_the_same_works_are_no_copies(event: str, tmp_path: Path, bring_in: BringIn) -> None:
    notes(tmp_path / "one.csv", rows(*NAMES), bring_in, "Pond 2031")
    assert "left over" not in notes(tmp_path / "two.csv", rows(*NAMES[:7]), bring_in, event)


def test_who_is_named_twice_is_told(tmp_path: Path, bring_in: BringIn) -> None:
    content = "title,authors\nFerns,Zed Fern; Yo Moss;  Zed  Fern\nMosses,Yo Moss; Zed Fern\nReeds,\n"
    told = notes(tmp_path / "papers.csv", content, bring_in, "Pond 2031")
    assert "1 entry names the same person twice, kept once: Zed Fern in row 2" in told
