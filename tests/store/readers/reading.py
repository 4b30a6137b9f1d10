"""What the tests of readers share: a file's findings by kind, and the counts of real files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from store.catalogue.entries import Entry, Hints, Home, Warned
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.records import Skipped

ABSENT = "the real data is not beside this checkout"
DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"


@dataclass(frozen=True)
class Found:
    """Findings apart by kind, each in the order of the file."""

    entries: list[Entry]
    homes: list[Home]
    skipped: list[Skipped]
    warned: list[str]

    def entry(self, title: str) -> Entry:
        return next(entry for entry in self.entries if title in entry.title)


def reading(reader: Format, document: Document, hints: Hints | None = None) -> Found:
    findings = list(reader.read(document, hints or Hints()))
    return Found(
        [one for one in findings if isinstance(one, Entry)],
        [one for one in findings if isinstance(one, Home)],
        [one for one in findings if isinstance(one, Skipped)],
        [one.text for one in findings if isinstance(one, Warned)],
    )


def file(folder: Path, name: str) -> Document:
    """A made-up file of a test's folder, with the others of that folder beside it."""
    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return Document.of(beside[name], name, siblings=beside)


def expected(folder: str) -> list[tuple[str, dict[str, int]]]:
    """Files and counts of real data below a folder; nothing where the data is not there."""
    listed = DATA / "expected.json"
    if not listed.is_file():
        return []
    files = json.loads(listed.read_text(encoding="utf-8"))["files"]
    return [
        (one["file"], {key: value for key, value in one.items() if isinstance(value, int)})
        for one in files
        if one["file"].startswith(f"{folder}/")
    ]


def each(folder: str) -> list[ParameterSet]:
    """The same for ``parametrize``: one test, skipped with the reason, where the data is absent."""
    absent = pytest.param("", {}, marks=pytest.mark.skip(reason=ABSENT))
    return [pytest.param(*one, id=one[0].rpartition("/")[2]) for one in expected(folder)] or [absent]


def real(path: str) -> Document:
    """A real file; the test is skipped where it is absent."""
    file = DATA / path
    if not file.is_file():
        pytest.skip(ABSENT)
    return Document(file, path, beside=file.parent)


def counts(entries: list[Entry]) -> dict[str, int]:
    names = [person.name for entry in entries for person in entry.people]
    return {
        "items": len(entries),
        "with_authors": sum(bool(entry.people) for entry in entries),
        "author_entries": len(names),
        "distinct_authors": len(set(names)),
        "with_abstract": sum(bool(entry.abstract) for entry in entries),
        "with_time": sum(
            entry.when is not None and isinstance(entry.when.start, datetime) for entry in entries
        ),
    }
