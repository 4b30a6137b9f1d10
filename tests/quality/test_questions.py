"""What the command line answers, by the judges that everybody uses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from math import log2
from pathlib import Path

from click.testing import CliRunner

from bot.__main__ import hallway
from tests.quality.shared import folder

LEAST = 95.0
LEAST_DIGESTS = 0.85
FIRST = 10


def test_nearly_all_questions_are_answered_as_expected(prepared: Path, tmp_path: Path) -> None:
    queries = folder("queries")
    run = CliRunner().invoke(
        hallway, ["lookup", "--batch", str(queries / "dev.jsonl"), "--data", str(prepared)]
    )
    answers = tmp_path / "answers.jsonl"
    answers.write_text(run.stdout, encoding="utf-8")
    command = [sys.executable, str(queries / "judge_queries.py"), str(answers)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    row = re.search(r"^all but external and secondary +\d+ +\d+ +([\d.]+)$", told, re.MULTILINE)
    assert row is not None, told
    assert float(row[1]) >= LEAST, told


def test_channels_get_what_was_graded_for_them_in_their_first_ten(prepared: Path) -> None:
    profiles = json.loads((folder("queries") / "digests-dev.json").read_text(encoding="utf-8"))["profiles"]
    wishes = [{"id": each["id"], "topics": each["keywords"], "limit": FIRST} for each in profiles]
    lines = "\n".join(json.dumps(wish) for wish in wishes)
    run = CliRunner().invoke(hallway, ["recommend", "--batch", "-", "--data", str(prepared)], input=lines)
    picked = {each["id"]: each["items"] for each in map(json.loads, run.stdout.splitlines())}
    gains = []
    for profile in profiles:
        grades = {each["id"]: each["grade"] for each in profile["relevant"]}
        ids = [item["id"] for item in picked[profile["id"]]][:FIRST]
        assert {id for id, grade in grades.items() if grade == 2} <= set(ids), profile["channel"]
        assert not {id for id, grade in grades.items() if grade == 0} & set(ids), profile["channel"]
        best = gain(sorted(grades.values(), reverse=True)[:FIRST])
        gains.append(gain([grades.get(id, 0) for id in ids]) / best)
    assert sum(gains) / len(gains) >= LEAST_DIGESTS


def gain(grades: list[int]) -> float:
    """Discounted cumulative gain (K. Järvelin and J. Kekäläinen, 2002)."""
    return float(sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades)))
