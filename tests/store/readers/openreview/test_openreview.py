"""Notes of OpenReview."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.openreview import FORMAT
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent


@pytest.fixture
def newer() -> Found:
    return reading(FORMAT, file(HERE, "notes_v2.json"))


@pytest.fixture
def older() -> Found:
    return reading(FORMAT, file(HERE, "forums_v1.json"))


def note(**content: object) -> dict[str, object]:
    return {
        "id": "dDdDdDdD01",
        "forum": "dDdDdDdD01",
        "content": {"title": "T", "authors": ["A B"]} | content,
    }


def test_both_versions_are_recognised() -> None:
    assert FORMAT.sniff(file(HERE, "notes_v2.json")) == 0.95
    assert FORMAT.sniff(file(HERE, "forums_v1.json")) == 0.95
    assert FORMAT.sniff(Document.of(b'{"content": {"title": "a page"}}')) == 0


def test_only_the_accepted_are_taken_and_each_other_is_told(newer: Found) -> None:
    assert [entry.title for entry in newer.entries] == [r"Tides of $\pi$"]
    assert [(one.place, one.reason) for one in newer.skipped] == [
        ("notes[1]", "rejected: Submitted to ICLR 2026"),
        ("notes[2]", "withdrawn: ICLR 2026 Conference Withdrawn Submission"),
        ("notes[3]", "submitted: Under review for TMLR"),
        ("notes[4]", "a reply such as a review or a comment, no paper"),
        ("notes[5]", "not public on OpenReview"),
    ]


def test_every_status_is_taken_when_asked_for() -> None:
    found = reading(FORMAT, file(HERE, "notes_v2.json"), Hints(every_status=True))
    assert [(entry.status, entry.venue) for entry in found.entries] == [
        ("accepted", "ICLR 2026"),
        ("rejected", "ICLR 2026"),
        ("withdrawn", "ICLR 2026"),
        ("submitted", "TMLR"),
    ]
    assert found.entries[3].people == ()


def test_a_note_is_taken_apart(newer: Found) -> None:
    paper = newer.entries[0]
    assert [one.name for one in paper.people] == ["Ada Löwe", "Bo Ray", "Cy Moss"]
    assert (paper.subkind, paper.year, paper.tldr) == ("poster", 2026, "It moves.")
    assert paper.topics == ("tides", "moons", "harbours", "earth")
    assert paper.identifiers == (Identifier("openreview", "aAaAaAaA01"),)
    assert paper.links == (
        Link("page", "https://openreview.net/forum?id=aAaAaAaA01"),
        Link("pdf", "https://openreview.net/pdf?id=aAaAaAaA01"),
        Link("code", "https://github.com/ada/tides"),
    )
    assert paper.details == (
        ("entry", "inproceedings"),
        ("key", "lowe2026tides"),
        ("booktitle", "The Fourteenth International Conference on Learning Representations"),
    )


def test_its_dates_are_of_publication_and_no_times(newer: Found) -> None:
    assert (newer.entries[0].published, newer.entries[0].when) == ("2026-01-26", None)


def test_ids_of_authors_are_nowhere(newer: Found) -> None:
    assert "~Ada_Lowe1" not in repr(newer)
    assert "someone" not in repr(newer)


def test_old_notes_tell_their_fate_by_record_decision_or_invitation(older: Found) -> None:
    assert [(one.title, one.venue, one.year, one.subkind) for one in older.entries] == [
        ("Frogs Leap", "International Conference on Learning Representations", 2020, ""),
        ("Newts Win", "ICLR 2019", 2019, "oral"),
        ("Nothing Is Said", "", None, ""),
    ]
    assert [(one.place, one.reason.partition(":")[0]) for one in older.skipped] == [
        ("note cCcCcCcC02", "submitted"),
        ("note cCcCcCcC04", "withdrawn"),
    ]
    assert older.warned == ["1 notes do not say whether they were accepted; they were taken as accepted"]


def test_authors_in_one_string_are_parted(older: Found) -> None:
    assert [one.name for one in older.entry("Newts").people] == ["Hal Ito", "Ida Jung"]


def test_a_bare_list_lines_and_a_single_note_are_read() -> None:
    one = note(venue="X 2024 Oral")
    for content in (
        json.dumps([one]),
        json.dumps(one),
        f"{json.dumps(one)}\n\n{json.dumps(one | {'id': 'e'})}\n",
    ):
        found = reading(FORMAT, Document.of(content.encode()))
        assert found.entries[0].venue == "X 2024"
    assert found.skipped[0].place == "line 3"


def test_pages_that_are_missing_are_told() -> None:
    document = Document.of(json.dumps({"notes": [note(venue="X 2024 Poster")], "count": 900}).encode())
    assert reading(FORMAT, document).warned == ["the file holds 1 of 900 notes; the other pages are missing"]


@pytest.mark.parametrize(
    ("venue", "venueid", "status"),
    [
        ("ICLR 2026 ConditionalPoster", "ICLR.cc/2026/Conference", "accepted"),
        ("ICLR 2023 notable top 5%", "ICLR.cc/2023/Conference", "accepted"),
        ("Accepted by TMLR", "TMLR", "accepted"),
        ("NeurIPS 2022 Accept", "NeurIPS.cc/2022/Conference", "accepted"),
        ("Workshop on Frogs @ ICLR 2024 Spotlight", "ICLR.cc/2024/Workshop/Frogs", "accepted"),
        ("ICLR 2024 Conference Submission", "ICLR.cc/2024/Conference/Submission", "submitted"),
        ("Decision pending for TMLR", "TMLR/Decision_Pending", "submitted"),
        ("Rejected by TMLR", "TMLR/Rejected", "rejected"),
        ("ICLR 2026 Conference Desk Rejected Submission", "", "rejected"),
        ("Withdrawn by Authors", "TMLR/Withdrawn_Submission", "withdrawn"),
        ("CoRR 2021", "dblp.org/journals/CORR/2021", "preprint"),
    ],
)
def test_the_venue_tells_the_status(venue: str, venueid: str, status: str) -> None:
    document = Document.of(json.dumps([note(venue=venue, venueid=venueid)]).encode())
    assert reading(FORMAT, document, Hints(every_status=True)).entries[0].status == status


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"  ", "empty"),
        (b"<html><body>Forbidden</body></html>", "this is a web page, not notes of OpenReview"),
        (b'[{"content": {"title": "cut', "JSON"),
        (b'{"content": {}, "forum": "a"}\n{"content": {"title": "cut\n', ":2: the line is no JSON"),
        (b'{"a":{}}\n{"b":' + b"[" * 200_000 + b"\n", "no JSON"),
        (b'{"content": ' + b'{"a":' * 200_000, "JSON"),
        (b'"text"', "no notes of OpenReview"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, Document.of(content, "notes.json"))


@pytest.mark.parametrize(
    "value", [None, 0, "", [], {}, [None], True, 9e99, -1, {"value": {"value": 1}}, ["a", 1, {}]]
)
def test_any_value_in_any_field_is_read_or_skipped(value: object) -> None:
    fields = (
        "title",
        "authors",
        "keywords",
        "abstract",
        "venue",
        "venueid",
        "pdf",
        "_bibtex",
        "decision",
        "doi",
    )
    notes = [note(**{key: value}) for key in fields]
    notes += [
        note(venue="X Oral") | {key: value}
        for key in ("id", "forum", "invitation", "invitations", "details", "pdate")
    ]
    found = reading(FORMAT, Document.of(json.dumps(notes).encode()))
    assert len(found.entries) + len(found.skipped) == len(notes)
