"""Every system and every person is found by name, also by a misspelt one."""

from __future__ import annotations

import random
from string import ascii_lowercase

import pytest

from tests.answers.seeded import AskFor
from tests.quality.shared import table

TYPOS = 4
LEAST = 0.95


def misspelt(name: str, chance: random.Random) -> str:
    """The name with one mistake of the hand, not at its first letter."""
    letters = [at for at, char in enumerate(name) if char.isalnum()]
    at = chance.choice(letters[1:] or letters)
    slip = chance.choice(("swap", "drop", "double", "wrong"))
    if slip == "swap" and at + 1 < len(name):
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if slip == "drop":
        return name[:at] + name[at + 1 :]
    if slip == "wrong":
        return name[:at] + chance.choice(ascii_lowercase) + name[at + 1 :]
    return name[:at] + name[at] + name[at:]


@pytest.mark.parametrize("file", ["systems.csv", "people.csv"])
def test_everything_is_found_first_by_its_name(ask: AskFor, file: str) -> None:
    rows = table(file)
    missed = [
        row["name"]
        for row in rows
        if not {match.item.id for match in ask(row["name"], 1).matches} & set(row["item_ids"].split(";"))
    ]
    assert rows
    assert missed == []


@pytest.mark.parametrize("file", ["systems.csv", "people.csv"])
def test_nearly_everything_is_found_by_a_misspelt_name(ask: AskFor, file: str) -> None:
    chance = random.Random(11)  # noqa: S311 -- the same mistakes in every run
    tried = [(row, misspelt(row["name"], chance)) for row in table(file) for _ in range(TYPOS)]
    missed = [
        (row["name"], typed)
        for row, typed in tried
        if not {match.item.id for match in ask(typed, 3).matches} & set(row["item_ids"].split(";"))
    ]
    assert 1 - len(missed) / len(tried) >= LEAST, missed
