"""Feeds of journals and of news."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.catalogue.entries import Home
from store.catalogue.importers import feeds
from store.catalogue.importers.document import Document
from store.catalogue.importers.feeds import FORMAT
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
ITEM = b'<rss version="2.0"><channel><title>N</title><item>%s</item></channel></rss>'


@pytest.fixture
def journal() -> Found:
    return reading(FORMAT, file(HERE, "journal.xml"))


@pytest.mark.parametrize("name", ["journal.xml", "prism.rdf", "news.atom"])
def test_it_is_recognised(name: str) -> None:
    assert FORMAT.sniff(file(HERE, name)) == 0.8


def test_other_xml_is_not() -> None:
    assert FORMAT.sniff(Document.of(b"<collection id='P19'><volume/></collection>")) == 0
    assert FORMAT.sniff(Document.of(b"how to write an <rss> feed")) == 0


def test_the_home_is_the_journal(journal: Found) -> None:
    assert journal.homes == [Home(name="Pond Letters", url="https://ponds.example/letters.xml")]


def test_authors_volume_and_pages_come_out_of_the_description(journal: Found) -> None:
    paper = journal.entries[0]
    assert [one.name for one in paper.people] == ["Ada Löwe", "Bo Ray Jr."]
    assert dict(paper.details) == {"volume": "175", "pages": "11-19"}
    assert paper.identifiers == (Identifier("doi", "10.1234/pond.1"),)
    assert (paper.abstract, paper.topics, paper.subkind) == ("", ("frogs",), "article")


def test_a_date_of_publication_is_no_time_and_the_language_is_not_believed(journal: Found) -> None:
    paper = journal.entries[0]
    assert (paper.published, paper.year, paper.when, paper.language) == ("2026-07-01", 2026, None, "")


def test_a_description_that_begins_with_the_citation_names_nobody(journal: Found) -> None:
    assert journal.entry("Editorial Board").people == ()
    assert journal.entry("Editorial Board").details == (("volume", "175"), ("pages", "113383"))


def test_what_follows_the_citation_is_the_abstract(journal: Found) -> None:
    paper = journal.entry("Newts")
    assert ([one.name for one in paper.people], paper.abstract) == (["Cy Moss"], "Newts &lt; toads.")


def test_labelled_lines_are_read_by_their_labels(journal: Found) -> None:
    paper = journal.entry("Toads")
    assert [one.name for one in paper.people] == ["Dee Fox", "Eve Nilsson"]
    assert (dict(paper.details), paper.abstract) == ({"volume": "12", "number": "3"}, "")


def test_an_entry_without_a_title_is_skipped(journal: Found) -> None:
    assert [(one.place, one.reason) for one in journal.skipped] == [("entry[4]", "no title")]


def test_elements_of_the_prism_vocabulary() -> None:
    found = reading(FORMAT, file(HERE, "prism.rdf"))
    paper = found.entries[0]
    assert found.homes[0].name == "Annals of Ponds"
    assert [one.name for one in paper.people] == ["Gia Holt", "Hal Ito"]
    assert (paper.venue, paper.published, paper.abstract) == (
        "Annals of Ponds B",
        "2026-05-04",
        "<p>Reeds <b>grow</b>.</p>",
    )
    assert dict(paper.details) == {"volume": "9", "number": "2", "pages": "5-8"}
    assert paper.identifiers == (Identifier("doi", "10.1234/reed"),)


def test_news_are_posts_without_addresses_of_people() -> None:
    post = reading(FORMAT, file(HERE, "news.atom")).entries[0]
    assert (post.subkind, post.own, post.published) == ("post", "tag:news.example,2026:1", "2026-03-05")
    assert [one.name for one in post.people] == ["Ida Jung"]
    assert "ida@" not in repr(post)
    assert "steal" not in post.abstract
    assert post.links == (Link("page", "https://news.example/1"), Link("video", "https://news.example/1.mp4"))


def test_an_empty_feed_is_no_error() -> None:
    found = reading(FORMAT, Document.of(b'<rss version="2.0"><channel><title>N</title></channel></rss>'))
    assert found.warned == ["the feed holds no entries at the moment"]


def test_a_bare_ampersand_is_forgiven_and_told() -> None:
    found = reading(FORMAT, Document.of(ITEM % b"<title>Salt & Pepper</title>"))
    assert found.entries[0].title == "Salt & Pepper"
    assert found.warned == ["the XML of the feed is broken; it was read as far as it could be"]


def test_an_unreadable_date_is_no_date() -> None:
    found = reading(FORMAT, Document.of(ITEM % b"<title>T</title><pubDate>soon</pubDate>"))
    assert (found.entries[0].published, found.entries[0].year) == ("", None)


def test_comments_after_the_end_are_no_cut() -> None:
    assert (
        len(reading(FORMAT, Document.of(ITEM % b"<title>T</title>" + b"\n<!-- served in 3 ms -->\n")).entries)
        == 1
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_declared_encodings_are_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + ITEM.decode() % "<title>Löß</title>"
    assert reading(FORMAT, Document.of(text.encode(encoding))).entries[0].title == "Löß"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", "this is a web page, not an RSS or Atom feed"),
        (ITEM[:60], ":1: the feed is cut off"),
        (
            b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + ITEM % b"<title>&b;</title>",
            "entities of its own",
        ),
        (
            b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ITEM % b"<title>&a;</title>",
            "entities",
        ),
        (
            ITEM % (b"\n<title " + b" ".join(b'a%d="1"' % n for n in range(300_000)) + b">T</title>"),
            ":2: a tag with more than 100",
        ),
        (b"<collection/>", "this is not an RSS or Atom feed"),
        (b"http://127.0.0.1/feed.xml", "this is not an RSS or Atom feed"),
        (b"/etc/passwd", "this is not an RSS or Atom feed"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, Document.of(content, "feed.xml"))


def test_a_feed_past_the_limit_is_refused_unread() -> None:
    with pytest.raises(BadSource, match="more than 8,388,608 characters"):
        reading(FORMAT, Document.of(ITEM % (b"<title>" + b"x" * feeds.LARGEST + b"</title>")))
