"""XML of DBLP."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers import dblp
from store.catalogue.importers.dblp import FORMAT
from store.catalogue.importers.document import Document
from store.catalogue.importers.guards import Node
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
HEAD = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n'
RECORD = b'<article key="journals/x/%d"><author>A B</author><title>T &uuml; %d.</title></article>\n'
BOMB = (
    b'<!DOCTYPE dblp [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\n'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
    b'<dblp><article key="journals/x/1"><title>&c;</title></article></dblp>'
)
OUTSIDE = (
    b'<!DOCTYPE dblp [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
    b'<dblp><article key="journals/x/1"><title>&x;</title></article></dblp>'
)


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "dump.xml"))


def test_it_is_recognised() -> None:
    assert FORMAT.sniff(file(HERE, "dump.xml")) == 0.95
    assert FORMAT.sniff(Document.of(b'<article mdate="1" key="conf/a/B1"><title>T</title></article>')) == 0.8
    assert FORMAT.sniff(Document.of(b"<article><title>T</title></article>")) == 0


def test_entities_and_latin_letters_come_out_as_letters(found: Found) -> None:
    paper = found.entries[0]
    assert [one.name for one in paper.people] == ["Ada Löwe", "Zoltán Fülöp"]
    assert paper.title == "Leaps & Bounds: On H₂O of Körper"


def test_a_record_is_taken_apart(found: Found) -> None:
    paper = found.entries[0]
    assert (paper.place, paper.venue, paper.year) == ("line 4, journals/frog/Lowe31", "Frog J.", 2031)
    assert paper.identifiers == (
        Identifier("dblp", "journals/frog/Lowe31"),
        Identifier("doi", "10.1234/frog.7"),
    )
    assert paper.links == (
        Link("page", "https://dblp.org/rec/journals/frog/Lowe31"),
        Link("page", "https://doi.org/10.1234/FROG.7"),
        Link("pdf", "https://frogs.example/7.pdf"),
    )
    assert dict(paper.details) == {
        "entry": "article",
        "key": "DBLP:journals/frog/Lowe31",
        "journal": "Frog J.",
        "volume": "7",
        "number": "2",
        "pages": "1-9",
    }


def test_editors_are_not_authors_and_an_ellipsis_stays(found: Found) -> None:
    paper = found.entries[1]
    assert ([one.name for one in paper.people], paper.title, paper.venue) == (
        ["Bo Ray"],
        "Ponds...",
        "POND (2)",
    )
    assert ("crossref", "conf/pond/2030-2") in paper.details


def test_preprints_and_theses_are_told_apart(found: Found) -> None:
    preprint, thesis = found.entries[2:]
    assert (preprint.title, preprint.status) == ("Is it Deep?", "preprint")
    assert Identifier("arxiv", "2101.00123") in preprint.identifiers
    assert (thesis.subkind, thesis.venue) == ("thesis", "University of Ponds")


def test_what_is_no_publication_is_skipped_with_place_and_reason(found: Found) -> None:
    assert [(one.place, one.reason) for one in found.skipped] == [
        ("line 25, conf/pond/2030-2", "a volume of proceedings: its papers stand alone"),
        ("line 26, homepages/r/BoRay", "a person's home page, no publication"),
        ("line 31, journals/frog/Fox29", "withdrawn"),
        ("line 33, journals/frog/Empty", "a record without a title"),
    ]


def test_withdrawn_records_are_taken_when_asked_for() -> None:
    found = reading(FORMAT, file(HERE, "dump.xml"), Hints(every_status=True))
    assert found.entry("Gone").status == "withdrawn"


def test_a_persons_page_and_a_lone_record_are_read() -> None:
    page = (
        b'<dblpperson name="A B" pid="1"><person key="homepages/1"><author>A B</author></person>\n<r>'
        + RECORD
        + b"</r></dblpperson>"
    )
    assert reading(FORMAT, Document.of(page % (1, 1))).entries[0].title == "T ü 1"
    assert reading(FORMAT, Document.of(HEAD + RECORD % (2, 2))).entries[0].title == "T ü 2"


def test_everything_on_one_line_is_read() -> None:
    content = (
        b'<?xml version="1.0"?><!DOCTYPE dblp SYSTEM "dblp.dtd"><dblp>'
        + (RECORD % (1, 1)).strip()
        + b"</dblp>"
    )
    assert len(reading(FORMAT, Document.of(content)).entries) == 1


def test_a_thousand_home_pages_are_told_in_a_few_lines() -> None:
    pages = b"".join(b'<www key="homepages/%d"><title>Home Page</title></www>\n' % n for n in range(1000))
    found = reading(FORMAT, Document.of(b"<dblp>\n" + pages + b"</dblp>", "dblp.xml"))
    assert len(found.skipped) == 51
    assert found.skipped[-1].reason == "950 more: a person's home page, no publication"
    assert found.warned == ["the file holds no publications"]


def test_a_dump_is_let_go_of_while_it_is_read(tmp_path: Path) -> None:
    dump = tmp_path / "dblp.xml"
    with dump.open("wb") as file:
        file.write(HEAD + b'<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n')
        file.writelines(RECORD % (n, n) for n in range(20_000))
        file.write(b"</dblp>\n")
    held = [_siblings(record) for record in dblp._records(Document(dump, "dblp.xml"))]
    assert len(held) == 20_000
    assert max(held) < 2_000


def _siblings(record: Node) -> int:
    parent = record.getparent()
    return (
        sum(1 for _ in parent)
        if parent is not None and int(record.get("key", "").split("/")[2]) % 500 == 0
        else 0
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b'\n<!doctype HTML PUBLIC "x"><html>', "this is a web page, not XML of DBLP"),
        (BOMB, r":3: the entity &c; is not one of HTML's"),
        (OUTSIDE, r":2: the entity &x; is not"),
        (
            HEAD + b"<dblp>\n" + RECORD % (1, 1) + b'<article key="journals/x/2"><title>Cut',
            ":4: the XML is broken or cut",
        ),
        (b"<dblp>" + b"<i>" * 100_000, "broken or cut off"),
        (b"<library><book/></library>" + b" " * 300_000, "broken or cut off|no records"),
        (b"no xml at all", "no records"),
        (b"<dblp><article>\n" + b"x" * 11_000_000, "broken or cut off"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, Document.of(content, "dblp.xml"))


def test_powers_and_indices_in_titles_keep_their_place_where_there_are_letters_for_them() -> None:
    title = "O(n<sup>2</sup>) Leaps, x<sup>Pond</sup>, a<sub><i>i</i>+1</sub>"
    text = f'<dblp><article key="journals/x/1"><title>{title}.</title></article></dblp>'
    (entry,) = reading(FORMAT, Document.of(text.encode(), "x.xml")).entries
    assert entry.title == "O(n²) Leaps, xPond, aᵢ₊₁"
