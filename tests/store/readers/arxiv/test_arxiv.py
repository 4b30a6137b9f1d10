"""Feeds of arXiv."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.arxiv import FORMAT, clear_venue
from store.catalogue.importers.document import Document
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
FEED = b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">%s</feed>'


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "query.xml"))


@pytest.mark.parametrize("name", ["query.xml", "list.xml", "list_2021.rdf"])
def test_it_is_recognised(name: str) -> None:
    assert FORMAT.sniff(file(HERE, name)) == 0.95


def test_other_feeds_and_pages_about_arxiv_are_not() -> None:
    assert FORMAT.sniff(Document.of(b'<rss version="2.0"><channel><title>News</title></channel></rss>')) == 0
    blog = b'<rss version="2.0"><channel><title>N</title><item><link>https://arxiv.org/abs/2101.00123</link></item>'
    assert FORMAT.sniff(Document.of(blog)) == 0
    assert FORMAT.sniff(Document.of(b"We link to https://arxiv.org/abs/2101.00123 often.")) == 0


def test_an_entry_is_taken_apart(found: Found) -> None:
    paper = found.entries[0]
    assert (paper.own, paper.title, paper.abstract) == (
        "2101.00123",
        "Leaps over $n$ Ponds",
        "We leap, and land.",
    )
    assert paper.people == (Byline("Ada Löwe", affiliation="Pond University"), Byline("Bo Ray"))
    assert paper.topics == ("cs.LG", "stat.ML")
    assert (paper.status, paper.published, paper.when) == ("preprint", "2031-01-02", None)
    assert paper.identifiers == (Identifier("arxiv", "2101.00123"), Identifier("doi", "10.1234/frog.7"))
    assert paper.links == (
        Link("page", "https://arxiv.org/abs/2101.00123"),
        Link("pdf", "https://arxiv.org/pdf/2101.00123"),
        Link("page", "https://doi.org/10.1234/FROG.7"),
    )


def test_only_a_clear_reference_becomes_the_venue(found: Found) -> None:
    clear, unclear = found.entries
    assert (clear.venue, clear.year) == ("Proc. 3rd Conference on Frogs, Toads and Newts (FROG 2031)", 2031)
    assert ("note", "9 pages, to appear at POND 2031") in clear.details
    assert (unclear.venue, unclear.year, unclear.own) == ("", 1999, "hep-th/9901001")
    assert ("journal", "Phys.Lett.B573:94-100,2003") in unclear.details


def test_withdrawn_preprints_are_skipped_unless_asked_for(found: Found) -> None:
    assert [one.reason for one in found.skipped] == ["withdrawn: This paper has been withdrawn by the author"]
    asked = reading(FORMAT, file(HERE, "query.xml"), Hints(every_status=True))
    assert asked.entry("Taken Back").status == "withdrawn"


def test_the_rest_of_the_search_is_told(found: Found) -> None:
    assert found.warned == ["the answer holds 3 of 41 preprints that the search found"]


def test_an_answer_recorded_as_json_gives_the_same(found: Found) -> None:
    body = (HERE / "query.xml").read_text(encoding="utf-8")
    document = Document.of(json.dumps({"url": "https://export.arxiv.org/api/query", "body": body}).encode())
    assert FORMAT.sniff(document) == 0.95
    assert reading(FORMAT, document) == found


def test_the_daily_list_as_rss() -> None:
    found = reading(FORMAT, file(HERE, "list.xml"))
    paper = found.entries[0]
    assert (paper.own, paper.abstract, paper.published) == ("2401.12345", "Newts rest at noon.", "2024-01-23")
    assert [one.name for one in paper.people] == ["Eve Nilsson", "Finn Oak", "Gia van der Aa"]
    assert paper.topics == ("cs.LG", "q-bio.PE")
    assert [one.reason for one in found.skipped] == ["no arXiv id"]


def test_the_daily_list_as_it_was_before_2024() -> None:
    paper = reading(FORMAT, file(HERE, "list_2021.rdf")).entries[0]
    assert (paper.own, paper.title, paper.abstract) == ("2102.00001", "Toads Toil", "Toads & toil.")
    assert [one.name for one in paper.people] == ["Gia Holt", "Hal Ito"]
    assert paper.topics == ("cs.LG",)


@pytest.mark.parametrize(
    ("reference", "venue"),
    [
        (
            "In Proc. Symposium on Ponds (POND 2020), pages 14-26. ACM, 2020",
            "In Proc. Symposium on Ponds (POND 2020)",
        ),
        ("Journal of Pond Science, Vol.3, No.1, January 2012", "Journal of Pond Science"),
        ("Frogs, Toads and Newts, 35(2):e1914, 2025", "Frogs, Toads and Newts"),
        ("POND 2021", "POND 2021"),
        ("Pond Review 2020; also in Frogs 2021", ""),
        ("Lect.Notes Phys.562:195-212,2001", ""),
        ("Pond Review, to appear", ""),
        ("", ""),
    ],
)
def test_venues_in_references(reference: str, venue: str) -> None:
    assert clear_venue(reference) == venue


def test_an_empty_list_is_no_error() -> None:
    assert reading(FORMAT, Document.of(FEED % b"")).warned == ["the feed holds no preprints at the moment"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\n", "empty"),
        (b"<!DOCTYPE html>\n<html><head>", "this is a web page, not a feed of arXiv"),
        (
            FEED % b"<entry><id>http://arxiv.org/api/errors#x</id><summary>bad id</summary></entry>",
            "error: bad id",
        ),
        ((HERE / "query.xml").read_bytes()[:1500], r":\d+: the XML is broken or cut off"),
        (
            b'<!DOCTYPE feed [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + FEED % b"<title>&b;</title>",
            "entities of its own",
        ),
        (
            b'<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + FEED % b"<title>&a;</title>",
            "entities",
        ),
        (b'{"body": 7}', "no body"),
        (b'{"body": "<feed', "JSON"),
        (b'{"a":' * 200_000, "JSON"),
        (b"<opml/>", "begins with <opml>"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, Document.of(content, "query.xml"))
