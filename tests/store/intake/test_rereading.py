"""What the mark of a file that was read hangs on: all the code that decides what a reader makes of it."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from store.catalogue.importers import rereading

HOUSE = Path(store.__file__).parent
NOTHING_OF_CONTENT = {
    "store.catalogue.reading.rows",  # how rows come over
    "store.database",  # how it is kept
    "store.errors",  # how a refusal is worded
    "store.interests",  # of digests
    "store.quick",  # how records are made
    "store.queries",  # what was asked for; the mark holds it
    "store.reports",  # what was counted
    "store.syncs",  # when an address is asked
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the store's code that may be changed."""
    copy = tmp_path / "store"
    shutil.copytree(HOUSE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(rereading, "_STORE", copy)
    rereading._code.cache_clear()
    yield copy
    rereading._code.cache_clear()


def code() -> str:
    rereading._code.cache_clear()
    return rereading._code()


def imported(path: Path) -> set[str]:
    """The modules of the store that a file names."""
    found = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom))
    names = {node.module: node.names for node in found if node.module and node.module.startswith("store.")}
    rooms = names.pop("store.catalogue", [])  # that room says nothing itself: its modules are what is named
    return set(names) | {f"store.catalogue.{each.name}" for each in rooms}


@pytest.mark.parametrize("name", ["text.py", "records.py", "catalogue/works/load.py"])
def test_another_way_to_fold_a_title_or_to_match_it_reads_all_files_again(house: Path, name: str) -> None:
    before, path = code(), house / name
    path.write_text(f"{path.read_text()}# another version\n")
    assert code() != before


def test_what_only_answers_questions_does_not(house: Path) -> None:
    before, path = code(), house / "catalogue/search/terms.py"
    path.write_text(f"{path.read_text()}# another version\n")
    assert code() == before


def test_all_that_the_readers_hang_on_is_covered_or_says_nothing_of_the_content() -> None:
    covered = rereading.covered()
    there = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts) for path in covered}
    there |= {module.removesuffix(".__init__") for module in there}
    used = {module for path in covered for module in imported(path)}
    rest = used - there - NOTHING_OF_CONTENT
    assert {
        each for each in rest if not any(each.startswith(f"{room}.") for room in NOTHING_OF_CONTENT)
    } == set()


def test_where_our_own_code_cannot_be_read_there_is_no_mark(tmp_path: Path, house: Path) -> None:
    shutil.rmtree(house)
    assert code() == ""
