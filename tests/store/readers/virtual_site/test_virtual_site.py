"""The virtual site's two exports."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from store.catalogue.entries import Hints, Home
from store.catalogue.importers.document import Document
from store.catalogue.importers.virtual_site import FORMAT
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
TOKYO = timezone(timedelta(hours=9))


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "icml-2026-orals-posters.json"))


def made(*records: dict[str, object], name: str = "", **page: object) -> Document:
    data = {"count": len(records), "next": None, "previous": None, "results": records} | page
    return Document.of(json.dumps(data).encode(), name)


def test_both_exports_are_recognised() -> None:
    assert FORMAT.sniff(file(HERE, "icml-2026-orals-posters.json")) == 0.95
    assert FORMAT.sniff(file(HERE, "events.json")) == 0.95
    assert FORMAT.sniff(Document.of(b'[{"title": "no such thing", "authors": "A, B"}]')) == 0


def test_the_home_is_read_off_the_addresses(found: Found) -> None:
    assert found.homes == [Home(name="ICML 2026", year=2026, url="https://icml.cc/virtual/2026")]


def test_the_home_is_read_off_the_name_where_addresses_are_relative() -> None:
    document = made(
        {"id": 1, "name": "T", "virtualsite_url": "/virtual/2025/poster/1"},
        name="mlsys-2025-orals-posters.json",
    )
    assert reading(FORMAT, document).homes[0].name == "MLSys 2025"


def test_a_poster_is_a_paper_with_its_slot_people_and_links(found: Found) -> None:
    paper = found.entries[0]
    assert (paper.kind, paper.subkind, paper.own) == ("paper", "spotlight", "501")
    assert [(one.name, one.affiliation) for one in paper.people] == [
        ("Ada Löwe", "Universität Ulm"),
        ("Bo Ray", ""),
        ("Cy Moss", ""),
    ]
    assert paper.when is not None
    assert paper.when.start == datetime(2026, 7, 7, 16, 30, tzinfo=TOKYO)
    assert (paper.when.session, paper.when.room) == ("Poster Session 2", "Hall B")
    assert paper.topics == ("Theory->Optimization", "clustering", "sparsity")
    assert paper.identifiers == (Identifier("openreview", "Wt7jwn1uak"),)
    assert paper.details == (("note", "poster #112"),)


def test_only_web_addresses_that_are_shown_become_links(found: Found) -> None:
    assert found.entries[0].links == (
        Link("page", "https://icml.cc/virtual/2026/poster/501"),
        Link("page", "https://openreview.net/forum?id=Wt7jwn1uak"),
        Link("code", "https://github.com/ada/sparse"),
        Link("slides", "https://icml.cc/media/icml-2026/Slides/501.pdf"),
        Link("video", "https://slideslive.example/501"),
    )


@pytest.mark.parametrize(
    ("name", "sort", "kind"),
    [("Slides", "PDF", "slides"), ("Poster (PDF)", "", "poster"), ("Paper", "application/pdf", "pdf")],
)
def test_slides_and_posters_that_are_pdfs_are_what_their_names_say(name: str, sort: str, kind: str) -> None:
    media = {"name": name, "type": sort, "uri": "https://frogs.example/501.pdf"}
    document = made(
        {"id": 1, "name": "T", "virtualsite_url": "/virtual/2026/poster/1", "eventmedia": [media]}
    )
    assert reading(FORMAT, document).entries[0].links[-1] == Link(kind, "https://frogs.example/501.pdf")


def test_the_abstract_comes_from_the_file_beside_where_the_record_has_none(found: Found) -> None:
    assert found.entries[0].abstract == "We cluster with few words."
    assert found.entry("Ladders").abstract == "It is here already."


def test_oral_and_poster_of_one_paper_name_each_other_and_no_session(found: Found) -> None:
    poster, oral, session = found.entries[:3]
    assert (poster.same_as, oral.same_as) == (("601",), ("501",))
    assert (oral.kind, oral.subkind, oral.parent) == ("paper", "oral", "700")
    assert (session.kind, session.same_as) == ("oral_session", ())


def test_a_placeholder_is_no_openreview_id_and_no_link(found: Found) -> None:
    assert found.entries[1].identifiers == ()
    assert [link.url for link in found.entries[1].links] == ["https://icml.cc/virtual/2026/oral/601"]


def test_a_time_to_be_announced_leaves_session_and_room(found: Found) -> None:
    paper = found.entry("Ladders")
    assert paper.when is not None
    assert (paper.when.start, paper.when.day) == (None, None)
    assert (paper.when.session, paper.when.room) == ("Poster Session 4", "Hall C")
    assert paper.track == "Position Paper"
    assert paper.topics == ("Data", "Evaluation", "ladders", "rungs")


def test_hidden_rejected_and_nameless_events_are_skipped_with_place_and_reason(found: Found) -> None:
    assert [(one.place, one.reason) for one in found.skipped] == [
        ("results[4]", "hidden on the site"),
        ("results[5]", "rejected: Reject"),
        ("results[6]", "the event has no title"),
    ]


def test_rejected_papers_are_taken_when_asked_for() -> None:
    document = file(HERE, "icml-2026-orals-posters.json")
    assert reading(FORMAT, document, Hints(every_status=True)).entry("Turned Down").status == "rejected"


def test_paging_that_stopped_is_told() -> None:
    document = made({"id": 1, "name": "T", "virtualsite_url": "/virtual/2026/poster/1"}, count=2891)
    assert reading(FORMAT, document).warned == [
        "the file holds 1 of 2,891 events: the site cut it into pages, the others are missing"
    ]


def test_a_list_not_published_yet_is_no_error() -> None:
    document = made()
    assert FORMAT.sniff(document) == 0.5
    found = reading(FORMAT, document)
    assert (found.entries, found.warned) == (
        [],
        ["the site has not published its events yet: the list is empty"],
    )


def test_times_without_a_zone_get_none() -> None:
    document = made(
        {
            "id": 1,
            "name": "T",
            "virtualsite_url": "/virtual/2026/poster/1",
            "starttime": "2026-07-07T10:00:00",
        }
    )
    found = reading(FORMAT, document)
    assert found.entries[0].when is not None
    assert found.entries[0].when.start == datetime(2026, 7, 7, 10)  # noqa: DTZ001 - the source says no zone


def test_the_events_export_gives_roles_by_type_and_clean_addresses() -> None:
    found = reading(FORMAT, file(HERE, "events.json"))
    paper, talk, workshop = found.entries
    assert found.homes[0].name == "NeurIPS 2024"
    assert [one.name for one in paper.people] == ["Eve Nilsson", "Milt (Milo) Kay", "Finn van der Aa"]
    assert (paper.own, paper.title) == ("91", "Ducks <in> a Row")
    assert paper.links == (Link("page", "https://neurips.cc/virtual/2024/poster/91"),)
    assert (talk.kind, talk.people[0].role) == ("invited_talk", "speaker")
    assert (workshop.kind, workshop.people[0].role) == ("workshop", "organiser")


def test_abstracts_alone_are_refused() -> None:
    document = file(HERE, "icml-2026-abstracts.json")
    assert FORMAT.sniff(document) == 0.8
    with pytest.raises(BadSource, match="abstracts alone"):
        reading(FORMAT, document)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><title>502 Bad Gateway</title></html>", "this is a web page"),
        (b'{"count": 3, "results": [{"name": "cut o', "JSON"),
        (b'{"results": ' + b"[" * 200_000, "JSON"),
        (b'{"hello": "world"}', "no list of events"),
        (b"\xff\xfe\x00", "JSON"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, says: str) -> None:
    document = Document.of(content, "icml-2026-orals-posters.json")
    with pytest.raises(BadSource, match=says):
        reading(FORMAT, document)


@pytest.mark.parametrize("value", [None, 0, "", "x", [], {}, [None], [{}], True, 1.5, {"a": [1]}])
def test_any_value_in_any_field_is_read_or_skipped(value: object) -> None:
    keys = """
        id name authors abstract topic keywords decision session eventtype room_name virtualsite_url url
        sourceurl starttime endtime paper_url poster_position eventmedia related_events_ids parent_id visible
    """.split()
    records = [
        {"id": 1, "name": "Whole", "virtualsite_url": "/virtual/2026/poster/1"} | {key: value} for key in keys
    ]
    found = reading(FORMAT, made(*records))
    assert len(found.entries) + len(found.skipped) == len(keys)
