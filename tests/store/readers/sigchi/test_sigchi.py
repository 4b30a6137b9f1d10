"""Programmes of SIGCHI conferences."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.catalogue.entries import Byline
from store.catalogue.importers.document import Document
from store.catalogue.importers.sigchi import FORMAT
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "pond-2031.json"))


def changed(**conference: object) -> Document:
    data = json.loads((HERE / "pond-2031.json").read_text(encoding="utf-8"))
    data["conference"].update(conference)
    return Document.of(json.dumps(data).encode(), "program.json")


def test_a_programme_is_recognised_and_other_json_is_not() -> None:
    assert FORMAT.sniff(file(HERE, "pond-2031.json")) == 0.95
    assert FORMAT.sniff(Document.of(b'{"contents": [], "people": []}')) == 0
    assert FORMAT.sniff(Document.of(b'{"timeSlots": []}')) == 0


def test_the_conference_is_named_and_online_is_no_city(found: Found) -> None:
    home = found.homes[0]
    assert (home.name, home.year, home.city, home.url) == ("POND 2031", 2031, "", "https://pond.example/2031")
    assert (home.starts, home.ends) == (date(2031, 7, 9), date(2031, 7, 11))


def test_people_and_affiliations_are_joined_by_ids(found: Found) -> None:
    assert found.entry("Frogs").people == (
        Byline("Ada B. Laich", "author", "Pond University"),
        Byline("Bo Tümpel", "author", "Reed Lab"),
    )


def test_sessions_slots_rooms_and_tracks_are_joined_by_ids(found: Found) -> None:
    entry = found.entry("Frogs")
    assert entry.when is not None
    assert (entry.when.session, entry.when.room, entry.track) == (
        "Session 1A: Jumping",
        "Reed Hall",
        "POND Papers",
    )
    assert [slot.session for slot in entry.more] == ["Session 1B: Again"]


def test_times_are_the_wall_clock_without_the_offset(found: Found) -> None:
    when = found.entry("Frogs").when
    assert when is not None
    assert when.start == datetime(2031, 7, 9, 9, 0)  # noqa: DTZ001 - local, as the file has it
    assert found.homes[0].zone == ""


def test_a_named_zone_is_taken() -> None:
    found = reading(FORMAT, changed(timeZoneName="America/New_York"))
    when = found.entry("Frogs").when
    assert when is not None
    assert when.start == datetime(2031, 7, 9, 9, 0, tzinfo=ZoneInfo("America/New_York"))
    assert found.homes[0].zone == "America/New_York"


def test_links_with_passwords_and_addresses_are_never_kept(found: Found) -> None:
    assert [word for word in ("zoom", "SECRET", "ada@") if word in str(found)] == []
    assert found.entry("Frogs").links == (
        Link("page", "https://dl.acm.org/doi/10.1145/3999999.3999998"),
        Link("video", "https://videos.example/1"),
    )


def test_the_doi_the_award_and_the_keywords_are_kept(found: Found) -> None:
    entry = found.entry("Frogs")
    assert entry.identifiers == (Identifier("doi", "10.1145/3999999.3999998"),)
    assert (entry.award, entry.topics) == ("Best Paper", ("frogs",))


def test_types_make_kinds_and_events_are_entries_too(found: Found) -> None:
    assert [(one.title, one.kind, one.subkind) for one in found.entries] == [
        ("Frogs that Type", "paper", ""),
        ("A Lily Pad", "demo", ""),
        ("Wet Hardware", "competition", "student innovation"),
        ("My Thesis on Ponds", "paper", "doctoral consortium"),
        ("POND Opening Ceremony", "opening", ""),
    ]
    opening = found.entry("Opening")
    assert opening.when is not None
    assert opening.when.start == datetime(2031, 7, 9, 8, 0)  # noqa: DTZ001 - local, as the file has it
    assert opening.people == (Byline("Bo Tümpel", "moderator", "Reed Lab"),)


def test_what_cannot_be_an_item_is_skipped_with_its_place(found: Found) -> None:
    assert [(one.place, one.reason) for one in found.skipped] == [
        ("contents[4]", "it has no title"),
        ("contents[5]", "it is no object"),
    ]


def test_a_session_with_contents_that_are_not_there_is_told(found: Found) -> None:
    assert any("Session 1B: Again" in text for text in found.warned)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"schemeVersion": 3, "contentTypes": [], "contents": []}', "empty"),
        (b'{"schemeVersion": 3, "contentTypes": []}', "no list of contents"),
        (b'{"schemeVersion": 3, "contents": [{"title": "cut', "no valid JSON"),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, Document.of(content, "program.json"))


def test_a_doi_may_stand_among_the_addons() -> None:
    data = json.loads((HERE / "pond-2031.json").read_text(encoding="utf-8"))
    first = data["contents"][0]
    first.pop("doi", None)
    first["addons"] = {"doi": {"type": "doi", "url": "https://doi.org/10.1145/3700000.3700001"}}
    found = reading(FORMAT, Document.of(json.dumps(data).encode(), "program.json"))
    assert Identifier("doi", "10.1145/3700000.3700001") in found.entry(first["title"]).identifiers
