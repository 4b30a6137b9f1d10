"""Programme pages in the styles of many sites: each entry once, with its people, time and room; no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.readers.webpage.wanted import PAGES, found, told, wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_each_of_its_entries_and_nothing_else(path: Path) -> None:
    goal, made = wanted(path.read_text(encoding="utf-8")), found(path)
    assert sorted(told(entry) for entry in made.entries) == sorted(goal.entries)
    assert len(made.skipped) == goal.skipped
    assert goal.warned in " ".join(made.warned)
