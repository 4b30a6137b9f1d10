"""Schedules in the XML of frab and pentabarf."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.frab import FORMAT
from store.catalogue.tidy.lengths import duration
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "schedule.xml"))


def small(events: str, conference: str = "<title>Pond 2031</title>") -> Document:
    day = f"<day date='2031-05-01'><room name='R'>{events}</room></day>"
    return Document.of(f"<schedule><conference>{conference}</conference>{day}</schedule>".encode(), "s.xml")


def test_a_schedule_is_recognised_and_other_xml_is_not() -> None:
    assert FORMAT.sniff(file(HERE, "schedule.xml")) == 0.95
    assert FORMAT.sniff(Document.of(b"<collection id='x'><volume/></collection>")) == 0
    assert FORMAT.sniff(Document.of(b'{"schedule": {}}')) == 0


def test_the_conference_is_named_with_its_days_and_place(found: Found) -> None:
    home = found.homes[0]
    assert (home.name, home.year, home.zone) == ("31. Frog Congress", 2031, "Europe/Berlin")
    assert (home.starts, home.ends) == (date(2031, 12, 27), date(2031, 12, 30))
    assert (home.city, home.venue, home.url) == ("Teichstadt", "Lily Hall", "https://frogs.example/2031/")


def test_an_event_has_people_track_language_and_time(found: Found) -> None:
    entry = found.entry("Jumping")
    assert entry.title == "Jumping <Forward> & Back"
    assert entry.other_names == ("Jumping <Forward> & Back: A Short History",)
    assert entry.people == (Byline("Ada Laich", "speaker"), Byline('Bo "Quak" Tümpel', "speaker"))
    assert (entry.kind, entry.track, entry.language, entry.own) == ("talk", "Motion", "en", "aa-1")
    assert entry.when is not None
    assert entry.when.room == "Pond 1"
    assert entry.when.end == datetime(2031, 12, 27, 11, 30, tzinfo=BERLIN)


def test_links_and_attachments_are_kept_but_for_chats(found: Found) -> None:
    assert found.entry("Jumping").links == (
        Link("page", "https://frogs.example/2031/talk/1/"),
        Link("code", "https://github.com/frogs/jump"),
        Link("page", "https://frogs.example/relative/page"),
        Link("slides", "https://frogs.example/jump.pdf"),
    )


def test_a_relative_attachment_is_found_from_the_address_of_the_conference() -> None:
    event = (
        "<event id='1'><title>Jump</title><attachments><attachment href='files/jump.pdf'>Slides</attachment>"
        "</attachments></event>"
    )
    based = "<title>Pond 2031</title><base_url>https://frogs.example/2031/</base_url>"
    (entry,) = reading(FORMAT, small(event, based)).entries
    assert entry.links == (Link("slides", "https://frogs.example/2031/files/jump.pdf"),)
    (entry,) = reading(FORMAT, small(event)).entries
    assert entry.links == ()


def test_a_meeting_in_a_description_is_left_out(found: Found) -> None:
    assert found.entry("Jumping").abstract == "How frogs jump.\n\nJoin at  or read on."


def test_the_date_counts_more_than_the_day_after_midnight(found: Found) -> None:
    when = found.entry("Night Croaking").when
    assert when is not None
    assert when.day == date(2031, 12, 28)
    assert when.start == datetime(2031, 12, 28, 0, 15, tzinfo=BERLIN)


def test_without_a_date_what_starts_before_the_day_does_is_after_midnight(found: Found) -> None:
    when = found.entry("Without a Date").when
    assert when is not None
    assert when.start == datetime(2031, 12, 28, 0, 45, tzinfo=BERLIN)
    assert when.end == datetime(2031, 12, 28, 1, 30, tzinfo=BERLIN)


def test_kinds_come_from_the_type(found: Found) -> None:
    assert [(one.kind, one.subkind) for one in found.entries] == [
        ("talk", ""),
        ("panel", ""),
        ("talk", "lightning"),
    ]
    assert {one.role for one in found.entry("Night Croaking").people} == {"panellist"}


def test_html_is_told_apart_from_plain_text(found: Found) -> None:
    assert found.entry("Night Croaking").markup == "html"
    assert found.entry("Jumping").markup == "plain"


def test_an_event_without_a_title_and_a_repeated_one_are_skipped(found: Found) -> None:
    assert [one.reason for one in found.skipped] == ["the event has no title", "repeats event aa-1"]
    assert all(one.place.startswith("line ") for one in found.skipped)


def test_a_schedule_that_names_no_conference_is_told() -> None:
    document = small("<event id='1'><title>T</title></event>", "")
    assert "does not name its conference" in reading(FORMAT, document).warned[0]
    assert not any("name" in text for text in reading(FORMAT, document, Hints(event="Pond 2031")).warned)


def test_without_a_zone_a_time_without_an_offset_stays_local() -> None:
    entry = reading(FORMAT, small("<event id='1'><title>T</title><start>10:00</start></event>")).entries[0]
    assert entry.when is not None
    assert entry.when.start == datetime(2031, 5, 1, 10, 0)  # noqa: DTZ001 - local, as the file has it


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<schedule><conference><title>T</title></conference></schedule>", "no events"),
        (b"<schedule><day><room><event><title>cut", "broken or cut off"),
        (b"<timetable><event><title>T</title></event></timetable>", "not with <schedule>"),
        (b"<!DOCTYPE s [<!ENTITY a 'b'>]><schedule><event><title>&a;</title></event></schedule>", "entities"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, Document.of(content, "schedule.xml"))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("00:30", 30),
        ("1:05:00", 65),
        ("45", 45),
        ("PT45M", 45),
        ("PT1H30M", 90),
        ("00:00", None),
        ("", None),
        ("72:00", None),
        ("soon", None),
    ],
)
def test_durations_are_read_or_unknown(text: str, minutes: int | None) -> None:
    assert duration(text) == (timedelta(minutes=minutes) if minutes else None)


ROMAN = "<title>Pond 2031</title><time_zone_name>Europe/Rome</time_zone_name>"


@pytest.mark.parametrize(
    ("start", "hour", "told"),
    [("10:00", 8, True), ("12:00", 10, False), ("", 10, False)],
)
def test_a_local_time_that_is_labelled_utc_is_known_by_the_clock_beside_it(
    start: str, hour: int, told: bool
) -> None:
    event = (
        f"<event id='1'><title>Leaping</title><date>2031-05-01T10:00:00Z</date><start>{start}</start></event>"
    )
    found = reading(FORMAT, small(event, ROMAN))
    when = found.entry("Leaping").when
    assert when is not None
    assert when.start == datetime(2031, 5, 1, hour, tzinfo=UTC)
    assert any("labelled UTC" in text for text in found.warned) == told


def test_what_the_abstract_says_is_not_said_again_and_a_talk_that_is_a_pdf_is_slides() -> None:
    found = reading(
        FORMAT,
        small(
            "<event id='1'><title>Frogs</title><abstract>How **they** leap.</abstract>"
            "<description>How **they** leap.\n\nFar.</description>"
            "<attachments><attachment href='https://pond.example/a.pdf'>Talk</attachment></attachments></event>"
        ),
    )
    assert found.entries[0].abstract == "How they leap.\n\nFar."
    assert found.entries[0].links == (Link("slides", "https://pond.example/a.pdf"),)


def test_two_people_with_a_sign_between_them_are_two() -> None:
    event = (
        "<event id='1'><title>Frogs</title><persons><person>Ann Lee &amp; Bo Ray</person></persons></event>"
    )
    found = reading(FORMAT, small(event))
    assert [one.name for one in found.entries[0].people] == ["Ann Lee", "Bo Ray"]
