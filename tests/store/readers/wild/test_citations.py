"""BibTeX, feeds and calendars as programs write them that the readers' own tests do not know."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.store.readers.wild.reading import links, names, read

BIB = r"""
@comment{jabref-meta: databaseType:biblatex;}
@string{pond = "Advances in Pond Studies"}
@inproceedings{lee31,
  author    = "Lee, Ann and {van der Berg}, Jr., Bo and {The {ATLAS} Collaboration} and others",
  title     = {{F}rogs {\&} 50\% of $\mathcal{O}(n)$: An ``Odd'' Study},
  booktitle = pond # " 44", month = dec # "~3", year = 2031, doi = {https://doi.org/10.1234/AB.C\_D},
}
@online{bl, author={given=Hans, prefix=von, family=Mueller and Doe, Jane}, title={Leaps}, date={2028-11}}
@misc{ax, title={Hopping}, author={P Quick}, howpublished={arXiv preprint arXiv:2105.00001}, year={2021}}
@article{corr, title={Leaping}, author={P Quick}, journal={CoRR}, volume={abs/2105.00002}, year={2021}}
@article{broken, title={Never closed, year=2020}
@misc{last, title={Read all the same}, author={P Quick}}
"""


def test_names_in_parts_macros_and_preprints_of_bibtex() -> None:
    found = read(BIB, "bibtex")
    first = found.entry("Frogs")
    assert first.title == "Frogs & 50% of O(n): An \u201cOdd\u201d Study"
    assert names(found, "Frogs") == ["Ann Lee", "Bo van der Berg Jr.", "The ATLAS Collaboration"]
    assert (first.venue, first.published) == ("Advances in Pond Studies 44", "2031-12-03")
    assert names(found, "Leaps") == ["Hans von Mueller", "Jane Doe"]
    for title, number in (("Hopping", "2105.00001"), ("Leaping", "2105.00002")):
        entry = found.entry(title)
        assert ([one.value for one in entry.identifiers], entry.status) == ([number], "preprint")
    assert found.entry("Read all").place
    assert [each.reason for each in found.skipped] == ["a broken entry: it cannot be read as BibTeX"]


PRISM = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://pond.example/p.rss"><title>Pond Letters</title></channel>
<item rdf:about="https://pond.example/s1"><title>Frogs in ponds</title><link>https://pond.example/s1</link>
<content:encoded><![CDATA[<p>Pond Letters, Published online: 01 May 2031; <a
href="https://pond.example/s1">doi:10.1038/s1</a></p>Frogs hop well.]]></content:encoded>
<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator><prism:doi>10.1038/s1</prism:doi></item>
</rdf:RDF>
"""


def test_the_line_before_an_abstract_in_a_journals_feed_is_none_of_it() -> None:
    found = read(PRISM, "feeds")
    assert found.entry("Frogs").abstract == "Frogs hop well."
    assert names(found, "Frogs") == ["Ann Lee", "Bo Ray"]


ICS = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:FrogCon 2031
BEGIN:VEVENT
UID:1
DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20310504T120000
SUMMARY:A zone by a long name
X-HALLWAY-EVENT;X-YEAR=2031:Pond Days
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20310504
SUMMARY:All day
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20310504T120000Z
DTEND:20310504T110000Z
SUMMARY:Ends before it begins
END:VEVENT
END:VCALENDAR
"""


def test_calendars_name_zones_as_they_please_and_nobody_hears_of_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = read(ICS, "ical")
    first, day, turned = (found.entry(title).when for title in ("A zone", "All day", "Ends"))
    assert first
    assert day
    assert turned
    assert first.start == datetime(2031, 5, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (day.day, day.start) == (date(2031, 5, 4), None)
    assert turned.end is None
    assert (found.entry("A zone").venue, found.entry("A zone").year) == ("Pond Days", 2031)


PRETALX = {
    "schedule": {
        "base_url": "https://pond.example",
        "conference": {
            "title": "FrogCon 2031", "start": "2031-05-04", "time_zone_name": "Europe/Berlin",
            "days": [{"index": 1, "date": "2031-05-04", "rooms": {"Pond": [
                {"guid": "g1", "id": 1, "date": "2031-05-05T00:30:00+02:00", "start": "00:30",
                 "duration": "01:00", "room": "Pond", "title": "Late <Creative> Frogs", "persons": [],
                 "attachments": [{"title": "Slides", "url": "/media/late.pdf"}]},
            ]}}],
        },
    }
}  # fmt: skip


def test_what_a_programme_attaches_without_a_host_is_at_its_site() -> None:
    found = read(PRETALX, "pretalx")
    assert found.entry("Late").title == "Late <Creative> Frogs"
    assert ("slides", "https://pond.example/media/late.pdf") in links(found, "Late")


FRAB = """<schedule><conference><title>FrogCon</title><start>2031-05-04</start></conference>
<day index="1" date="2031-05-04" start="2031-05-04T04:00:00+02:00"><room name="Pond">
<event id="6"><start>01:15</start><duration>00:30</duration><title>By night</title><persons/></event>
</room></day></schedule>
"""


def test_an_event_that_names_no_room_is_in_that_of_its_block() -> None:
    when = read(FRAB, "frab").entry("By night").when
    assert when
    assert (when.room, when.day) == ("Pond", date(2031, 5, 5))


HITS = """<?xml version="1.0" encoding="UTF-8"?>
<result>
<query id="1">frog*</query><status code="200">OK</status>
<hits total="2" computed="2" sent="2" first="0">
<hit score="1" id="5"><info><authors><author pid="1/2">Ann Lee 0001</author><author>Bo Ray</author></authors>
<title>Hit frog.</title><venue>FROG</venue><pages>1-2</pages><year>2031</year>
<type>Conference and Workshop Papers</type><key>conf/frog/y</key><ee>https://doi.org/10.1234/hit</ee>
<url>https://dblp.org/rec/conf/frog/y</url></info><url>URL#5</url></hit>
<hit><info><title>A volume.</title><type>Editorship</type><key>conf/frog/2031</key></info></hit>
</hits></result>
"""


def test_an_answer_of_dblps_search_is_read_like_its_dump() -> None:
    found = read(HITS, "dblp")
    (entry,) = found.entries
    assert (entry.title, entry.venue, entry.year, entry.own) == ("Hit frog", "FROG", 2031, "conf/frog/y")
    assert names(found, "Hit") == ["Ann Lee", "Bo Ray"]
    assert [one.value for one in entry.identifiers] == ["conf/frog/y", "10.1234/hit"]
    assert "volume" in found.skipped[0].reason


OLD = """<?xml version="1.0" encoding="UTF-8" ?>
<volume id="W98">
  <paper id="0101"><title>Old Frogs</title><author><first>Ann</first><last>Lee</last></author>
    <author>Bo Ray</author><year>1998</year></paper>
  <paper id="0100"><title>Proceedings of the Workshop on Ponds</title><year>1998</year></paper>
  <paper id="0201"><title>Older Toads</title><author><first>Cy</first><last>Fox</last></author></paper>
</volume>
"""


def test_the_anthology_as_it_was_is_read_as_it_is() -> None:
    found = read(OLD, "anthology")
    assert [(home.name, home.year) for home in found.homes] == [
        ("Proceedings of the Workshop on Ponds", 1998), ("", None),
    ]  # fmt: skip
    assert [(entry.own, entry.title) for entry in found.entries] == [
        ("W98-0101", "Old Frogs"), ("W98-0201", "Older Toads"),
    ]  # fmt: skip
    assert names(found, "Old Frogs") == ["Ann Lee", "Bo Ray"]


def test_what_openreview_cites_as_submitted_was_not_accepted() -> None:
    text = (
        "@inproceedings{anonymous2031kites,\ntitle={Kites that Hold},\nauthor={Anonymous},\n"
        "booktitle={Submitted to The Nineteenth International Conference on Kites},\nyear={2031},\n"
        "note={under review}\n}\n"
    )
    assert read(text, "bibtex").entry("Kites that Hold").status == "submitted"


def test_a_doi_that_only_a_link_of_arxiv_names_is_an_identifier() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title><id>http://arxiv.org/api/q</id>'
        "<entry><id>http://arxiv.org/abs/3101.00001v2</id><title>Kites that Hold</title>"
        "<published>2031-01-01T00:00:00Z</published><author><name>Ada Lamp</name></author>"
        '<link title="doi" href="http://dx.doi.org/10.1234/kite.1" rel="related"/></entry></feed>'
    )
    found = read(feed, "arxiv").entry("Kites that Hold").identifiers
    assert [(one.scheme, one.value) for one in found] == [("arxiv", "3101.00001"), ("doi", "10.1234/kite.1")]


def test_a_paper_of_the_anthology_has_the_month_of_its_volume_and_pages_as_elsewhere() -> None:
    xml = (
        '<?xml version="1.0"?><collection id="2031.kite"><volume id="main"><meta><booktitle>KITE</booktitle>'
        '<month>May 3--4</month><year>2031</year></meta><paper id="1"><title>Kites that Hold</title>'
        "<pages>1\u20139</pages></paper></volume></collection>"
    )
    entry = read(xml, "anthology").entry("Kites that Hold")
    assert (entry.published, dict(entry.details)["pages"]) == ("2031-05", "1-9")
