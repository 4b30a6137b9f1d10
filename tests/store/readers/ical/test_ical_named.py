"""Speakers whom calendars name as attendees, and text in the manner of the first calendars."""

from __future__ import annotations

import pytest

from store.catalogue.entries import Entry
from store.catalogue.importers.document import Document
from store.catalogue.importers.ical import FORMAT
from tests.store.readers.reading import reading

HEAD = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:POND 2031\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20310707T090000Z\r\n"
TAIL = "END:VEVENT\r\nEND:VCALENDAR\r\n"


def entry(lines: str) -> Entry:
    return reading(FORMAT, Document.of(f"{HEAD}{lines}{TAIL}".encode(), "pond.ics")).entries[0]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ('ATTENDEE;ROLE=REQ-PARTICIPANT;CN="Ann Lee":invalid:nomail', ["Ann Lee"]),
        ("ORGANIZER;CN=Ann Lee\\, Bo Ray:MAILTO:noreply@pond.org", ["Ann Lee", "Bo Ray"]),
        ("ORGANIZER;CN=POND:invalid:nomail", []),
        ("ORGANIZER;CN=Ann Lee:mailto:ann@pond.org", []),
    ],
)
def test_names_without_an_address_are_those_of_speakers(line: str, people: list[str]) -> None:
    assert [one.name for one in entry(f"SUMMARY:Frogs\r\n{line}\r\n").people] == people


def test_quoted_text_is_read_over_its_line_ends() -> None:
    text = "SUMMARY;ENCODING=QUOTED-PRINTABLE:Fr=C3=B6sche und =\r\n Kr=C3=B6ten\r\n"
    assert entry(text).title == "Frösche und Kröten"


@pytest.mark.parametrize("title", ["TBA", "t.b.d.", "N.N.", "???"])
def test_an_event_whose_title_is_to_come_is_left_out_with_the_reason(title: str) -> None:
    found = reading(FORMAT, Document.of(f"{HEAD}SUMMARY:{title}\r\n{TAIL}".encode(), "pond.ics"))
    assert [one.reason for one in found.skipped] == ["its title is not known yet"]


def test_a_room_keeps_no_address_of_a_meeting() -> None:
    when = entry("SUMMARY:Frogs\r\nLOCATION:Room 1\\, https://zoom.us/j/123\r\n").when
    assert when is not None
    assert when.room == "Room 1"
