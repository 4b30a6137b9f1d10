"""The share of questions that are answered as people expect, by the judge that everybody uses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from store.records import Results
from tests.answers.seeded import AskFor
from tests.quality.shared import folder

LEAST = 95.0


def as_json(id: str, results: Results) -> str:
    parts = [results.clarify]
    if results.answer:
        parts += [results.answer.text, *(source.title for source in results.answer.sources)]
    for match in results.matches:
        people = " ".join(f"{credit.name} {credit.affiliation}" for credit in match.item.credits[:8])
        said = match.passage.text if match.passage else match.item.summary
        parts += [people, said, *(link.url for link in match.item.links)]
    if not results.matches and not results.answer:
        parts.append("Nothing found.")
    if results.lookup.help:
        parts.append("help: what can be asked, try /conf")
    items = [{"id": match.item.id, "title": match.item.title} for match in results.matches]
    offered = [suggestion.query for suggestion in results.suggestions]
    return json.dumps({"id": id, "items": items, "text": "\n".join(parts), "suggestions": offered})


def test_nearly_all_questions_are_answered_as_expected(ask: AskFor, tmp_path: Path) -> None:
    queries = folder("queries")
    asked = [json.loads(line) for line in (queries / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    answers = tmp_path / "answers.jsonl"
    answers.write_text("\n".join(as_json(each["id"], ask(each["query"])) for each in asked), encoding="utf-8")
    command = [sys.executable, str(queries / "judge_queries.py"), str(answers)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    row = re.search(r"^all but external and secondary +\d+ +\d+ +([\d.]+)$", told, re.MULTILINE)
    assert row is not None, told
    assert float(row[1]) >= LEAST, told
