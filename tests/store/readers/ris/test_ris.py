"""RIS and Web of Science as programs write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.entries import Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.ris import FORMAT
from store.errors import BadSource
from store.records import Identifier
from tests.store.readers.reading import Found, reading

RIS = """\ufeff

Record #1 of 3
1.
TY  - CONF
T1  - Frogs that leap
A1  - Hopper, Grace
A1  - Lovelace, Ada
A2  - Editor, Edith
C3  - Frog Conference 2031
T2  - Lecture Notes in Frogs
Y1  - 2031/05//
N2  - First line,
ER then a second,
      and a third.
AI -based words go on.
KW  - *frog
KW  - pond
SP  - 12
EP  - 19
DO  - https://doi.org/10.1234/FROG.1
UR  - https://frogs.example/a;b; https://frogs.example/c.pdf
N1  - Export Date: 1 May 2031
N1  - Best Paper Award
N1  - Correspondence Address: G. Hopper; e-mail removed
PB  - Frog Press (E-mail: [removed])
ZZ  - nobody knows
SN  -
ER  -
Text between records.
TY  - Journal Article
ID  - 7
ST  - A short title only
JO  - Pond Letters
ER  -

TY - JOUR
ID - 7
TI - Tags with one blank
ER -
TY  - JOUR
DO  - 10.5555/only.a.doi
TY  - JOUR
AB  - No title here
ER  -
TY  - JOUR
ER  -
TY  - JOUR
TI  - The last one is cut off
"""
WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Hopper, G
   Lovelace, A
AF Hopper, Grace
   Lovelace, Ada
TI Frogs that leap over
   two lines
SO POND LETTERS
DE frogs; deep ponds
EM nobody@frogs.example
AB An abstract in the table
   of contents.
PD MAY 13
PY 2031
VL 4
BP 12
EP 19
DI 10.1234/frog.2
UT WOS:000000000000001
ER

PT J
AU Solo, H
TI Second
UT WOS:000000000000002
ER

EF
"""


def of(text: str) -> Found:
    return reading(FORMAT, Document.of(text.encode(), "refs.ris"))


@pytest.fixture(scope="module")
def found() -> Found:
    return of(RIS)


def test_both_dialects_are_recognised_by_content() -> None:
    assert FORMAT.sniff(Document.of(RIS.encode())) == 0.95
    assert FORMAT.sniff(Document.of(WOS.replace("\n", "\r\n").encode())) == 0.95
    assert FORMAT.sniff(Document.of(b"PT Cruiser is a car\nTI calculators")) == 0
    assert FORMAT.sniff(Document.of(b"title,authors\nA,B\n")) == 0


def test_a_conference_paper_is_read_whole(found: Found) -> None:
    entry = found.entries[0]
    assert (entry.place, entry.title, entry.venue) == ("line 5", "Frogs that leap", "Frog Conference 2031")
    assert [person.name for person in entry.people] == ["Hopper, Grace", "Lovelace, Ada"]
    assert entry.abstract == "First line, ER then a second, and a third. AI -based words go on."
    assert (entry.year, entry.published) == (2031, "2031-05")
    assert entry.topics == ("frog", "pond")
    assert entry.identifiers == (Identifier("doi", "10.1234/frog.1"),)
    assert [link.url for link in entry.links] == ["https://frogs.example/a;b", "https://frogs.example/c.pdf"]
    assert entry.award == "Best Paper Award"
    known = dict(entry.details)
    assert (known["pages"], known["publisher"]) == ("12-19", "Frog Press")
    assert known["booktitle"] == "Lecture Notes in Frogs"
    assert "note" not in known


def test_titles_are_taken_from_where_they_stand(found: Found) -> None:
    assert [entry.title for entry in found.entries[1:]] == [
        "A short title only",
        "Tags with one blank",
        "doi:10.5555/only.a.doi",
        "Untitled: No title here",
        "The last one is cut off",
    ]


def test_ids_that_come_twice_are_told_apart(found: Found) -> None:
    assert [entry.own for entry in found.entries[1:3]] == ["7", "7#2"]


def test_records_without_anything_are_skipped_and_open_ones_told(found: Found) -> None:
    assert [one.place for one in found.skipped] == ["line 46"]
    assert found.warned == ["the record is not closed by ER; it may have been cut off"] * 2


def test_web_of_science_gives_full_names_and_no_addresses() -> None:
    first, second = of(WOS).entries
    assert first.title == "Frogs that leap over two lines"
    assert [person.name for person in first.people] == ["Hopper, Grace", "Lovelace, Ada"]
    assert [person.name for person in second.people] == ["Solo, H"]
    assert (first.published, first.topics) == ("2031-05", ("frogs", "deep ponds"))
    assert first.abstract == "An abstract in the table of contents."
    assert "nobody@" not in repr(first)


def test_a_file_without_records_is_refused() -> None:
    with pytest.raises(BadSource, match="no RIS record"):
        of("AU  - Nobody\nER  - \n")


@pytest.mark.parametrize("goes_on", ["word\n" * 200_000, "x" * 1_000_000, "\0" * 1000, "AU  - A\n" * 50_000])
def test_hostile_records_are_read(goes_on: str) -> None:
    found = of(f"TY  - JOUR\nTI  - Fine\nAB  - Begins\n{goes_on}\nER  - \n")
    assert [entry.title for entry in found.entries] == ["Fine"]


@given(
    st.lists(
        st.sampled_from(
            ["TY  - JOUR", "PT J", "ER  - ", "AU  - A, B", "N2  -", "x", "", "TI  - T", "UK  - u"]
        )
    )
)
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    document = Document.of("\n".join(lines).encode())
    with suppress(BadSource):
        assert list(FORMAT.read(document, Hints()))


def test_a_record_with_blanks_around_its_dash_is_none_of_the_one_before() -> None:
    text = "TY - CONF\nTI - Frogs\nER -\n\nTY  -  CONF\nT1  -   Toads   \nUR  - //pond.example/2\nER  - \n"
    entries = reading(FORMAT, Document.of(text.encode(), "two.ris")).entries
    assert [one.title for one in entries] == ["Frogs", "Toads"]
    assert [link.url for link in entries[1].links] == ["https://pond.example/2"]


def test_a_note_without_blanks_is_read_in_one_pass() -> None:
    text = f"TY  - JOUR\nTI  - Frogs\nN1  - {'<sup>1' * 20_000}\nPB  - {'(' * 20_000}\nER  - \n"
    assert len(reading(FORMAT, Document.of(text.encode(), "long.ris")).entries) == 1


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["Lee A.", "Frog B. C.", "van der Toad D.-E."], ["A. Lee", "B. C. Frog", "D.-E. van der Toad"]),
        (["Lee A.", "Ada Newt"], ["Lee A.", "Ada Newt"]),
        (["Lee, A.", "Frog B."], ["Lee, A.", "Frog B."]),
        (["Ada B. Lee"], ["Ada B. Lee"]),
        (["Luther King Jr."], ["Luther King Jr."]),
    ],
)
def test_initials_behind_every_name_of_a_list_stand_before_it(written: list[str], names: list[str]) -> None:
    lines = ["TY  - CPAPER", "TI  - Frogs", *(f"AU  - {name}" for name in written), "ER  - ", ""]
    found = reading(FORMAT, Document.of("\n".join(lines).encode(), "frogs.ris"))
    assert [person.name for person in found.entries[0].people] == names
