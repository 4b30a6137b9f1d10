"""Real programme files: their counts beside those that are expected, role by role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from store.catalogue.entries import Entry
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from tests.store.readers.reading import DATA, counts, expected, reading

CREDITED = ("author", "speaker", "organiser", "panellist", "moderator")
"""Roles that the expected counts know; those who only present a paper of others come on top."""


def document(path: str) -> Document:
    file = DATA / path
    if not file.is_file():
        pytest.skip("the real data is not beside this checkout")
    return Document(file, path, tuple(path.split("/")[:-1]), name=file.name, beside=file.parent)


def files(*folders: str) -> list[tuple[str, dict[str, int]]]:
    """Files below these folders with their expected counts; one that is absent where there are none."""
    found = [pair for folder in folders for pair in expected(folder)]
    return found or [("absent", {})]


def credited(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those people whom the expected counts do not know."""
    return [
        replace(entry, people=tuple(one for one in entry.people if one.role in CREDITED)) for entry in entries
    ]


def difference(reader: Format, path: str, wanted: dict[str, int]) -> dict[str, tuple[int, int]]:
    """What was counted and what was expected, where the two are not the same."""
    assert reader.sniff(document(path)) >= 0.6
    got = counts(credited(reading(reader, document(path)).entries))
    return {name: (got[name], count) for name, count in wanted.items() if got[name] != count}
