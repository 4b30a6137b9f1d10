"""``hallway lookup``, as a person and as a program use it."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

KEYS = {"query", "understood", "items", "total", "answer", "suggestions", "corrections", "facets", "text"}
ITEM_KEYS = {
    "id", "kind", "title", "people", "event", "event_id", "year", "session", "day", "start", "end", "room",
    "award", "links", "status", "track", "topics", "abstract", "tldr", "published", "details", "more",
    "identifiers", "more_identifiers", "sources", "score", "why",
}  # fmt: skip


def test_a_lookup_prints_what_slack_would_show(run: Run) -> None:
    done = run("lookup", "pathways")
    assert done.exit_code == 0
    assert "1. Pathways: Asynchronous Distributed Dataflow for ML" in done.stdout


def test_nothing_found_is_said_and_exits_with_one(run: Run) -> None:
    done = run("lookup", "author:nobody-of-that-name", "venue:mlsys")
    assert done.exit_code == 1
    assert "Nothing found" in done.stdout


def test_a_fact_is_an_answer_and_exits_with_zero(run: Run) -> None:
    done = run("lookup", "how many papers were accepted at MLSys 2022?")
    assert done.exit_code == 0
    assert "51" in done.stdout


def test_an_empty_question_gets_help(run: Run) -> None:
    done = run("lookup", "")
    assert done.exit_code == 0
    assert "author:" in done.stdout


def test_a_question_in_another_language_is_told_so_and_searched_for_by_its_words(run: Run) -> None:
    done = run("lookup", "Wer hat den Vortrag über Fairness gehalten?")
    assert done.exit_code == 0
    assert "I understand questions in English only; this is what its words find." in done.stdout
    assert "1. Challenges and Progress in Scaling ML Fairness" in done.stdout
    nothing = run("lookup", "Welche Artikel gibt es über Brieftauben?")
    assert nothing.stdout.startswith("I understand questions in English only.")


def test_json_has_the_agreed_keys(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "outstanding papers of MLSys 2022").stdout)
    assert set(found) == KEYS
    assert found["total"] == len(found["items"]) == 5
    assert all(set(item) == ITEM_KEYS for item in found["items"])
    assert found["understood"]["venues"] == ["mlsys-2022"]
    assert found["understood"]["text"]


def test_json_items_carry_people_times_and_places(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "Dawn Song").stdout)
    talk = next(item for item in found["items"] if item["kind"] == "invited_talk")
    assert talk["people"] == [
        {"name": "Dawn Song", "role": "speaker", "affiliation": talk["people"][0]["affiliation"]}
    ]
    assert "Berkeley" in talk["people"][0]["affiliation"]
    assert (talk["event"], talk["event_id"], talk["year"]) == ("MLSys 2022", "mlsys-2022", 2022)


def test_json_times_bear_the_offset_of_the_place(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "session:compilers venue:mlsys day:monday").stdout)
    starts = [item["start"] for item in found["items"] if item["start"]]
    assert starts
    assert all(start.startswith("2022-08-29T") and start.endswith("-07:00") for start in starts)


def test_json_lists_the_matches_of_all_pages_up_to_the_limit(run: Run) -> None:
    everything = json.loads(run("lookup", "--json", "venue:mlsys kind:paper").stdout)
    assert everything["total"] == len(everything["items"]) > 5
    some = json.loads(run("lookup", "--json", "--limit", "3", "venue:mlsys kind:paper").stdout)
    assert some["total"] == everything["total"]
    assert [item["id"] for item in some["items"]] == [item["id"] for item in everything["items"][:3]]


def test_json_of_a_fact_names_its_source(run: Run) -> None:
    answer = json.loads(run("lookup", "--json", "how many papers were accepted at MLSys 2022?").stdout)[
        "answer"
    ]
    assert "51" in answer["text"]
    assert answer["known"] is True
    assert answer["sources"][0]["kind"] == "trip_report"


def test_json_of_an_items_card_holds_the_item(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "item m22-pathways").stdout)
    assert [item["id"] for item in found["items"]] == ["m22-pathways"]
    assert "Pathways" in found["text"]


def test_json_of_the_help_has_no_items(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "help").stdout)
    assert (found["items"], found["total"], found["answer"]) == ([], 0, None)
    assert found["text"]


def test_json_shows_the_correction_of_a_misspelt_word(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "Pathwyas").stdout)
    assert found["items"][0]["id"] == "m22-pathways"
    assert found["corrections"][0]["typed"].lower() == "pathwyas"


def test_a_batch_answers_each_line_in_order(run: Run) -> None:
    done = run("lookup", "--batch", "-", input="pathways\n\nDawn Song\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [answer["query"] for answer in answers] == ["pathways", "Dawn Song"]
    assert all(set(answer) == KEYS for answer in answers)


def test_a_batch_gives_ids_back(run: Run, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = [{"id": "q1", "query": "pathways", "note": "x"}, {"id": 7, "query": "nonsense words here"}]
    questions.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    answers = [json.loads(line) for line in run("lookup", "--batch", str(questions)).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", 7]
    assert all(set(answer) == KEYS | {"id"} for answer in answers)


@pytest.mark.parametrize("line", ['{"query": 3}', '{"id": "x"}', "{not json", "[" * 5000, '{"a":' * 5000])
def test_a_line_that_is_no_question_object_is_taken_as_plain_text(run: Run, line: str) -> None:
    done = run("lookup", "--batch", "-", input=line + "\n")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["query"] == line


@pytest.mark.parametrize("query", ["\x00", "\ud800", "\u202eabc", '" OR 1=1 --', "流" * 4000, "<!channel>"])
def test_any_question_of_a_batch_gets_an_answer(run: Run, query: str) -> None:
    done = run("lookup", "--batch", "-", input=json.dumps({"id": "x", "query": query}))
    assert done.exit_code == 0
    assert json.loads(done.stdout)["query"] == query


def test_a_batch_with_bytes_that_are_no_utf8_goes_on(run: Run) -> None:
    done = run("lookup", "--batch", "-", input=b"caf\xe9\npathways\n")
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == ["caf\ufffd", "pathways"]


def test_quotes_that_the_shell_took_are_put_back(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "person:Dawn Song", "venue:mlsys").stdout)
    assert found["query"] == 'person:"Dawn Song" venue:mlsys'
    assert found["understood"]["people"] == ["Dawn Song"]


@pytest.mark.parametrize("text", ['author:"Dawn Song" year:2022', "who: is it", "a:b c:d e", "plain words"])
def test_a_whole_question_in_one_argument_stays_as_it_is(run: Run, text: str) -> None:
    assert json.loads(run("lookup", "--json", text).stdout)["query"] == text


def test_a_minus_leaves_out_and_is_no_option(run: Run) -> None:
    found = json.loads(run("lookup", "--json", "pathways", "-quantum").stdout)
    assert found["query"] == "pathways -quantum"
    assert found["understood"]["excluded"] == ["quantum"]


@pytest.mark.parametrize(
    "arguments",
    [(), ("--jsn", "x"), ("--limit", "0", "x"), ("--batch", "no/such/file"), ("x", "--batch", "-")],
)
def test_wrong_usage_exits_with_two_and_says_why(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("lookup", *arguments)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert done.stdout == ""
