"""One small file of every format, for tests that hold for all of them."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
_FILES = {
    "miniconf": "miniconf/workshops.yml", "virtual_site": "virtual_site/icml-2026-orals-posters.json",
    "openreview": "openreview/notes_v2.json", "sigchi": "sigchi/pond-2031.json",
    "pretalx": "pretalx/schedule.json", "anthology": "anthology/2031.frog.xml", "dblp": "dblp/dump.xml",
    "frab": "frab/schedule.xml", "arxiv": "arxiv/query.xml", "feeds": "feeds/journal.xml",
    "bibtex": "bibtex/volume.bib", "ical": "ical/pond.ics",
}  # fmt: skip
_MORE = (
    "miniconf/events.csv", "miniconf/main_calendar.json", "miniconf/workshop_schedules.json",
    "openreview/forums_v1.json", "arxiv/list.xml", "arxiv/list_2021.rdf", "feeds/news.atom",
    "feeds/prism.rdf", "anthology/W98.xml", "virtual_site/events.json",
    "pretalx/submissions.json", "ical/pond.xcal.xml", "ical/pentabarf.xcs", "ical/pond.jcal.json",
    "tables/programme.json", "tables/list.yml",
)  # fmt: skip
_WRITTEN = {
    "json_feed": """{"version": "https://jsonfeed.org/version/1.1", "title": "Pönd News", "items": [
 {"id": "1", "title": "Frögs leap", "url": "https://pond.example/1", "content_html": "<p>High.</p>",
 "date_published": "2031-03-02T09:00:00Z", "authors": [{"name": "Ada Green"}], "tags": ["frogs"]}]}
""",
    "csl": """[{"id": "leap", "type": "paper-conference", "title": "On leaping frogs", "DOI": "10.1234/f.3",
 "container-title": "Proceedings of the Frog Conference", "URL": "https://frogs.example/leap",
 "author": [{"family": "Berg", "given": "Anna"}, {"literal": "The Frög Team"}],
 "issued": {"date-parts": [["2031", 5, "7"]]}, "page": "12-19"},
 {"id": "pond", "type": "webpage", "title": "Ponds of the world", "URL": "https://frogs.example/ponds"}]
""",
    "ris": """TY  - CONF
TI  - Frogs that leap over Öresund
AU  - Hopper, Grace
C3  - Frog Conference 2031
PY  - 2031
N2  - A first line,
and a second.
UR  - https://frogs.example/a
ER  -

TY  - JOUR
TI  - Ponds of the world
AU  - Berg, Anna
JO  - Pond Letters
ER  -
""",
    "webpage": """<!DOCTYPE html><html><head><title>Program &#8211; FROG 2031</title></head>
<body><h1>Program</h1>
<table><tr><td>Tuesday, 28 April</td></tr>
<tr><td><b>18:20 &#8211; 20:00</b></td><td><h6>Session 1: Light</h6>
<b>Don&#8217;t turn off the frogs!</b><br>Ann Lee, Bo Ray (Pole University), Çy Fox (Wax Inc)<br>
<a href="https://doi.org/10.1145/1111111.2222222">Paper</a><br><br>
<b>Frogs &amp; Wires</b><br>Dee Moth (Moth Labs)</td></tr></table></body></html>
""",
    "markdown": """# SoCC 2031

## Papers

* Turning Frogs Around in Order \\[[Paper](https://doi.org/10.1145/1234567.1234568)]
  * Université of Somewhere
  * **Best Paper Award!**
* Ponds for Everybody
  * A company
""",
    "tables": """Title,Authors,Year,Venue,URL,Abstract
"Frösche; eine Studie, knapp","Jan Müller, Anna Berg",2031,FROG,https://frogs.example/1,About frogs
"Ponds of
the world",Bo Lee,2031,FROG,https://frogs.example/2.pdf,
""",
}
SAMPLES: dict[str, bytes] = {
    **{name: (HERE / path).read_bytes() for name, path in _FILES.items()},
    **{name: text.encode() for name, text in _WRITTEN.items()},
}
EVERY: list[tuple[str, str, bytes]] = [
    *((name, _FILES.get(name, name).rpartition("/")[2], content) for name, content in SAMPLES.items()),
    *((path.partition("/")[0], path.partition("/")[2], (HERE / path).read_bytes()) for path in _MORE),
]
"""Format, name and content: the samples, and other dialects of their formats."""
XML = ("anthology", "arxiv", "dblp", "feeds", "frab", "webpage")
