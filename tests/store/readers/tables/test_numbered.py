"""Tables with one column for each author."""

from __future__ import annotations

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from tests.store.readers.reading import reading


@pytest.mark.parametrize(
    "head",
    [
        "Title,Author 2,Author 1,Year\nFrogs leap,Bo Lake,Ada Green,2031\n",
        "Title,author2_name,author1_name,Year\nFrogs leap,Bo Lake,Ada Green,2031\n",
        "Title,Author 1 First Name,Author 1 Last Name,Author 2 Last Name\nFrogs leap,Ada,Green,Bo Lake\n",
    ],
)
def test_authors_in_numbered_columns_come_in_the_order_of_their_numbers(head: str) -> None:
    found = reading(FORMAT, Document.of(head.encode(), "table.csv"))
    assert [(one.name, one.role) for one in found.entries[0].people] == [
        ("Ada Green", "author"), ("Bo Lake", "author"),
    ]  # fmt: skip
