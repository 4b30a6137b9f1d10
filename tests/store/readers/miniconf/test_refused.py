"""Files of Mini-Conf sites that hold no items, and broken ones."""

from __future__ import annotations

import json

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf import FORMAT
from store.errors import BadSource
from tests.store.readers.reading import reading

SLOTS_WITHOUT_WORKSHOPS = b'[{"title": "", "date": "", "startTime": "", "endTime": "", "speakers": ""}]'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[{"id": "a", "pos": [1.0, 2.0]}, {"id": "b", "pos": [0.5, 2.0]}]', "map of papers"),
        (b'{"m.1": ["m.1", "m.2"], "m.2": ["m.2", "m.1"]}', "recommendations"),
        (b'{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array"}', "JSON schema"),
        (
            b"name: FROG\ntagline: Frogs\ndate: May 2031\nsite_title: FROG\npage_title:\n  prefix: x\n",
            "settings",
        ),
        (b"committee:\n  - role: Chair\n    name: Ada Laich\n", "organisers"),
        (b"FAQ:\n  - Section: A\n    QA:\n      - Question: Why?\n", "questions"),
        (b"1A:\n  date: 2031-07-06_05:00:00\n  papers:\n  - m.1\n", "timetable"),
        (b"UID,session\na,1\n", "highlighted"),
        (b"UID,presentation_id\na,1\n", "recordings"),
        (b"uid,title,session,company,channel_name\na,A,Gold,A,c\n", "sponsors"),
        (b"uid,company,title,jd\na,A,A,x\n", "job adverts"),
        (b"\xef\xbb\xbfaward,extra,name\nA,B,To Be Announced\n", "awards of people"),
        (b"Award,award_1,authors,paper,DOI\nBest,Best,Ada Laich,Frogs,paper_a.html\n", "awards of papers"),
    ],
)
def test_a_file_without_items_is_refused_with_what_it_is(content: bytes, said: str) -> None:
    document = Document.of(content, "unnamed")
    assert FORMAT.sniff(document) >= 0.8
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, document)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("papers.csv", b"UID,title,authors,abstract\n", "no rows"),
        ("papers.csv", b"", "empty"),
        ("papers.csv", b"<!doctype html><html></html>", "web page"),
        ("papers.json", b'[{"UID": "a", "title": "cut', "line 1, column"),
        ("papers.json", b"[" * 100_000, "JSON"),
        ("papers.yml", b"- UID: a\n  title: [cut\n", "YAML is broken"),
        ("papers.yml", b"- UID: a\n  title: \x07\n", "YAML is broken"),
        ("workshop_schedules.json", SLOTS_WITHOUT_WORKSHOPS, "no object of workshops"),
        ("session_list.json", b'[{"time_slots": [], "slot_id": "", "event_prefix": ""}]',
         "no object of events"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadSource, match=said) as refused:
        reading(FORMAT, Document.of(content, name))
    assert refused.value.place.startswith(name)


def test_yaml_nested_too_deep_is_refused() -> None:
    with pytest.raises(BadSource, match="YAML"):
        reading(FORMAT, Document.of(b"- UID: a\n  title: " + b"[" * 100_000, "papers.yml"))


def test_yaml_that_names_itself_again_and_again_takes_no_time() -> None:
    bomb = "- UID: a\n  title: T\n  keywords: &k0 [x, x]\n" + "".join(
        f"- UID: a{n}\n  title: T\n  keywords: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n"
        for n in range(1, 30)
    )
    assert len(reading(FORMAT, Document.of(bomb.encode(), "papers.yml")).entries) == 30


def test_a_broken_timetable_beside_the_papers_is_told_by_its_own_name() -> None:
    beside = {"paper_sessions.yml": b"1A: [cut"}
    papers = Document.of(b"UID,title,authors,abstract\na,T,A B,x\n", "papers.csv", siblings=beside)
    with pytest.raises(BadSource) as refused:
        reading(FORMAT, papers)
    assert "paper_sessions.yml" in refused.value.place


def test_an_end_whose_zone_is_another_matter_than_the_starts_is_left_out() -> None:
    session = {"name": "W-Live", "start_time": "2031-07-09_16:00:00", "end_time": "2031-07-09 23:00"}
    rows = [
        {"UID": "W1", "title": "Workshop on Croaking", "organizers": ["Ada Laich"], "sessions": [session]}
    ]
    entry = reading(FORMAT, Document.of(json.dumps(rows).encode(), "workshops.json")).entries[0]
    assert entry.when is not None
    assert entry.when.end is None
    assert entry.when.start is not None
