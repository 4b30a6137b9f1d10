"""``hallway works``: records shown, parted and joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from tests.commands import clocks
from tests.commands.clocks import Ask
from tests.programme import LEAK


@pytest.fixture
def ask(loaded: Path, tmp_path: Path) -> Ask:
    return clocks.asking(clocks.folder(loaded, tmp_path, newer=False))


def records(ask: Ask, item: str) -> list[dict[str, object]]:
    found = json.loads(ask("works", "show", item, "--json").stdout)["records"]
    assert isinstance(found, list)
    return found


def test_the_records_of_an_item_are_shown_with_their_evidence(ask: Ask) -> None:
    done = ask("works", "show", "w-90")
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[:2] == [f"w-90: {LEAK}", "CLOCKS 2024, 2 records"]
    assert f'programme of the clock conferences: "{LEAK}", its id w-90, row 90 (since 2026-11-02)' in lines[2]
    assert "same arXiv number" in lines[5]


def test_json_holds_the_same(ask: Ask) -> None:
    found = json.loads(ask("works", "show", "mueller24", "--json").stdout)
    assert (found["id"], found["title"], found["event"]) == ("w-90", LEAK, "CLOCKS 2024")
    assert {"scheme": "doi", "value": "10.1234/leak.90"} in found["identifiers"]
    assert [each["own_id"] for each in found["records"]] == ["w-90", "mueller24"]
    assert [each["source"]["id"] for each in found["records"]] == ["clocks", "library"]
    assert found["records"][0]["first_seen"] == "2026-11-02T08:00:00+00:00"


def test_a_record_is_parted_once_and_asked_again_nothing_happens(ask: Ask) -> None:
    number = str(records(ask, "w-90")[1]["record"])
    dry = ask("works", "split", "w-90", number, "--dry-run")
    assert "1 record would be parted from w-90" in dry.stdout
    assert dry.stdout.endswith("Nothing was written.\n")
    assert len(records(ask, "w-90")) == 2
    done = ask("works", "split", "w-90", number)
    assert done.exit_code == 0
    assert f'1 record parted from w-90, "{LEAK}"; they make mueller24 now:' in done.stdout
    assert [len(records(ask, item)) for item in ("w-90", "mueller24")] == [1, 1]
    again = ask("works", "split", "w-90", number)
    assert again.exit_code == 1
    assert f"w-90 has no record {number}, or no longer; nothing was changed." in again.stderr


def test_two_items_are_joined_once_and_asked_again_nothing_happens(ask: Ask) -> None:
    dry = ask("works", "merge", "w-90", "w-91", "--dry-run")
    assert "These would become one item: w-90" in dry.stdout
    assert len(records(ask, "w-91")) == 1
    done = ask("works", "merge", "w-90", "w-91")
    assert done.exit_code == 0
    assert done.stdout.endswith("are one item now: w-90.\n")
    assert len(records(ask, "w-91")) == len(records(ask, "w-90")) == 3
    again = ask("works", "merge", "w-90", "w-91")
    assert (again.exit_code, again.stdout) == (
        0, f'w-90 and w-91 are one item already: w-90, "{LEAK}".\n'
    )  # fmt: skip


def test_all_records_cannot_be_parted(ask: Ask) -> None:
    numbers = [str(each["record"]) for each in records(ask, "w-90")]
    done = ask("works", "split", "w-90", *numbers)
    assert done.exit_code == 1
    assert "nothing would be left of it" in done.stderr
    assert len(records(ask, "w-90")) == 2


@pytest.mark.parametrize(
    "arguments", [("show", "nosuch"), ("split", "nosuch", "1"), ("merge", "w-90", "nosuch")]
)
def test_an_item_that_is_not_there_is_told(ask: Ask, arguments: tuple[str, ...]) -> None:
    done = ask("works", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == 'There is no item with the id "nosuch".\nhallway lookup --json shows ids.\n'


@pytest.mark.parametrize("number", ["x", "0", "-1"])
def test_a_record_is_a_number(ask: Ask, number: str) -> None:
    assert ask("works", "split", "w-90", "--", number).exit_code == 2


def test_a_place_that_is_the_id_is_told_once(fresh: Path) -> None:
    shown = CliRunner().invoke(hallway, ["works", "show", "m22-pathways", "--data", str(fresh)]).stdout
    assert ", its id m22-pathways (since " in shown
