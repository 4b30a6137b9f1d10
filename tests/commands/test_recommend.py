"""``hallway recommend``, as a person and as a program use it."""

import json

import pytest

from tests.commands.conftest import Run


def test_a_person_gets_items_with_their_reasons(run: Run) -> None:
    done = run("recommend", "secure aggregation", "--limit", "2")
    assert done.exit_code == 0
    assert done.stdout.startswith("1. LightSecAgg")
    assert "topic: secure aggregation" in done.stdout


def test_nothing_that_matches_says_how_many_were_checked_and_exits_with_one(run: Run) -> None:
    done = run("recommend", "volcanoes")
    assert done.exit_code == 1
    assert done.stdout.startswith("Nothing matched; ")
    assert "No item speaks of “volcanoes”." in done.stderr


def test_likes_people_and_exclusions_are_options(run: Run) -> None:
    done = run(
        "recommend", "--like", "m22-dietcode", "--author", "Yuandong Tian", "--dislike", "m22-cora",
        "--exclude", "carbon", "--venue", "sosp-2019-ai-systems", "--json",
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["items"][0]["id"] == "s19-inv-tian"
    assert "by Yuandong Tian, whom this channel follows" in found["items"][0]["why"]


@pytest.mark.parametrize("arguments", [(), ("compilers", "--batch", "-")])
def test_one_question_or_a_file_of_them_but_not_neither_or_both(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("recommend", *arguments, input="").exit_code == 2


def test_a_batch_prints_a_line_for_each_line(run: Run) -> None:
    asked = [
        {"id": "a", "topics": ["federated learning"], "limit": 1},
        {"id": "b", "liked": ["m22-cora"], "limit": 2},
        {"keywords": ["energy efficiency"], "description": "not used"},
        {"id": 4, "description": "Team for graph neural networks, and video analytics."},
    ]
    done = run("recommend", "--json", "--batch", "-", input="\n\n".join(map(json.dumps, asked)))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [each["id"] for each in found] == ["a", "b", "line-5", "4"]
    assert [len(each["items"]) for each in found[:2]] == [1, 2]
    assert all(set(item) == {"id", "title", "score", "why"} for each in found for item in each["items"])
    why = {reason for item in found[3]["items"] for reason in item["why"]}
    assert {"topic: graph neural networks", "topic: video analytics"} <= why


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("compilers", "not JSON"),
        ("[" * 5000, "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "x", "topics": 5}', '"topics" is not a list of texts'),
        ('{"id": "x", "liked": [{}]}', '"liked" is not a list of texts'),
        ('{"id": "x", "limit": 0}', '"limit" is not a whole number from 1 to 1000'),
        ('{"id": "x", "limit": true}', '"limit" is not a whole number'),
        ('{"id": "x", "description": 5}', '"description" is not a text'),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(run: Run, line: str, told: str) -> None:
    done = run("recommend", "--batch", "-", input=f'{line}\n{{"id": "y", "topics": "compilers"}}\n')
    bad, good = (json.loads(each) for each in done.stdout.splitlines())
    assert done.exit_code == 1
    assert f"Line 1: {told}" in done.stderr
    assert bad["items"] == []
    assert bad["error"].startswith(f"line 1: {told}")
    assert bad["id"] == ("x" if line.startswith("{") else None)
    assert good["id"] == "y"
    assert good["items"]


def test_an_unknown_id_is_told_with_its_line(run: Run) -> None:
    done = run("recommend", "--batch", "-", input='{"topics": ["compilers"], "liked": ["nowhere"]}')
    assert done.exit_code == 0
    assert "Line 1: no item has the id “nowhere”, so it was passed over." in done.stderr
