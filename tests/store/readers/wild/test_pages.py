"""Pages and lists in the forms that sites and people give them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from store.catalogue.entries import Hints
from tests.store.readers.wild.reading import links, names, read

LISTS = """# Frogs

## Papers

- [Hopping at Scale: A Study](https://arxiv.org/abs/2001.00001) - Ann Lee, Bo Ray. *NeurIPS 2031*.
- [ACL'31] [Toads in brackets](https://pond.example/t)

| Title | Authors | Venue | Code |
|---|---|---|---|
| Table Frogs | Ann Lee, Bo Ray | ICLR 2031 | [link](https://pond.example/code) |
| [Deep **Ponds**](https://arxiv.org/abs/2002.00002) | Cy Fox | arXiv | - |
| | Nobody | | |

## Tools

| Tool | Stars |
|---|---|
| hop | 12 |
"""


def test_markdown_lists_of_two_kinds_and_tables_on_one_page_are_all_read() -> None:
    found = read(LISTS, "markdown")
    assert [entry.title for entry in found.entries] == [
        "Hopping at Scale: A Study", "Toads in brackets", "Table Frogs", "Deep Ponds",
    ]  # fmt: skip
    table = found.entry("Table")
    assert (table.place, table.venue, table.year, table.topics) == ("line 10", "ICLR 2031", 2031, ("Papers",))
    assert names(found, "Table") == ["Ann Lee", "Bo Ray"]
    assert links(found, "Table") == {("code", "https://pond.example/code")}
    assert found.entry("Deep").status == "preprint"
    assert [each.place for each in found.skipped] == ["line 12", "line 16"]
    assert "Tool, Stars" in found.skipped[1].reason


def test_a_list_under_papers_may_have_addresses_of_papers_and_no_venues() -> None:
    page = """# FROG 2031

## Papers

- [Hopping at Scale: A Study](https://arxiv.org/abs/2001.00001)
- [Toads in Two or More](https://arxiv.org/abs/2001.00002)
"""
    found = read(page, "markdown")
    assert [entry.title for entry in found.entries] == ["Hopping at Scale: A Study", "Toads in Two or More"]
    assert (found.homes[0].name, found.skipped) == ("FROG 2031", [])


def test_columns_of_a_markdown_table_are_guessed_as_those_of_csv_and_can_be_said() -> None:
    guessed = read("# Frogs\n\n|Year|Paper|Conf|\n|--|--|--|\n|2031|Deep Frogs|CVPR|\n", "markdown")
    assert (guessed.entries[0].title, guessed.entries[0].venue, guessed.entries[0].year) == (
        "Deep Frogs", "CVPR", 2031,
    )  # fmt: skip
    assert any("title <- Paper" in text for text in guessed.warned)
    told = Hints(columns=(("title", "What"),))
    said = read("# Frogs\n\n- x\n\n|What|Conf|\n|--|--|\n|Deep Frogs|CVPR|\n", "markdown", hints=told)
    assert [entry.title for entry in said.entries] == ["Deep Frogs"]


LD = """<!DOCTYPE html><html><head><title>x</title><script type="application/ld+json">
{"@graph": [{"@type": "Event", "name": "FROG 2031", "startDate": "2031-05-04", "endDate": "2031-05-06",
 "subEvent": [{"@type": "Event", "name": "Off", "eventStatus": "https://schema.org/EventCancelled",
 "startDate": "2031-05-04T11:00"}]},
{"@type": "ScholarlyArticle", "headline": "Article Frogs",
 "author": ["Ann Lee", {"@type": "Person", "givenName": "Bo", "familyName": "Ray"}],
 "isPartOf": {"@type": "PublicationIssue", "isPartOf": {"name": "Pond Letters"}},
 "identifier": {"propertyID": "doi", "value": "10.1234/xyz"}}]}
</script></head><body></body></html>"""


def test_json_ld_with_cancelled_parts_names_in_parts_and_journals_around_issues() -> None:
    found = read(LD, "webpage")
    assert [each.reason for each in found.skipped] == ["cancelled"]
    (entry,) = found.entries
    assert (entry.title, entry.venue) == ("Article Frogs", "Pond Letters")
    assert names(found, "Article") == ["Ann Lee", "Bo Ray"]
    assert [one.value for one in entry.identifiers] == ["10.1234/xyz"]


MICRODATA = """<!DOCTYPE html><html><body>
<div itemscope itemtype="http://schema.org/WebSite"><span itemprop="name">A site</span></div>
<div itemscope itemtype="http://schema.org/Event"><h1 itemprop="name">Micro Frog Talk</h1>
<time itemprop="startDate" datetime="2031-05-04T09:00Z">4 May</time>
<div itemprop="performer" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ann Lee</b></div>
<div itemprop="performer" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Bo Ray</b></div>
</div>
<div itemscope itemtype="https://schema.org/ScholarlyArticle"><meta itemprop="name" content="Toads by tag">
<span itemprop="author">Cy Fox</span><a itemprop="url" href="https://pond.example/p">here</a></div>
</body></html>"""


def test_microdata_is_read_as_what_it_says_in_json_elsewhere() -> None:
    found = read(MICRODATA, "webpage")
    assert [(entry.kind, entry.title) for entry in found.entries] == [
        ("talk", "Micro Frog Talk"), ("paper", "Toads by tag"),
    ]  # fmt: skip
    assert names(found, "Micro") == ["Ann Lee", "Bo Ray"]
    when = found.entry("Micro").when
    assert when
    assert when.start == datetime(2031, 5, 4, 9, tzinfo=UTC)
    assert links(found, "Toads") == {("page", "https://pond.example/p")}


CITED = """<!DOCTYPE html><html><head><meta name="citation_title" content="Cited Frogs">
<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Ray, Bo">
<meta name="citation_author_email" content="ann@pole.example">
<meta name="citation_conference_title" content="Frog Conference 2031">
<meta name="citation_publication_date" content="2031/05/04"><meta name="citation_doi" content="10.1234/abc">
</head><body>x</body></html>"""


def test_a_publishers_page_is_read_by_its_citation_tags() -> None:
    found = read(CITED, "webpage")
    (entry,) = found.entries
    assert (entry.venue, entry.published, entry.status) == ("Frog Conference 2031", "2031-05-04", "accepted")
    assert names(found, "Cited") == ["Ann Lee", "Bo Ray"]
    assert "@" not in str(entry)


WHOLE = """<html><head><title>Accepted papers</title><script type="application/ld+json">
{"@type": "Event", "name": "FROG 2031", "startDate": "2031-05-04", "endDate": "2031-05-06"}</script></head>
<body><h2>Accepted papers</h2><ul><li><b>Hopping at Scale: A Study</b><br><i>Ann Lee, Bo Ray</i></li>
<li><a href="https://pond.example/3">Ponds in Three Dimensions</a>. Eve Ray and Flo Bee.</li>
<li><a href="https://pond.example/4">Toads in Two or More</a><br>Cy Fox, Dee Moth</li>
<li><a href="/">Back to the front page</a></li></ul></body></html>"""


def test_an_event_of_several_days_is_the_conference_whose_list_the_page_shows() -> None:
    found = read(WHOLE, "webpage")
    assert [entry.title for entry in found.entries] == [
        "Hopping at Scale: A Study", "Ponds in Three Dimensions", "Toads in Two or More",
    ]  # fmt: skip
    assert (found.homes[0].name, found.homes[0].starts) == ("FROG 2031", date(2031, 5, 4))
    assert names(found, "Ponds") == ["Eve Ray", "Flo Bee"]
    assert links(found, "Hopping") == set()
    assert links(found, "Toads") == {("page", "https://pond.example/4")}


def test_events_of_several_days_beside_others_are_on_the_programme() -> None:
    days = '"startDate": "2031-05-04", "endDate": "2031-05-06"'
    events = ", ".join(f'{{"@type": "Event", "name": "{name}", {days}}}' for name in ("Hackathon", "Camp"))
    page = f'<html><body><script type="application/ld+json">[{events}]</script></body></html>'
    assert [entry.title for entry in read(page, "webpage").entries] == ["Hackathon", "Camp"]


GRID = """<html><head><title>Programme - FROG 2031</title></head><body><h2>Monday, May 4, 2031</h2>
<table><tr><th>Time</th><th>Title</th><th>Speaker</th><th>Room</th></tr>
<tr><td>9:30 am - 10:30 am</td><td>The Art of Hopping</td><td>Ann Lee (Pole U)</td><td>A</td></tr></table>
<h2>Tuesday, May 5, 2031</h2><table><tr><th>Time</th><th>Title</th><th>Speaker</th></tr>
<tr><td>14:00</td><td>The Art of Croaking</td><td>Bo Ray</td></tr></table></body></html>"""


def test_tables_of_a_page_are_on_the_day_that_the_heading_above_names() -> None:
    found = read(GRID, "webpage")
    whens = [entry.when for entry in found.entries]
    assert [when and when.start for when in whens] == [
        datetime(2031, 5, 4, 9, 30), datetime(2031, 5, 5, 14),  # noqa: DTZ001  # as printed, without a zone
    ]  # fmt: skip
    person = found.entry("The Art of Hopping").people[0]
    assert (person.name, person.role, person.affiliation) == ("Ann Lee", "speaker", "Pole U")


VENUE_FIRST = """\
# Kites, a reading list

## Theory
- (CVPR 2029) Kites that Hold
- (NeurIPS'30) [Strings: a survey](https://arxiv.org/abs/3001.00002), Ada Lamp, Bo Wick
- (*ICML 2030, Oral*) **Wind at noon** [[paper](https://k.example/p.pdf)] [[code](https://github.com/k/wind)]
- **[ICLR 2031]** Tails [Paper](https://openreview.net/forum?id=kitesTAIL1)
- `ICLR'31` Bows
- CVPR 2029: Knots. Cy Candle et al.
- （ICCV 2029）Spools
- [2030-05] [ECCV] **Reels**
- (arXiv 2031.05) Frames
- (Best title ever) No venue stands here
"""


def test_a_venue_in_front_of_a_title_is_none_of_it_whatever_sets_it_apart() -> None:
    found = read(VENUE_FIRST, "markdown")
    assert {entry.title: (entry.venue, entry.year) for entry in found.entries} == {
        "Kites that Hold": ("CVPR 2029", 2029), "Strings: a survey": ("NeurIPS'30", 2030),
        "Wind at noon": ("ICML 2030, Oral", 2030), "Tails": ("ICLR 2031", 2031), "Bows": ("ICLR'31", 2031),
        "Knots": ("CVPR 2029", 2029), "Spools": ("ICCV 2029", 2029), "Reels": ("ECCV", 2030),
        "Frames": ("arXiv 2031.05", 2031),
    }  # fmt: skip
    assert names(found, "Strings: a survey") == ["Ada Lamp", "Bo Wick"]
    assert names(found, "Knots") == ["Cy Candle"]
    assert (found.entry("Reels").published, found.entry("Frames").status) == ("2030-05", "preprint")
    assert links(found, "Wind at noon") == {
        ("page", "https://k.example/p.pdf"),
        ("code", "https://github.com/k/wind"),
    }


def test_paragraphs_that_begin_with_their_venue_are_entries_where_several_do() -> None:
    page = "# Kites\n(CVPR 2029) Kites that Hold\n[paper](https://k.example/1)\n\n(ICML 2030) Strings\n"
    assert [entry.title for entry in read(page, "markdown").entries] == ["Kites that Hold", "Strings"]


AS_CITED = """\
# Kites

## Papers
* Ada Lamp, Bo Wick. "Strings: a survey." *ICML 2030*. [pdf](https://k.example/p.pdf)
* Wind by day. Cy Candle, Ada Lamp. ECCV 2030.
* **Tails at noon**, _NeurIPS 2030_
* A page about kites, by nobody
"""


def test_entries_as_they_are_cited_are_read_and_those_without_a_venue_told_of() -> None:
    found = read(AS_CITED, "markdown")
    assert [(entry.title, entry.year) for entry in found.entries] == [
        ("Strings: a survey", 2030), ("Wind by day", 2030), ("Tails at noon", 2030),
    ]  # fmt: skip
    assert names(found, "Strings: a survey") == ["Ada Lamp", "Bo Wick"]
    assert names(found, "Wind by day") == ["Cy Candle", "Ada Lamp"]
    assert [skipped.place for skipped in found.skipped] == ["line 7"]


def test_people_of_json_ld_may_stand_elsewhere_in_its_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Event", "@id": "#e", "name": "KITE 2031", "startDate": "2031-05-04",
             "endDate": "2031-05-06", "subEvent": [{"@id": "#t"}]},
            {"@type": "Event", "@id": "#t", "name": "Kites that hold", "performer": {"@id": "#p"},
             "startDate": "2031-05-04T09:00:00+02:00"},
            {"@type": "Person", "@id": "#p", "name": "Ada Lamp"},
        ]
    }  # fmt: skip
    page = f'<html><head><script type="application/ld+json">{json.dumps(graph)}</script></head></html>'
    assert names(read(page, "webpage"), "Kites that hold") == ["Ada Lamp"]


def test_a_number_in_bold_before_a_title_in_bold_is_not_glued_to_it() -> None:
    page = "<html><body><h1>KITE 2031</h1><p><b>12</b> <b>Kites that hold</b><br>Ada Lamp, Bo Wick</p></body>"
    assert [entry.title for entry in read(page, "webpage").entries] == ["12 Kites that hold"]
