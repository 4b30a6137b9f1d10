"""Lists and notes in Markdown, as people keep them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.entries import Entry, Hints, Home
from store.catalogue.importers import markdown
from store.catalogue.importers.document import Document
from store.errors import BadSource
from store.records import Skipped

TAGGED = """\
# Reading list on lamps

## Table of Contents
- [Reading list on lamps](#reading-list-on-lamps)
  - [Street lamps](#street-lamps)

## Street lamps
### Dimming
**General**
- [MLSys'22] [Dimming by Committee](https://example.org/dimming.pdf)
  - [a note without a venue](https://example.org/more)
- [arxiv'25] [Lamps That
Learn](https://arxiv.org/abs/2501.00001v2) [[Code]](https://github.com/example/lamps)
- [Survey :mag:] [NeurIPS'25 Spotlight] Thirty Years of Lamps
  - [KDD'20 Tutorial] A Tutorial on Bulbs
- [Twilight @ ICLR2024] [Bulbs, Wires and Poles](https://example.org/bulbs)
- see also [another list](https://example.org/list)
"""
HEADED = """\
# SoCC 2023

Homepage: [https://lamps.example/2023/](https://lamps.example/2023/)

## Papers

### Scheduling

* Turning Lamps Off in Order \\[[Paper](https://doi.org/10.1145/1234567.1234568)] \\[[Slides](https://e.example/s)]
  * Somewhere University
  * **Best Paper Award!**
* Poles
  * A company

## Links

* Not a paper but a [page](https://lamps.example/)
"""
NOTE = """\
---
description: >-
  #lamps
---

# GLOW: Keeping lamps warm

## Meta Info

Presented in [SoCC 2022](https://doi.org/10.1145/7654321.1234567).

Authors: Ada Lamp (_Pole University_), Bo Wick, Cy Candle (_Wax Inc_).

Code: [https://github.com/example/glow](https://github.com/example/glow)
"""
MENTIONED = """\
# Good papers on lamps

## Theory
1. **On the Flicker of Lamps**. Ada Lamp, Bo Wick. *NeurIPS 2023*. [[pdf](https://e.example/f.pdf)]
2. [Wires Considered Harmful](https://e.example/w) (OSDI '20)
3. [another list of lists](https://e.example/l)
"""


def read(text: str) -> list[Home | Entry]:
    document = Document.of(text.encode(), "README.md")
    assert markdown.sniff(document) > 0.4
    return [each for each in markdown.read(document, Hints()) if isinstance(each, Home | Entry)]


def entries(text: str) -> list[Entry]:
    return [each for each in read(text) if isinstance(each, Entry)]


def test_entries_that_begin_with_their_venue_are_papers_and_the_contents_are_none() -> None:
    found = entries(TAGGED)
    assert [(each.title, each.venue, each.year) for each in found] == [
        ("Dimming by Committee", "MLSys'22", 2022),
        ("Lamps That Learn", "arxiv'25", 2025),
        ("Thirty Years of Lamps", "NeurIPS'25 Spotlight", 2025),
        ("A Tutorial on Bulbs", "KDD'20 Tutorial", 2020),
        ("Bulbs, Wires and Poles", "Twilight @ ICLR2024", 2024),
    ]
    assert [each.status for each in found] == ["accepted", "preprint", "accepted", "accepted", "accepted"]
    assert found[3].kind == "tutorial"
    assert found[0].topics == ("Street lamps", "Dimming")


def test_links_keep_their_kind_and_name_the_work() -> None:
    first, second = entries(TAGGED)[:2]
    assert [(link.kind, link.url) for link in first.links] == [("pdf", "https://example.org/dimming.pdf")]
    assert [link.kind for link in second.links] == ["page", "code"]
    assert ("arxiv", "2501.00001") in [(each.scheme, each.value) for each in second.identifiers]


def test_a_place_is_the_line_in_the_file_even_after_front_matter() -> None:
    assert entries(TAGGED)[0].place == "line 10"
    assert entries(NOTE)[0].place == "line 6"


def test_entries_under_papers_belong_to_the_event_of_the_heading() -> None:
    home, *found = read(HEADED)
    assert home == Home("SoCC 2023", 2023, url="https://lamps.example/2023/")
    assert [each.title for each in found if isinstance(each, Entry)] == [
        "Turning Lamps Off in Order",
        "Poles",
    ]
    first = entries(HEADED)[0]
    assert first.award == "Best Paper Award"
    assert first.topics == ("Scheduling",)
    assert [link.kind for link in first.links] == ["page", "slides"]
    assert ("doi", "10.1145/1234567.1234568") in [(each.scheme, each.value) for each in first.identifiers]


def test_a_note_is_one_paper_with_its_people() -> None:
    (note,) = entries(NOTE)
    assert (note.title, note.venue, note.year) == ("GLOW: Keeping lamps warm", "SoCC 2022", 2022)
    assert [(each.name, each.affiliation) for each in note.people] == [
        ("Ada Lamp", "Pole University"), ("Bo Wick", "Wax Inc"), ("Cy Candle", "Wax Inc"),
    ]  # fmt: skip
    assert [link.kind for link in note.links] == ["page", "code"]


def test_one_affiliation_in_italics_at_the_end_is_everybodys() -> None:
    text = NOTE.replace(
        "Ada Lamp (_Pole University_), Bo Wick, Cy Candle (_Wax Inc_).", "Ada Lamp, Bo Wick, _Pole U_"
    )
    (note,) = entries(text)
    assert [(each.name, each.affiliation) for each in note.people] == [
        ("Ada Lamp", "Pole U"),
        ("Bo Wick", "Pole U"),
    ]


def test_a_venue_after_the_title_is_enough_and_names_before_it_are_the_authors() -> None:
    first, second = entries(MENTIONED)
    assert (first.title, first.venue, [each.name for each in first.people]) == (
        "On the Flicker of Lamps", "NeurIPS 2023", ["Ada Lamp", "Bo Wick"],
    )  # fmt: skip
    assert (second.title, second.year, second.people) == ("Wires Considered Harmful", 2020, ())


@pytest.mark.parametrize(
    "text",
    ["# SoCC 2021\n\nHomepage: [x](https://e.example/)\n", "# Links\n\n- [a page](https://e.example)\n- b\n"],
)
def test_a_page_of_links_holds_no_items(text: str) -> None:
    with pytest.raises(BadSource, match="holds no items"):
        read(text)


@pytest.mark.parametrize("text", ["- " * 5_000, "[" * 30_000, "*a " * 20_000, "> " * 5_000, "a\n" * 30_000])
def test_hostile_pages_are_refused_and_not_slow(text: str) -> None:
    with pytest.raises(BadSource, match="holds no items"):
        list(markdown.read(Document.of(text.encode(), "x.md"), Hints()))


@given(st.text(alphabet="[]()*_-#'2 \nabAuthors:Presented in\\`<>", max_size=300))
def test_no_page_makes_it_stumble(text: str) -> None:
    document = Document.of(text.encode(), "x.md")
    assert 0 <= markdown.sniff(document) <= 1
    try:
        found = list(markdown.read(document, Hints()))
    except BadSource:
        return
    assert all(each.title for each in found if isinstance(each, Entry))


def test_papers_of_no_known_venue_are_told_and_and_others_is_nobody() -> None:
    text = MENTIONED + (
        "4. [Wicks and More Wicks](https://arxiv.org/abs/2004.00001), Ada Lamp et al., EMNLP 2020\n"
        "5. **A Survey of Shades.** *Bo Wick.* Shades 2024. [[pdf](https://arxiv.org/abs/2211.00001)]\n"
    )
    found = list(markdown.FORMAT.read(Document.of(text.encode(), "list.md"), Hints()))
    wicks = next(one for one in found if isinstance(one, Entry) and one.title.startswith("Wicks"))
    assert [person.name for person in wicks.people] == ["Ada Lamp"]
    assert [one.place for one in found if isinstance(one, Skipped)] == ["line 8"]


def test_links_between_a_title_and_its_authors_are_no_part_of_a_name() -> None:
    text = "- **Frogs: a Long Survey** [[paper](https://pond.example/1)] [[code](https://pond.example/2)]\n"
    found = entries(f"# Ponds\n\n{text}  *Ann Bee, Cid Dee.* CVPR 2031\n")
    assert [(one.title, [who.name for who in one.people]) for one in found] == [
        ("Frogs: a Long Survey", ["Ann Bee", "Cid Dee"])
    ]
