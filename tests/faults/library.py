"""A made-up catalogue that grows: papers on three topics, each about a domain of its own."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from store.store import Store

TOPICS = ("federated learning", "graph neural networks", "program synthesis")
_DOMAINS = (
    "hospitals", "river floods", "bridge sensors", "tax forms", "bird songs", "oil paintings", "satellites",
    "wheat yields", "street lamps", "chess openings", "whale migration", "medieval script", "elevators",
    "glaciers", "tea tasting", "railway timetables", "asthma attacks", "volcanoes", "bicycle lanes", "opera",
    "harbour cranes", "beekeeping", "wind turbines", "court rulings", "coral reefs", "textile looms",
    "earthquakes", "pharmacies", "vineyards", "lighthouses", "recycling plants", "sign language", "meteors",
    "kindergartens", "ski slopes", "mushrooms", "drone mail", "pottery", "tidal power", "crosswords",
)  # fmt: skip
MOST = len(_DOMAINS)
FIRST = "s0-0"
"""The id of the first paper on the first topic."""
_HEAD = """\
event:
  id: soak-2026
  series: Soak
  year: 2026
  label: Soak 2026
  name: Conference on Endurance
  starts: 2026-02-02
  ends: 2026-02-04
  zone: Europe/London
  sources: [programme]
items:
"""
_SOURCES = """\
sources:
  - id: programme
    kind: programme
    title: the programme
    file: programme.txt
    words: [programme]
"""


def load(store: Store, now: datetime, papers: int = MOST, without: str = "") -> None:
    """Load so many papers on each topic, leaving out the one with the id ``without``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "events").mkdir()
        (folder / "sources.yaml").write_text(_SOURCES, encoding="utf-8")
        for empty, key in (("people", "people"), ("systems", "systems"), ("organisations", "organisations")):
            (folder / f"{empty}.yaml").write_text(f"{key}: []\n", encoding="utf-8")
        items = "".join(
            _item(f"s{place}-{n}", topic, _DOMAINS[n])
            for n in range(papers)
            for place, topic in enumerate(TOPICS)
            if f"s{place}-{n}" != without
        )
        (folder / "events" / "soak-2026.yaml").write_text(_HEAD + items, encoding="utf-8")
        store.load_seeds(folder, now)


def _item(id: str, topic: str, domain: str) -> str:
    return f"""\
  - id: {id}
    kind: paper
    title: "{topic.capitalize()} and {domain}"
    day: 2026-02-03
    topics: [{topic}]
    summary: How {topic} helps with {domain}.
    sources: [{{id: programme, line: 1}}]
"""
