"""``hallway export``: items for other programs, all or those of a query, printed or saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.catalogue.exporters import FORMATS, writer
from tests.commands.conftest import Run


def test_all_items_are_written_once_as_json_lines(run: Run) -> None:
    result = run("export", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len({row["id"] for row in rows}) == len(rows) == 100
    assert all(row["title"] and row["venue"] for row in rows)


def test_a_query_narrows_as_in_a_lookup(run: Run) -> None:
    asked = ["venue:mlsys", "year:2022", "kind:paper"]
    found = json.loads(run("lookup", "--json", "--limit", "1000", *asked).stdout)
    rows = [json.loads(line) for line in run("export", "--format", "jsonl", *asked).stdout.splitlines()]
    assert [row["id"] for row in rows] == [item["id"] for item in found["items"]]
    assert 0 < len(rows) < 100


@pytest.mark.parametrize(
    ("form", "begins"),
    [("bibtex", "@"), ("ris", "TY  - "), ("csl", "[\n{"), ("ics", "BEGIN:VCALENDAR"), ("jsonl", "{")],
)
def test_each_format_is_saved_whole(run: Run, form: str, begins: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("older", encoding="utf-8")
    result = run("export", "--format", form, "--output", str(file), "pathways")
    assert (result.exit_code, result.output) == (0, "")
    assert file.read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_found_leaves_an_older_file_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("older", encoding="utf-8")
    result = run("export", "--format", "csl", "--output", str(file), "kind:paper", "xqzzyw")
    assert result.exit_code == 1
    assert "Nothing found" in result.stderr
    assert file.read_text(encoding="utf-8") == "older"


def test_a_place_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    result = run("export", "--format", "csl", "--output", str(tmp_path / "none" / "out"))
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory" in result.stderr
    assert "Name a file in a folder that is there" in result.stderr


def test_wrong_usage_is_told(run: Run) -> None:
    assert run("export").exit_code == 2
    assert "bibtex" in run("export", "--format", "word").stderr
    assert run("export", "--format", "csl", "--nosuch").exit_code == 2


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no such format"):
        writer("word")
    assert len(FORMATS) == 5
