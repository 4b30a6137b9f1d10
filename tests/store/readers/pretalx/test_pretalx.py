"""``schedule.json`` of pretalx."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.pretalx import FORMAT
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
SUMMER = timezone(timedelta(hours=2))


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "schedule.json"))


def test_a_schedule_is_recognised_and_other_json_is_not() -> None:
    assert FORMAT.sniff(file(HERE, "schedule.json")) == 0.95
    assert FORMAT.sniff(Document.of(b'{"schedule": "no"}')) == 0
    assert FORMAT.sniff(Document.of(b'{"type": "object", "definitions": {"schedule": {}}}')) == 0
    assert FORMAT.sniff(Document.of(b"[]")) == 0


def test_the_conference_is_named_with_its_days_and_zone(found: Found) -> None:
    home = found.homes[0]
    assert (home.name, home.year, home.zone) == ("Pond Days", 2031, "Europe/Rome")
    assert (home.starts, home.ends) == (date(2031, 6, 1), date(2031, 6, 2))
    assert home.url == "https://pond.example/s/"


def test_people_go_by_their_public_names(found: Found) -> None:
    assert found.entry("Spawn").people == (Byline("Ada Laich", "speaker"), Byline("Bo Tümpel", "speaker"))


def test_answers_and_addresses_are_never_read(found: Found) -> None:
    assert [word for word in ("SECRET", "0123", "ada@") if word in str(found)] == []


def test_a_talk_with_time_for_questions_is_a_talk(found: Found) -> None:
    assert [(one.kind, one.subkind) for one in found.entries] == [("talk", ""), ("workshop", "")]


def test_line_breaks_written_as_letters_are_line_breaks(found: Found) -> None:
    assert found.entry("Spawn").abstract == "Two\nlines."


def test_links_are_kept_but_for_meetings(found: Found) -> None:
    assert found.entry("Spawn").links == (
        Link("page", "https://pond.example/talk/AAA/"),
        Link("slides", "https://pond.example/spawn.pdf"),
    )


def test_an_event_after_midnight_is_on_its_own_date(found: Found) -> None:
    when = found.entry("Night").when
    assert when is not None
    assert (when.day, when.room) == (date(2031, 6, 2), "Pond")
    assert when.start == datetime(2031, 6, 2, 0, 15, tzinfo=SUMMER)
    assert when.end == datetime(2031, 6, 2, 1, 15, tzinfo=SUMMER)


def test_of_several_languages_the_english_word_is_taken(found: Found) -> None:
    assert found.entry("Night").track == "Life"


def test_what_is_no_event_is_skipped_with_its_place(found: Found) -> None:
    assert [(one.place[-3:], one.reason) for one in found.skipped] == [
        ("[2]", "the event has no title"),
        ("[3]", "it is no event"),
        ("[4]", "repeats event g-5"),
    ]


def test_a_schedule_that_names_no_conference_is_told() -> None:
    data = {"schedule": {"conference": {"days": [{"rooms": {"A": [{"title": "T"}]}}]}}}
    document = Document.of(json.dumps(data).encode(), "schedule.json")
    assert "does not name" in reading(FORMAT, document).warned[0]
    assert not any("name" in text for text in reading(FORMAT, document, Hints(event="X")).warned)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"schedule": {"conference": {"days": []}}}', "no events"),
        (b'{"schedule": []}', "no schedule.conference"),
        (b'{"schedule": {"conference": {"title": "cut', "no valid JSON"),
        (b'{"schedule": ' + b"[" * 100_000, "JSON"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, Document.of(content, "schedule.json"))


def test_abstracts_are_told_without_the_marks_of_markdown() -> None:
    event = {
        "title": "T",
        "abstract": "## Why\n**Frogs** leap, `f(2**3)` says [Ada](https://pond.example/a) 2 ** 3.",
    }
    data = {"schedule": {"conference": {"title": "P", "days": [{"rooms": {"A": [event]}}]}}}
    found = reading(FORMAT, Document.of(json.dumps(data).encode(), "schedule.json"))
    assert found.entries[0].abstract == "Why\nFrogs leap, `f(2**3)` says Ada 2 ** 3."


def test_a_local_time_that_is_labelled_utc_is_known_by_the_clock_beside_it() -> None:
    event = {"id": 1, "title": "Leaping", "date": "2031-05-01T10:00:00Z", "start": "10:00"}
    conference = {
        "title": "Pond Days", "time_zone_name": "Europe/Rome",
        "days": [{"date": "2031-05-01", "rooms": {"Reeds": [event]}}],
    }  # fmt: skip
    content = json.dumps({"schedule": {"conference": conference}}).encode()
    found = reading(FORMAT, Document.of(content, "schedule.json"))
    when = found.entry("Leaping").when
    assert when is not None
    assert when.start == datetime(2031, 5, 1, 8, tzinfo=UTC)
    assert any("labelled UTC" in text for text in found.warned)
