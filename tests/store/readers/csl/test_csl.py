"""CSL-JSON of several programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from store.catalogue.importers import citing
from store.catalogue.importers.csl import FORMAT
from store.catalogue.importers.document import Document
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, reading

PAPER = {
    "id": "leap",
    "type": "paper-conference",
    "title": "On <i>leaping</i> frogs",
    "container-title": "Proceedings of the Frog Conference",
    "event-title": "FROG 2031",
    "author": [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
        {"family": "King", "given": "Jo", "suffix": "Jr."},
        {"literal": "The Frog Team"},
        {"name": "Frog Inc.", "affiliation": [{"name": "Nowhere"}]},
    ],
    "editor": [{"family": "Editor", "given": "Edith"}],
    "issued": {"date-parts": [["2031", 5, "7"]]},
    "page": "12–19",
    "DOI": "10.1234/FROG.3",
    "URL": "https://frogs.example/leap",
    "keyword": "frogs; ponds",
    "note": "Award: Best Paper\nSeen at the pond",
}


def of(data: Any) -> Found:
    return reading(FORMAT, Document.of(json.dumps(data).encode(), "refs.json"))


def test_it_is_recognised_by_its_types_and_fields() -> None:
    assert FORMAT.sniff(Document.of(json.dumps([PAPER]).encode())) == 0.95
    assert FORMAT.sniff(Document.of(b'[{"title": "A", "type": "Poster"}]')) == 0
    assert FORMAT.sniff(Document.of(b"title,type\n")) == 0


def test_a_paper_is_read_whole() -> None:
    (entry,) = of([PAPER]).entries
    assert [person.name for person in entry.people] == [
        "Anna van der Berg",
        "Jo King Jr.",
        "The Frog Team",
        "Frog Inc.",
    ]
    assert entry.people[3].affiliation == "Nowhere"
    assert (entry.venue, entry.year, entry.published) == ("FROG 2031", 2031, "2031-05-07")
    assert (entry.markup, entry.award, entry.topics) == ("html", "Best Paper", ("frogs", "ponds"))
    assert entry.identifiers == (Identifier("doi", "10.1234/frog.3"),)
    assert entry.links == (Link("page", "https://frogs.example/leap"),)
    known = dict(entry.details)
    assert (known["pages"], known["note"]) == ("12-19", "Seen at the pond")
    assert known["booktitle"] == "Proceedings of the Frog Conference"


def test_an_answer_of_crossref_is_read_too() -> None:
    work = {"type": "proceedings-article", "title": ["Frogs"], "subtitle": ["a study"], "DOI": "10.1/x"}
    assert of({"message": {"items": [work]}}).entries[0].title == "Frogs: a study"
    assert of({"message": work}).entries[0].title == "Frogs: a study"


def test_web_pages_without_authors_or_dates_stay() -> None:
    (entry,) = of([{"type": "webpage", "id": "w", "title": "A page", "issued": {"raw": "May 2031"}}]).entries
    assert (entry.people, entry.year, entry.published) == ((), 2031, "2031")


def test_what_is_no_record_is_skipped() -> None:
    found = of([PAPER, 7, {"type": "article", "DOI": "10.1234/only"}, {"type": "article"}])
    assert [entry.title for entry in found.entries[1:]] == ["doi:10.1234/only"]
    assert [(one.place, one.reason.partition(",")[0]) for one in found.skipped] == [
        ("[1]", "not a record"),
        ("[3]", "the record has no title"),
    ]


@pytest.mark.parametrize(
    "text",
    ["[]", "7", '"text"', "{}", '{"a": 1}', "[" * 100_000, '[{"type": "article", "title": ', "[1e999999, {}"],
)
def test_what_holds_no_items_is_refused(text: str) -> None:
    with pytest.raises(BadSource):
        reading(FORMAT, Document.of(text.encode(), "refs.json"))


ODD: tuple[Any, ...] = (
    None,
    7,
    True,
    "x",
    [],
    {},
    [[]],
    [{}],
    {"date-parts": [[]]},
    {"date-parts": [["", None]]},
    ["\0"],
)


@pytest.mark.parametrize("value", ODD)
def test_fields_of_any_type_are_read_or_passed_over(value: Any) -> None:
    found = of([{**dict.fromkeys(PAPER, value), "title": "T", "type": "article"}])
    assert [entry.title for entry in found.entries] == ["T"]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("June 2, 2031", "2031-06-02"), ("2 Jun 2031", "2031-06-02"), ("Jun 2031", "2031"),
        ("2031 Jun 2", "2031-06-02"), ("circa 2031", "2031"), ("Summer 2031", "2031"),
        ("Mon, 02 Jun 2031 10:00:00 GMT", "2031-06-02"), ("May/June 2031", "2031"),
    ],
)  # fmt: skip
def test_dates_in_words_are_dates(raw: str, read: str) -> None:
    assert citing.dated(raw) == read
