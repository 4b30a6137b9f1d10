"""What real files hold twice, found; skipped where the files are not there."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from store.catalogue.works.matching import Traits, judge, keys
from store.records import Identifier

DATA = Path(__file__).parents[4] / "shared" / "data"
ACL = "miniconf/acl-org__acl-2020-virtual-conference"
CAP = 40
"""A key that more share is left aside."""
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files of ../shared/data are not here")


def _traits(source: str, title: str, authors: Iterable[str], own: str = "", **more: Any) -> Traits:
    plain: dict[str, Any] = {
        "year": 2020, "kind": "paper", "series": "", "event": "", "identifiers": (), "day": None,
        "abstract": "",
    }  # fmt: skip
    return Traits(title=title, authors=tuple(authors), source=source, own=own, **{**plain, **more})


def _table(path: str) -> list[dict[str, str]]:
    found = next(DATA.glob(f"{path.rpartition('/')[0]}/**/{path.rpartition('/')[2]}"))
    with found.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _anthology(file: str) -> dict[str, list[Traits]]:
    """Papers of a file by volume."""
    tree = etree.parse(str(next(DATA.glob(f"acl_anthology_xml/*/**/{file}"))))
    found: dict[str, list[Traits]] = defaultdict(list)
    for volume in tree.iter("volume"):
        for paper in volume.iter("paper"):
            names = [" ".join(x.text or "" for x in each) for each in paper.findall("author")]
            title = "".join(paper.find("title").itertext())
            found[volume.get("id", "")].append(
                _traits("anthology", title, names, paper.findtext("url") or "")
            )
    return found


def _partners(ours: list[Traits], theirs: list[Traits]) -> Counter[int]:
    """How many of ours are the same as no, one, two ... of theirs, among those that share a key."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for no, each in enumerate(theirs):
        for key in keys(each):
            blocks[key].append(no)
    counts: Counter[int] = Counter()
    for each in ours:
        near = {no for key in keys(each) for no in blocks.get(key, ())}
        counts[sum(judge(each, theirs[no]).same for no in near)] += 1
    return counts


@pytest.mark.parametrize(
    ("file", "volume", "least", "most"),
    [
        ("main_papers.csv", "main", 775, 777),
        ("demo_papers.csv", "demos", 43, 43),
        ("srw_papers.csv", "srw", 42, 42),
    ],
)
def test_acl_2020_is_found_in_the_anthology(file: str, volume: str, least: int, most: int) -> None:
    rows = _table(f"{ACL}/{file}")
    ours = [_traits("programme", row["title"], row["authors"].split("|"), row["UID"]) for row in rows]
    counts = _partners(ours, _anthology("2020.acl.xml")[volume])
    print(file, dict(counts))
    assert least <= counts[1] <= most
    assert counts[0] + counts[1] == len(rows)


def test_every_paper_of_a_csv_is_found_in_the_notes_it_was_made_from() -> None:
    rows = _table("miniconf/Mini-Conf__Mini-Conf/papers.csv")
    ours = [_traits("csv", row["title"], row["authors"].split("|"), row["UID"]) for row in rows]
    text = (DATA / "openreview/ICLR__iclr.github.io/sitedata/papers.json").read_text(encoding="utf-8")
    notes = json.loads(text)
    each = notes.values() if isinstance(notes, dict) else notes
    theirs = [_traits("json", n["content"]["title"], n["content"]["authors"], n["id"]) for n in each]
    assert _partners(ours, theirs) == {1: 687}


def _slot(source: str, title: str, start: date) -> Traits:
    assert isinstance(start, datetime)
    utc = start.astimezone(UTC)
    return _traits(source, title, (), kind="social", event="iclr-2020", day=utc.date(), clock=utc.time())


def test_the_events_of_a_calendar_are_those_of_its_other_format() -> None:
    folder = DATA / "miniconf/Mini-Conf__Mini-Conf"
    calendar = Calendar.from_ical((folder / "scripts/sample_cal.ics").read_bytes())
    events = calendar.walk("VEVENT")
    ours = [_slot("ics", str(each["summary"]), each.decoded("dtstart")) for each in events]
    rows = json.loads((folder / "sitedata/main_calendar.json").read_text(encoding="utf-8"))
    theirs = [_slot("json", row["title"], datetime.fromisoformat(row["start"])) for row in rows]
    assert _partners(ours, theirs) == {1: 56}


def _large() -> Iterator[tuple[str, Traits]]:
    """The fold of the title, and the traits, of each record of the large file."""
    for line in gzip.decompress((DATA / "large/papers-57k.jsonl.gz").read_bytes()).splitlines():
        row = json.loads(line)
        kind = "paper" if row["kind"] == "preprint" else row["kind"].replace(" ", "_")
        day = date.fromisoformat(row["date"][:10]) if row.get("date") and kind == "talk" else None
        venue = row["venue"] or ""
        event = "" if venue == "arXiv" else f"{venue} {row['year']}"
        yield row["dup_key"], _traits(
            row["source"], row["title"], row["authors"], str(row.get("id") or ""), kind=kind, day=day,
            series=venue, year=row["year"], event=event, identifiers=tuple(_identifiers(row)),
            abstract=row["abstract"] or "",
        )  # fmt: skip


def _identifiers(row: dict[str, Any]) -> Iterator[Identifier]:
    url = row.get("url") or ""
    if str(row.get("doi")).startswith("10."):
        yield Identifier("doi", row["doi"])
    for scheme, pattern in (
        ("anthology", r"aclanthology\.org/([^/]+)"), ("arxiv", r"arxiv\.org/abs/(\d+\.\d+)"),
        ("openreview", r"openreview\.net/forum\?id=([\w-]+)"),
    ):  # fmt: skip
        if found := re.search(pattern, url):
            yield Identifier(scheme, found[1])


def test_fifty_seven_thousand_records_are_told_apart_with_few_comparisons() -> None:
    records = list(_large())
    blocks: dict[str, list[int]] = defaultdict(list)
    for no, (_, each) in enumerate(records):
        for key in keys(each):
            blocks[key].append(no)
    pairs = {pair for nos in blocks.values() if len(nos) <= CAP for pair in combinations(nos, 2)}
    same = {(one, other) for one, other in pairs if judge(records[one][1], records[other][1]).same}
    folds: dict[str, list[int]] = defaultdict(list)
    for no, (fold, _) in enumerate(records):
        folds[fold].append(no)
    one_title = {pair for nos in folds.values() for pair in combinations(nos, 2)}
    print(f"{len(pairs)} pairs compared, {len(pairs) / len(records):.2f} a record; {len(same)} are one work,")
    print(f"{len(same & one_title)} of {len(one_title)} with one title, {len(same - one_title)} with two")
    assert len(pairs) < 3 * len(records)
    assert len(same & one_title) > 0.9 * len(one_title)
    assert 10 < len(same - one_title) < 0.01 * len(same)
