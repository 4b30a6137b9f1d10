"""Material that lies beside the checkout on the machines of those who build Hallway, and nowhere else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


def folder(name: str) -> Path:
    """A folder of the material; skips the test where there is none."""
    found = SHARED / name
    if not found.is_dir():
        pytest.skip(f"no {name} beside the checkout: they are not part of the project")
    return found


def table(name: str) -> list[dict[str, str]]:
    """The rows of a file of facts."""
    with (folder("facts") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
