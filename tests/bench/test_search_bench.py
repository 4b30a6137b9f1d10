"""The benchmark of search runs on a few made-up papers and asks the same each time; no figure is asserted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench import asking, larger, search
from tests.bench.papers import Paper, read
from tests.bench.rephrased import long_questions
from tests.bench.slips import damaged, first
from tests.search.many import paper

NAMES = ("moss", "granite", "copper", "willow", "amber", "basalt", "cedar", "delta")


@pytest.fixture(scope="module")
def listed() -> tuple[Paper, ...]:
    """Papers with titles of four telling words and abstracts of four sentences."""
    made = []
    for number in range(40):
        one, other = NAMES[number % 8], NAMES[(number // 8 + number + 1) % 8]
        abstract = " ".join(
            f"Sentence {place} of {one} tells how {other} grows at {number}." for place in range(4)
        )
        made.append(
            paper(number, f"Growing {one} beside quiet {other} walls: part {number}", "SHORE", abstract)
        )
    return tuple(made)


def test_the_questions_are_the_same_each_time(listed: tuple[Paper, ...]) -> None:
    assert damaged(listed, 3) == damaged(listed, 3)
    assert long_questions(listed, 3) == long_questions(listed, 3)
    assert asking.asked(listed, 3) == asking.asked(listed, 3)
    assert asking.unanswered(listed, 3) == asking.unanswered(listed, 3)


def test_every_kind_of_damage_leaves_something_to_ask(listed: tuple[Paper, ...]) -> None:
    made = damaged(listed, 5)
    assert len(made) == 14
    assert all(question.text and question.title for questions in made.values() for question in questions)
    changed = [
        kind for kind, questions in made.items() if any(first([q.text], q.title) != 1 for q in questions)
    ]
    assert set(made) - set(changed) == {"as printed"}


def test_a_title_is_where_its_words_are(listed: tuple[Paper, ...]) -> None:
    assert first(["other", "A  Title!"], "a title") == 2
    assert first(["other"], "a title") == 0


def test_the_larger_set_keeps_the_papers_and_adds_new_ones(listed: tuple[Paper, ...], tmp_path: Path) -> None:
    larger.write(listed, tmp_path / "many.jsonl.gz", 100)
    many = read(tmp_path / "many.jsonl.gz")
    assert len(many) == 100
    assert [each.title for each in many[:40]] == [each.title for each in listed]
    assert len({each.title for each in many}) > 80
    assert json.dumps(list(larger.enlarged(listed, 60))) == json.dumps(list(larger.enlarged(listed, 60)))


def test_all_three_are_asked_and_reported(listed: tuple[Paper, ...], tmp_path: Path) -> None:
    report = search.measure(tmp_path, listed, each=2)
    for said in (
        "mixed",
        "all, FTS5",
        "all, tantivy",
        "rephrased, hallway",
        "common words",
        "all questions",
        "nothing found",
    ):
        assert said in report
    assert search.measure(tmp_path, listed, each=2)  # what was loaded is kept


def test_without_a_file_the_search_benchmark_is_passed_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HALLWAY_PAPERS", raising=False)
    monkeypatch.setattr("sys.argv", ["search"])
    search.main()
    assert "Passed over" in capsys.readouterr().out
