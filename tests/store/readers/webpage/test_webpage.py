"""Programme pages as conferences write them, and what machines are told in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.entries import Hints, Home
from store.catalogue.importers.document import Document, Web
from store.catalogue.importers.webpage import FORMAT, LARGEST
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

TABLE = """<!DOCTYPE html><html><head><title>Program &#8211; LAMPCONF 2020</title></head><body>
<nav><b>Menu of Everything Here</b> Ann Lee, Bo Ray</nav>
<h1>Program</h1>
<table>
 <tr><td> CEST (GMT+2) </td><td>Monday, 27 April</td></tr>
 <tr><td><b>09:00 &#8211; 16:15</b></td><td>13th Workshop on Poles <a href="https://p.example/">Poles</a></td></tr>
</div>
<!-- <tr><td><b>10:00 - 11:00</b></td><td><b>An Old Talk</b><br>Old Name (Nowhere)</td></tr> -->
 <tr><td></td><td>Tuesday, 28 April</td></tr>
 <tr><td><b>18:20 &#8211; 20:00</b></td><td><h6>Session 1: Light</h6>
   <b>Session Chair: Margo Lumen</b><br><br>
   <b>Don&#8217;t turn off the lamps!
   </b><br>Ann Lee, Bo Ray (Pole University), Cy Fox (Wax Inc)<br>
   <a href="https://doi.org/10.1145/1111111.2222222">Paper</a> – Video (<a href="../v.mp4">short</a>)<br><br>
   <b>Lamps &amp; Wires</b><br>Dee Moth (Moth Labs)
 </td><td>18:20 &#8211; 20:00</td></tr>
 <tr><td><b>20:00 &#8211; 20:30</b></td><td><h6>Break</h6></td></tr>
</table></body></html>"""
LIST = """<html><head><title>Posters | LAMPCONF 2020</title></head><body><h1>Accepted posters</h1>
<ul><li><strong>
 Toward Lamps on Demand</strong>, Ann Lee (<em>Pole University</em>), Bo Ray and Cy Fox (<em>Wax Inc</em>)
 <br>Abstract (<a href="a.pdf">pdf</a>)</li></ul>
<ul><li><strong>Warm Lamps</strong>, Dee Moth (<em>Moth Labs</em>). Poster (<a href="b.pdf">pdf</a>)</li></ul>
<h2>Contact</h2><p><strong>Registration opens soon</strong><br>Bring a lamp to the desk.</p></body></html>"""
JSON_LD = """<html><head><script type="application/ld+json">{"@type": "Event",
 "name": "LampConf 2027", "startDate": "2027-05-03", "endDate": "2027-05-05",
 "location": {"@type": "Place", "name": "Hall of Light", "address": {"addressLocality": "Lumen"}},
 "subEvent": [{"@type": "EducationEvent", "name": "Keynote: <i>Bright</i> ideas", "startDate":
  "2027-05-03T09:00:00+02:00", "endDate": "2027-05-03T10:00:00+02:00", "location": {"name": "Room 1"},
  "performer": [{"@type": "Person", "name": "Ann Lee", "affiliation": {"name": "Pole University"}}]}],
 "workPerformed": {"@type": "ScholarlyArticle", "headline": "Wires", "author": ["Bo Ray"],
  "datePublished": "2027-04-01", "url": "https://doi.org/10.1/abc", "keywords": "wires, poles"}}
