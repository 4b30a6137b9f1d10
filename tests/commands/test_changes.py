"""``hallway changes``: what moved, as words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import clocks
from tests.commands.clocks import Ask
from tests.programme import LEAK, SAND

MOVED = "10:00 to 11:00, Hall A -> 14:00 to 15:00, Hall B (read 3 November 2026, 09:12 UTC)"
SOURCE = "Source: programme of the clock conferences"


@pytest.fixture(scope="module")
def ask(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return clocks.asking(clocks.folder(loaded, tmp_path_factory.mktemp("changes")))


def test_all_that_moved_is_told_with_its_source(ask: Ask) -> None:
    done = ask("changes")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == ["2 items have changed:", f"“{LEAK}”: {MOVED}"]
    assert done.stdout.splitlines()[-1] == SOURCE


def test_one_item_by_its_id_or_an_id_of_another_source(ask: Ask) -> None:
    told = [f"“{LEAK}” has changed:", MOVED, SOURCE]
    assert ask("changes", "w-90").stdout.splitlines() == told
    assert ask("changes", "mueller24").stdout.splitlines() == told
    assert ask("changes", "10.1234/leak.90").stdout.splitlines() == told


def test_an_event_is_named_in_words(ask: Ask) -> None:
    assert "2 items have changed at CLOCKS 2024:" in ask("changes", "CLOCKS", "2024").stdout
    assert "Nothing has moved at Sundial 2023" in ask("changes", "Sundial", "2023").stdout


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2026-11-03", 2),
        ("2026-11-03T09:12", 2),
        ("2026-11-03T09:13", 0),
        ("2026-11-04", 0),
        ("3 Nov 2026", 2),
    ],
)
def test_since_leaves_out_what_was_read_before(ask: Ask, since: str, found: int) -> None:
    done = ask("changes", "--since", since)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{found} items have changed since" if found else "Nothing has moved since")
    assert len(ask("changes", "--since", since, "--json").stdout.splitlines()) == (4 if found else 0)


def test_json_has_one_line_for_each_value(ask: Ask) -> None:
    found = [json.loads(line) for line in ask("changes", "--json").stdout.splitlines()]
    assert found[-1] == {
        "item": "w-91", "title": f"{SAND} revisited",
        "field": "title", "old": SAND, "new": f"{SAND} revisited",
        "at": "2026-11-03T09:12:00+00:00", "source": "clocks",
    }  # fmt: skip
    assert {each["item"] for each in found} == {"w-90", "w-91"}
    assert ask("changes", "w-91", "--json").stdout.splitlines() == [json.dumps(found[-1], ensure_ascii=False)]


def test_a_limit_tells_how_many_are_left_out(ask: Ask) -> None:
    assert "and 1 more item (--limit shows more)" in ask("changes", "--limit", "1").stdout


@pytest.mark.parametrize("since", ["bla", "2026-02-30", "0000-00-00T00"])
def test_a_time_that_is_none_is_wrong_usage(ask: Ask, since: str) -> None:
    done = ask("changes", "--since", since)
    assert done.exit_code == 2
    assert "is no time; write 2d, 36h, monday or 2026-11-03" in done.stderr


def test_what_is_not_known_is_said_and_ends_with_1(ask: Ask) -> None:
    done = ask("changes", "10.9999/none")
    assert (done.exit_code, done.stdout) == (
        1,
        "No such item is known here, so nothing is known to have moved.\n",
    )


def test_a_lookup_answers_the_same(ask: Ask) -> None:
    said = ask("lookup", "what", "changed", "at", "CLOCKS", "2024?").stdout
    assert said.startswith(ask("changes", "CLOCKS", "2024").stdout)
    found = json.loads(ask("lookup", "--json", "what moved on 3 November 2026?").stdout)
    assert found["answer"]["known"]
    assert [item["id"] for item in found["items"]] == ["w-90", "w-91"]


def test_the_card_tells_it_too(ask: Ask) -> None:
    assert (
        "Moved on Tue 3 Nov 2026: 10:00 to 11:00, Hall A -> 14:00 to 15:00, Hall B"
        in ask("item", "w-90").stdout
    )
