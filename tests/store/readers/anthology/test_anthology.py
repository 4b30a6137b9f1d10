"""XML of the ACL Anthology."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Hints, Home
from store.catalogue.importers.anthology import FORMAT, anthology_id
from store.catalogue.importers.document import Document
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
SITE = "https://aclanthology.org"
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE collection [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>
<collection id="P99"><volume id="1"><paper id="1"><title>&f;</title></paper></volume></collection>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE collection [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<collection id="P99"><volume id="1"><paper id="1"><title>&x;</title></paper></volume></collection>"""


WITH_TITLE = (
    '<collection id="P99"><volume id="1"><paper id="1"><title>%s</title></paper></volume></collection>'
)


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "2031.frog.xml"))


def test_it_is_recognised() -> None:
    assert FORMAT.sniff(file(HERE, "2031.frog.xml")) == 0.95
    assert FORMAT.sniff(Document.of(b'<collection name="stamps"/>')) == 0


def test_each_volume_is_a_home_with_its_own_year(found: Found) -> None:
    assert found.homes == [
        Home(
            name="Proceedings of the 3rd Conference on Frogs",
            year=2031,
            url=f"{SITE}/volumes/2031.frog-main/",
        ),
        Home(name="Tutorial Abstracts", year=2031),
    ]


def test_all_text_between_and_inside_the_tags_counts(found: Found) -> None:
    paper = found.entries[0]
    assert paper.title == r"BERT leaps in $\mathbb{R}^n$, quite far, see http://frog.example now"
    assert paper.abstract == "We leap $k$ times & land."
    assert paper.markup == "anthology"


def test_editors_and_front_matter_are_left_out(found: Found) -> None:
    assert found.entries[0].people == (Byline("Ada Löwe", affiliation="Pond University"), Byline("Mononym"))
    assert [entry.title for entry in found.entries[1:]] == ["Taken Back", "Leaping for Beginners"]


def test_ids_links_awards_and_details(found: Found) -> None:
    paper = found.entries[0]
    assert (paper.own, paper.award, paper.year) == ("2031.frog-main.1", "Best Paper; Best Theme Paper", 2031)
    assert paper.identifiers == (
        Identifier("anthology", "2031.frog-main.1"),
        Identifier("doi", "10.18653/v1/2031.frog-main.1"),
    )
    assert paper.links == (
        Link("page", f"{SITE}/2031.frog-main.1/"),
        Link("pdf", f"{SITE}/2031.frog-main.1.pdf"),
        Link("video", f"{SITE}/2031.frog-main.1.mp4"),
        Link("code", "https://github.com/ada/leap"),
        Link("code", f"{SITE}/attachments/2031.frog-main.1.Software.zip"),
    )
    assert dict(paper.details) == {
        "pages": "1-9",
        "key": "lowe-2031-leaps",
        "booktitle": "Proceedings of the 3rd Conference on Frogs",
        "publisher": "Pond Press",
        "month": "July",
        "address": "Online",
        "note": "revision 2031-09-29 Corrects Table 2.",
    }


def test_a_retracted_paper_is_marked_and_a_nameless_one_skipped(found: Found) -> None:
    assert found.entries[1].status == "withdrawn"
    assert [(one.place, one.reason) for one in found.skipped] == [("line 40", "a paper without a title")]


def test_tutorials_are_tutorials(found: Found) -> None:
    assert found.entries[2].kind == "tutorial"


def test_the_old_scheme_and_a_volume_without_a_year() -> None:
    found = reading(FORMAT, file(HERE, "W98.xml"))
    paper = found.entries[0]
    assert (paper.own, paper.year, found.homes[0].city) == ("W98-0307", None, "Pond, Lake")
    assert paper.links == (Link("pdf", "http://ponds.example/7.pdf"),)
    assert ("note", f"erratum {SITE}/W98-0307e1.pdf") in paper.details
    assert found.warned == ["a volume without a year"]
    assert reading(FORMAT, file(HERE, "W98.xml"), Hints(year=1998)).entries[0].year == 1998


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "own"),
    [
        ("P19", "1", "1001", "P19-11001"),
        ("P19", "1", "2", "P19-1002"),
        ("W19", "1", "1", "W19-0101"),
        ("W19", "86", "12", "W19-8612"),
        ("D19", "1", "500", "D19-1500"),
        ("D19", "50", "3", "D19-5003"),
        ("C69", "10", "1", "C69-1001"),
        ("2020.acl", "main", "7", "2020.acl-main.7"),
    ],
)
def test_ids_of_both_schemes(collection: str, volume: str, paper: str, own: str) -> None:
    assert anthology_id(collection, volume, paper) == own


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!-- 404 --><HTML><body>", "this is a web page, not XML of the ACL Anthology"),
        (BOMB, "entities of its own"),
        (OUTSIDE, "entities of its own"),
        (
            b'<collection id="P99">\n<volume id="1">\n<paper id="1"><title>Cut',
            ":3: the XML is broken or cut off",
        ),
        (b'<collection id="P99">' + b"<i>" * 100_000, "broken or cut off"),
        (b"<proceedings/>", "begins with <proceedings>"),
        (b"\x00\x01\x02", "not XML|broken|empty"),
        (b"<collection " + b" ".join(b'a%d="1"' % n for n in range(300_000)) + b">", "broken or cut off"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, Document.of(content, "P99.xml"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_declared_or_marked_encoding_is_read(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>{WITH_TITLE % "Löß"}'
    assert reading(FORMAT, Document.of(text.encode(encoding))).entries[0].title == "Löß"


def test_a_wrongly_declared_encoding_is_read_all_the_same() -> None:
    text = f'<?xml version="1.0" encoding="UTF-8"?>{WITH_TITLE % "Frösche"}'
    assert reading(FORMAT, Document.of(text.encode("cp1252"))).entries[0].title == "Frösche"


def test_control_characters_that_xml_forbids_are_left_out() -> None:
    content = (WITH_TITLE % "A\x0cB").encode()
    assert reading(FORMAT, Document.of(content)).entries[0].title == "AB"


def test_a_paragraph_in_an_abstract_parts_its_words() -> None:
    text = (
        '<collection id="P99"><volume id="1"><paper id="1"><title>Leaps</title>'
        "<abstract>Far.<p/>And <b>far</b>ther,<p>in one</p>leap<br/>each.</abstract>"
        "</paper></volume></collection>"
    )
    (entry,) = reading(FORMAT, Document.of(text.encode(), "x.xml")).entries
    assert entry.abstract == "Far. And farther, in one leap each."