</script></head><body></body></html>"""


def read(page: str, hints: Hints | None = None) -> Found:
    document = Document.of(page.encode(), "index.html")
    assert FORMAT.sniff(document) >= 0.5
    return reading(FORMAT, document, hints)


def test_papers_of_a_table_have_the_time_of_their_row_and_the_day_above_it() -> None:
    found = read(TABLE)
    assert found.homes == [Home("LAMPCONF 2020", 2020)]
    assert [each.title for each in found.entries] == [
        "13th Workshop on Poles Poles", "Don’t turn off the lamps!", "Lamps & Wires", "Break",
    ]  # fmt: skip
    when = found.entries[1].when
    assert when is not None
    cest = timezone(timedelta(hours=2))
    assert (when.start, when.end) == (
        datetime(2020, 4, 28, 18, 20, tzinfo=cest), datetime(2020, 4, 28, 20, 0, tzinfo=cest),
    )  # fmt: skip
    assert when.session == "Session 1: Light"


def test_people_have_the_affiliation_of_the_next_bracket_and_links_belong_to_the_title_above() -> None:
    first = read(TABLE).entries[1]
    assert [(each.name, each.affiliation) for each in first.people] == [
        ("Ann Lee", "Pole University"), ("Bo Ray", "Pole University"), ("Cy Fox", "Wax Inc"),
    ]  # fmt: skip
    assert [(each.scheme, each.value) for each in first.identifiers] == [("doi", "10.1145/1111111.2222222")]
    assert [link.kind for link in first.links] == ["page"]


def test_what_stands_in_comments_menus_and_chairs_is_no_paper() -> None:
    titles = " ".join(each.title for each in read(TABLE).entries)
    assert "Old Talk" not in titles
    assert "Menu" not in titles
    assert "Chair" not in titles


def test_a_list_of_posters_gives_posters() -> None:
    found = read(LIST).entries
    assert [(each.title, each.kind) for each in found] == [
        ("Toward Lamps on Demand", "poster"), ("Warm Lamps", "poster"),
    ]  # fmt: skip
    assert [each.affiliation for each in found[0].people] == ["Pole University", "Wax Inc", "Wax Inc"]
    assert found[1].people[0].affiliation == "Moth Labs"


def test_links_are_made_whole_with_the_address_of_the_page() -> None:
    document = Document(LIST.encode(), "p", web=Web("https://lamps.example/2020/posters/"))
    assert reading(FORMAT, document).entries[0].links[0].url == "https://lamps.example/2020/posters/a.pdf"


def test_without_a_year_no_time_is_guessed_and_the_reader_is_told() -> None:
    found = read(TABLE.replace("LAMPCONF 2020", "Lamp meeting"))
    assert [each.when for each in found.entries] == [None, None, None, None]
    assert any("--year" in text for text in found.warned)
    told = read(TABLE.replace("LAMPCONF 2020", "Lamp meeting"), Hints(year=2021)).entries[1].when
    assert told is not None
    assert told.day == date(2021, 4, 28)


def test_schema_org_data_comes_first() -> None:
    found = read(JSON_LD)
    assert found.homes == [
        Home(
            "LampConf 2027",
            2027,
            starts=date(2027, 5, 3),
            ends=date(2027, 5, 5),
            city="Lumen",
            venue="Hall of Light",
        )
    ]
    keynote, article = found.entries
    assert keynote.when is not None
    assert keynote.when.start is not None
    assert keynote.when.start.astimezone(UTC) == datetime(2027, 5, 3, 7, 0, tzinfo=UTC)
    assert (keynote.when.room, keynote.people[0].role, keynote.people[0].affiliation) == (
        "Room 1", "speaker", "Pole University",
    )  # fmt: skip
    assert (article.kind, article.year, article.topics) == ("paper", 2027, ("wires", "poles"))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><h1>Sign in</h1><form><input></form></body></html>",
        "<!doctype html><html><title>404</title><body><b>Not found here</b><br>Please go back.</body></html>",
        "<html>" + "<div>" * 20_000 + "x",
        "<html><body>" + "<b>" * 5_000 + "x</body></html>",
        '<html><script type="application/ld+json">' + "[" * 200_000 + "</script></html>",
    ],
    ids=["sign-in", "error page", "deep", "deep and bold", "deep JSON"],
)
def test_other_pages_are_refused_and_say_why(page: str) -> None:
    with pytest.raises(BadSource, match="holds no items"):
        list(FORMAT.read(Document.of(page.encode(), "x.html"), Hints()))


def test_a_tag_of_thousands_of_attributes_is_refused_before_it_is_parsed() -> None:
    page = "<html><p " + "".join(f'a{n}="1" ' for n in range(300_000)) + ">x</p></html>"
    with pytest.raises(BadSource, match="attributes"):
        list(FORMAT.read(Document.of(page.encode(), "x.html"), Hints()))


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(BadSource, match="MiB"):
        list(FORMAT.read(Document.of(b"<html>" + b" " * LARGEST, "x.html"), Hints()))


PIECES = (
    "<b>", "</b>", "<tr>", "<td>", "</table>", "<br>", "Ann Lee", "9:00 - 10:00", "Monday, 3 May", "<h2>",
    "A Title of Words", " (X), ", "<a href='//['>", "</a>", "<!--",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_no_page_makes_it_stumble(pieces: list[str]) -> None:
    document = Document.of(("<html>" + "".join(pieces)).encode(), "x.html")
    try:
        found = list(FORMAT.read(document, Hints(year=2021)))
    except BadSource:
        return
    assert found


GRID = """<html><head><title>Programme - LAMPCONF 2020</title></head><body><table>
<tr><th>Time</th><th>Title</th><th>Authors</th></tr>
<tr><td>09:00</td><td>Lamps that lie <a href="l.pdf">[PDF]</a></td><td>Ann Lee<sup>1</sup>, Bo Ray</td></tr>
<tr><td colspan=3>Coffee Break</td></tr>
<tr><td>10:00</td><td><a href="https://doi.org/10.1145/1.2">Wires</a></td><td>Cy Fox<sup>2</sup></td></tr>
</table></body></html>"""


def test_a_table_whose_header_names_titles_and_authors_is_read_by_its_columns() -> None:
    found = reading(FORMAT, Document.of(GRID.encode(), "p.html"))
    assert [(each.title, [one.name for one in each.people]) for each in found.entries] == [
        ("Lamps that lie", ["Ann Lee", "Bo Ray"]),
        ("Wires", ["Cy Fox"]),
    ]
    assert [one.value for one in found.entries[1].identifiers] == ["10.1145/1.2"]
    assert found.homes[0].year == 2020


def test_who_presents_may_stand_out_below_a_linked_title() -> None:
    page = (
        "<html><title>LAMPCONF 2020</title><h3><a href=/1>Learning to glow</a></h3>"
        "<p><b>Ann Lee</b>; Bo Ray</p><h3><a href=/2>Learning to dim</a></h3><p>Cy Fox</p></html>"
    )
    found = reading(FORMAT, Document.of(page.encode(), "p.html"))
    assert [(each.title, len(each.people)) for each in found.entries] == [
        ("Learning to glow", 2),
        ("Learning to dim", 1),
    ]
