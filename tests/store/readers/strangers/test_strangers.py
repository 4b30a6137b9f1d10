"""Files as strangers bring them: see ``goals``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.store.readers.strangers.goals import FILES, goals, missed, read, told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_strangers_gives_its_entries_and_nothing_else(path: Path) -> None:
    wanted, entries = goals(path), read(path)
    assert Counter(map(told, entries)) == Counter(goal.told for goal in wanted)
    assert [each for goal in wanted for each in missed(goal, entries)] == []
