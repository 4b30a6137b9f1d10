"""A small set of seed files, made up for the tests: two events, three people, two systems, four items."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

T0 = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
"""When the first load of a test happens."""
T1 = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
"""The next morning."""

SOURCES = """\
sources:
  - id: blog
    kind: blog
    title: blog of a visitor
    file: blog.txt
    words: [blog, visitor]
  - id: report
    kind: trip_report
    title: trip report
    url: https://example.org/report
"""

PEOPLE = """\
people:
  - name: Ada Müller
    other_names: [A. Mueller, 马铁]
    affiliations: [Example University]
    sources: [blog]
    notes:
      - {text: Ada Müller leads a group on slow clocks., source: report}
  - name: Bo de Wit
  - name: Chandra Rao
    affiliations: [Rao Labs]
"""

SYSTEMS = """\
systems:
  - name: SLOW-CLOCK
    other_names: [Slow Clock, SC]
    what: a clock that loses a second a year
    category: presented system
    items: [x1-talk]
    sources: [blog]
  - name: Sundial
    what: an older clock
    category: tool
    outside: true
"""

ORGANISATIONS = """\
organisations:
  - {name: Example University, other_names: [EU, Univ of Example]}
"""

CONF = """\
event:
  id: conf-2021
  series: Conf
  year: 2021
  label: Conf 2021
  name: First Conference on Clocks
  other_names: [Conf '21]
  starts: 2021-05-03
  ends: 2021-05-05
  zone: Europe/Berlin
  city: Berlin, Germany
  venue: Clock Hall
  url: https://example.org/conf
  outside: [url]
  sources: [blog, report]
facts:
  - key: papers_accepted
    value: 12
    text: Twelve papers were accepted.
    source: blog
  - key: papers_accepted
    value: 13
    text: Thirteen papers were accepted.
    source: report
    preferred: false
  - key: sponsors
    value: [Rao Labs, Example University]
    text: Rao Labs and Example University paid for the coffee.
    source: blog
notes:
  - {text: The coffee was good., source: blog, kind: opinion}
items:
  - id: x1-session
    kind: oral_session
    title: Clocks
    session: Clocks
    slots: 3
    day: 2021-05-03
    start: 09:00
    end: "10:30"
    room: Hall A
    sources: [{id: blog, line: 3}]
  - id: x1-talk
    kind: paper
    subkind: poster+oral
    title: "Slow Clocks: How to Lose a Second"
    other_names: [Slow Clock]
    parent: x1-session
    session: Clocks
    slot: 1
    day: 2021-05-03
    session_start: 09:00
    room: Hall A
    award: Best Paper
    series: Clock papers
    organisations: [Univ of Example]
    systems: [SC, Sundial]
    topics: [clocks, drift]
    people:
      - {name: Bo de Wit, role: author}
      - {name: A. Mueller, role: speaker, affiliation: Example University and Rao Labs, implied: true}
    links:
      - {kind: code, url: "https://example.org/code?a=1&b=2", source: blog}
    sources:
      - {id: blog, line: 4}
      - {id: report, line: 9}
      - {id: blog, line: 12}
    summary: A clock that loses one second a year.
    outside: [award]
    notes:
      - {text: The clock was shown working., source: blog}
      - {text: Some doubted the clock., source: report, kind: disagreement}
"""

WORKSHOP = """\
event:
  id: shop-2021
  series: Shop
  year: 2021
  label: Shop 2021
  name: Workshop on Hourglasses
  parent: conf-2021
  sources: [report]
items:
  - id: x2-panel
    kind: panel
    title: Sand or Water?
    title_origin: label
    day: 2021-05-06
    start: 17:30
    people:
      - {name: Chandra Rao, role: moderator}
      - {name: Ada Müller, role: panellist}
    sources: [{id: report}]
  - id: x2-break
    kind: break
    title: Tea
    sources: [{id: report, line: 2}]
"""

FILES = {
    "sources.yaml": SOURCES,
    "people.yaml": PEOPLE,
    "systems.yaml": SYSTEMS,
    "organisations.yaml": ORGANISATIONS,
    "events/conf-2021.yaml": CONF,
    "events/shop-2021.yaml": WORKSHOP,
}


def write(folder: Path) -> Path:
    """The sample as files in a folder."""
    (folder / "events").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def replace(folder: Path, name: str, old: str, new: str) -> int:
    """Put ``new`` for the one place of ``old`` in a file; returns the line where ``new`` starts."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
