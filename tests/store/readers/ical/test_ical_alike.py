"""iCalendar written as XML and as JSON."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.catalogue.entries import Byline
from store.catalogue.importers.document import Document
from store.catalogue.importers.ical import FORMAT
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import file, reading

HERE = Path(__file__).parent
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize("name", ["pond.xcal.xml", "pond.jcal.json", "pentabarf.xcs"])
def test_xml_and_json_of_calendars_are_recognised(name: str) -> None:
    assert FORMAT.sniff(file(HERE, name)) == 0.95


@pytest.mark.parametrize("name", ["pond.xcal.xml", "pond.jcal.json"])
def test_an_event_says_the_same_in_xml_and_in_json(name: str) -> None:
    talk = reading(FORMAT, file(HERE, name)).entries[0]
    assert (talk.title, talk.kind, talk.own, talk.topics) == (
        "Frogs, toads; and more",
        "talk",
        "a1",
        ("Mud",),
    )
    assert talk.when
    assert (talk.when.start, talk.when.end, talk.when.zone, talk.when.room) == (
        datetime(2031, 6, 2, 9, tzinfo=BRUSSELS), datetime(2031, 6, 2, 10, tzinfo=BRUSSELS),
        "Europe/Brussels", "Pond Hall",
    )  # fmt: skip


def test_repetitions_in_xml_leave_out_the_days_that_are_taken_out() -> None:
    found = reading(FORMAT, file(HERE, "pond.xcal.xml"))
    lunch = found.entry("Lunch")
    assert [slot.day for slot in lunch.more] == [date(2031, 6, 4)]
    assert found.homes[0].name == "FrogConf 2031"
    assert [(one.place, one.reason) for one in found.skipped] == [("line 24", "cancelled")]
    assert found.entries[0].abstract == "First line.\nSecond line."


def test_repetitions_and_whole_days_in_json_are_those_of_icalendar() -> None:
    found = reading(FORMAT, file(HERE, "pond.jcal.json"))
    assert [one.place for one in found.entries] == ["event 1", "event 2", "event 3"]
    assert [slot.day for slot in found.entries[1].more] == [
        date(2031, 6, 3), date(2031, 6, 9), date(2031, 6, 10),
    ]  # fmt: skip
    whole = found.entry("Excursion").when
    assert whole
    assert (whole.day, whole.start) == (date(2031, 6, 4), None)


def test_pentabarf_names_its_speakers_as_attendees() -> None:
    found = reading(FORMAT, file(HERE, "pentabarf.xcs"))
    (talk,) = found.entries
    assert talk.people == (Byline("Ann Lee", "speaker"), Byline("Bo Berg", "speaker"))
    assert talk.links == (Link("page", "https://frogs.example/77"),)
    assert found.homes[0].name == "FrogConf 2031"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<icalendar xmlns='urn:ietf:params:xml:ns:icalendar-2.0'/>", "no vcalendar"),
        ("<icalendar><vcalendar></icalendar>", "broken or cut off"),
        ('["vcalendar", [], []]', "no events"),
        ('["vcalendar", [', "no valid JSON"),
    ],
)
def test_what_is_no_calendar_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, Document.of(text.encode(), "x"))
