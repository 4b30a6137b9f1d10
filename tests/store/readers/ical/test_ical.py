"""iCalendar files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.catalogue.entries import Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.ical import FORMAT
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def found() -> Found:
    return reading(FORMAT, file(HERE, "pond.ics"))


def calendar(*lines: str, name: str = "POND 2031", end: str = "\r\n") -> Document:
    head = ("BEGIN:VCALENDAR", f"X-WR-CALNAME:{name}") if name else ("BEGIN:VCALENDAR",)
    return Document.of(end.join((*head, *lines, "END:VCALENDAR", "")).encode(), "pond.ics")


def event(
    *lines: str, uid: str = "u", start: str = "DTSTART:20310707T090000Z", title: str = "A Talk"
) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", start, f"SUMMARY:{title}", *lines, "END:VEVENT"]


def test_a_calendar_is_recognised_and_other_text_is_not() -> None:
    assert FORMAT.sniff(file(HERE, "pond.ics")) == 0.95
    assert FORMAT.sniff(Document.of(b"\xef\xbb\xbf\r\nBEGIN:VCALENDAR\r\n")) == 0.95
    assert FORMAT.sniff(Document.of(b"Write BEGIN:VCALENDAR at the top")) == 0


def test_the_calendars_name_is_the_conference_and_its_zone_is_for_display_only(found: Found) -> None:
    assert [(home.name, home.year) for home in found.homes] == [("POND 2031", 2031)]
    shown_in = ("X-WR-TIMEZONE:Europe/Rome", *event(start="DTSTART:20310707T090000"))
    assert [home.zone for home in reading(FORMAT, calendar(*shown_in)).homes] == [""]


def test_folded_lines_and_escaped_commas_are_put_together(found: Found) -> None:
    title = "On frogs, toads and every other thing that has a folded line in its name"
    assert found.entries[0].title == title


def test_a_time_with_a_zone_keeps_it(found: Found) -> None:
    when = found.entry("frogs").when
    assert when is not None
    assert when.start == datetime(2031, 7, 8, 11, 0, tzinfo=NEW_YORK)
    assert when.end == datetime(2031, 7, 8, 12, 30, tzinfo=NEW_YORK)
    assert (when.zone, when.room) == ("America/New_York", "Reed Hall")


def test_a_zone_that_the_calendar_describes_itself_is_known(found: Found) -> None:
    when = found.entry("Session 2B").when
    assert when is not None
    assert when.start is not None
    assert when.start.astimezone(UTC) == datetime(2031, 7, 8, 15, 0, tzinfo=UTC)


def test_a_floating_time_stays_without_a_zone(found: Found) -> None:
    when = found.entry("Live Q&A").when
    assert when is not None
    assert when.start == datetime(2031, 7, 8, 16, 0)  # noqa: DTZ001 - floating, as the file has it
    assert when.end == datetime(2031, 7, 8, 16, 45)  # noqa: DTZ001 - the same


def test_an_event_of_a_whole_day_has_no_clock(found: Found) -> None:
    when = found.entry("Excursion").when
    assert when is not None
    assert (when.day, when.start, when.end) == (date(2031, 7, 10), None, None)


def test_two_events_with_one_id_at_different_times_are_both_kept(found: Found) -> None:
    breaks = [entry for entry in found.entries if "Break" in entry.title]
    assert [entry.own for entry in breaks] == ["break@pond", "break@pond@2031-07-09T14:00:00+00:00"]


def test_kinds_come_from_categories_hashtags_and_telling_titles(found: Found) -> None:
    assert [(one.kind, one.subkind) for one in found.entries] == [
        ("invited_talk", ""),
        ("break", ""),
        ("break", ""),
        ("talk", "q+a"),
        ("social", ""),
        ("oral_session", ""),
        ("poster_session", ""),
    ]
    assert found.entry("Live Q&A").title == "Live Q&A: Ada Laich"


def test_meetings_and_addresses_are_never_kept(found: Found) -> None:
    assert [word for word in ("zoom", "123456", "mailto", "frogs.example") if word in str(found)] == []
    assert found.entry("frogs").abstract.endswith("Bring boots.")


def test_a_page_as_location_is_a_link_and_no_room(found: Found) -> None:
    entry = found.entry("Live Q&A")
    assert entry.links == (Link("page", "https://pond.example/speaker_5.html"),)
    assert entry.when is not None
    assert entry.when.room == ""


def test_cancelled_nameless_and_repeated_events_are_skipped_with_their_lines(found: Found) -> None:
    assert [(one.place, one.reason) for one in found.skipped] == [
        ("line 44", "repeats the event break@pond"),
        ("line 69", "cancelled"),
        ("line 75", "the event has no title"),
    ]


def test_an_event_whose_start_cannot_be_read_is_kept_without_a_time(found: Found) -> None:
    assert found.entry("Poster Day").when is None
    assert any("no start" in text for text in found.warned)


def test_line_feeds_alone_end_lines_too() -> None:
    assert len(reading(FORMAT, calendar(*event(), end="\n")).entries) == 1


def test_a_daily_event_gets_all_its_days_at_the_same_local_clock() -> None:
    start = "DTSTART;TZID=America/New_York:20311101T090000"
    lines = event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=America/New_York:20311103T090000", start=start)
    entry = reading(FORMAT, calendar(*lines)).entries[0]
    assert [slot.start for slot in entry.more] == [
        datetime(2031, 11, day, 9, 0, tzinfo=NEW_YORK) for day in (2, 4)
    ]


def test_a_weekly_event_keeps_to_its_weekdays_interval_and_end() -> None:
    rule = "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20310725T000000Z"
    entry = reading(FORMAT, calendar(*event(rule, "DURATION:PT1H"))).entries[0]
    assert [slot.day for slot in entry.more] == [date(2031, 7, day) for day in (9, 21, 23)]
    assert all(slot.start and slot.end and slot.end - slot.start == timedelta(hours=1) for slot in entry.more)


def test_a_moved_occurrence_stands_for_itself() -> None:
    moved = event("RECURRENCE-ID:20310708T090000Z", start="DTSTART:20310708T150000Z")
    found = reading(FORMAT, calendar(*event("RRULE:FREQ=DAILY;COUNT=3"), *moved))
    assert [slot.day for slot in found.entries[0].more] == [date(2031, 7, 9)]
    assert found.entries[1].own == "u@20310708T090000"


@pytest.mark.parametrize(
    ("rule", "slots", "said"),
    [
        ("FREQ=DAILY", 0, "without end"),
        ("FREQ=SECONDLY;COUNT=99999999", 0, "not followed"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=5", 0, "not followed"),
        ("FREQ=DAILY;COUNT=99999999", 399, "more than 400 times"),
        ("FREQ=DAILY;INTERVAL=5000;COUNT=2", 0, ""),
    ],
)
def test_repetition_is_bounded_and_told(rule: str, slots: int, said: str) -> None:
    found = reading(FORMAT, calendar(*event(f"RRULE:{rule}")))
    assert len(found.entries[0].more) == slots
    assert [said in text for text in found.warned] == ([True] if said else [])


def test_a_broken_event_costs_only_itself() -> None:
    found = reading(FORMAT, calendar(*event(uid="a"), *event(uid="b")[:-1], *event(uid="c")))
    assert [entry.own for entry in found.entries] == ["a", "c"]
    assert [one.reason for one in found.skipped] == ["the event is cut off"]


def test_a_private_event_is_left_out() -> None:
    found = reading(FORMAT, calendar(*event("CLASS:PRIVATE"), *event(uid="v")))
    assert [one.reason for one in found.skipped] == ["marked as private"]


@pytest.mark.parametrize("name", ["", "Calendar", "ada@frogs.example"])
def test_a_calendar_that_names_no_conference_is_told(name: str) -> None:
    found = reading(FORMAT, calendar(*event(), name=name))
    assert found.homes[0].name == ""
    assert "does not name a conference" in found.warned[0]
    assert reading(FORMAT, calendar(*event(), name=name), Hints(event="X")).warned == []


def test_a_name_of_another_year_than_the_events_is_told() -> None:
    found = reading(FORMAT, calendar(*event(), name="POND 2029"))
    assert found.warned == ['the calendar is called "POND 2029", but its events are of 2031']


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no events"),
        (b"SUMMARY:x\n", "no BEGIN:VCALENDAR"),
        (b"<html><body>Sign in</body></html>", "web page"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        reading(FORMAT, Document.of(content, "pond.ics"))


def test_most_times_that_name_a_place_tell_the_zone_of_those_that_float_and_it_is_said() -> None:
    lines = [
        *event(uid="1", start="DTSTART;TZID=Asia/Tokyo:20310707T090000"),
        *event(uid="2", start="DTSTART;TZID=Romance Standard Time:20310708T090000"),
        *event(uid="3", start="DTSTART;TZID=Europe/Paris:20310709T090000"),
        *event(uid="4", start="DTSTART:20310710T090000"),
    ]
    found = reading(FORMAT, calendar(*lines))
    assert [home.zone for home in found.homes] == ["Europe/Paris"]
    said = "1 time has no time zone: unless that of the event is known, it is taken to be of Europe/Paris, as"
    assert any(each.startswith(f"{said} 2 of 3") for each in found.warned)
    told = reading(FORMAT, calendar(*lines), Hints(zone="Asia/Tokyo"))
    assert [home.zone for home in told.homes] == [""]
    assert not told.warned


@pytest.mark.parametrize(("winter", "zone"), [("+0100", "Europe/Paris"), ("+0400", "")])
def test_a_zone_of_windows_that_a_calendar_describes_is_the_place_if_both_agree(
    winter: str, zone: str
) -> None:
    described = (
        "BEGIN:VTIMEZONE", "TZID:Romance Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T000000",
        f"TZOFFSETFROM:{winter}", f"TZOFFSETTO:{winter}", "END:STANDARD", "END:VTIMEZONE",
    )  # fmt: skip
    timed = event(
        "DTEND;TZID=Romance Standard Time:20310107T100000",
        start="DTSTART;TZID=Romance Standard Time:20310107T090000",
    )
    when = reading(FORMAT, calendar(*described, *timed)).entries[0].when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert when.zone == zone
    assert when.start.strftime("%H:%M %z") == f"09:00 {winter}"
    assert when.end.strftime("%H:%M %z") == f"10:00 {winter}"


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("DTSTART;TZID=Pond/Reeds:20310501T100000", "its zone 'Pond/Reeds' is not known"),
        ("DTSTART:20310501T100000Z\r\nDTEND:20310501T090000Z", "its end is before its start"),
    ],
)
def test_a_zone_nobody_knows_and_an_end_that_cannot_be_are_told(times: str, said: str) -> None:
    event = f"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Leaping\r\n{times}\r\nEND:VEVENT"
    calendar = f"BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Rome\r\n{event}\r\nEND:VCALENDAR\r\n"
    (warned,) = [text for text in reading(FORMAT, Document.of(calendar.encode())).warned if "its " in text]
    assert warned.startswith(said)


def test_whole_days_up_to_an_end_are_all_slots() -> None:
    lines = event("DTEND;VALUE=DATE:20310710", start="DTSTART;VALUE=DATE:20310707")
    found = reading(FORMAT, calendar(*lines))
    assert [slot.day for slot in found.entries[0].more] == [date(2031, 7, 8), date(2031, 7, 9)]


def test_a_first_day_that_is_taken_out_or_moved_is_no_slot_and_further_days_are() -> None:
    lines = event("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20310707T090000Z", "RDATE:20310712T090000Z")
    (talk,) = reading(FORMAT, calendar(*lines)).entries
    assert talk.when
    assert talk.when.day == date(2031, 7, 8)
    assert [slot.day for slot in talk.more] == [date(2031, 7, 9), date(2031, 7, 12)]


def test_who_speaks_and_of_what_kind_it_is_stands_in_titles_and_descriptions() -> None:
    found = reading(
        FORMAT,
        calendar(
            *event("DESCRIPTION:https://pond.example/t/gil", title="Leaps (talk by Ann Lee & Bo Ray)"),
            *event(
                "DESCRIPTION:Section: tutorials\\nKind: tutorial\\nName: Deep Mud\\nhttps://pond.example/t/mud\\n"
                "<p>Mud is deep.</p>\\nSpeakers:\\nCy Fox\\n<p>Cy has dug a lot.</p>\\n"
                "Dee Eng\\n<p>So has Dee.</p>",
                title="[tutorial] Deep Mud",
            ),
            *event(
                "DESCRIPTION:Mud by Hand\\nPond Team\\nhttps://pond.example/t/hand\\nTraining\\nIn-person",
                "LOCATION:Online &amp\\; in-person\\; Workshop",
                title="Mud by Hand",
            ),
            *event("LOCATION:Hut 3\\; Pond Lane", title="[Draft] Frogs (by moonlight)"),
        ),
    )
    leaps, mud, hand, frogs = found.entries
    assert (leaps.title, leaps.kind, leaps.abstract) == ("Leaps", "talk", "")
    assert [(one.name, one.role) for one in leaps.people] == [("Ann Lee", "speaker"), ("Bo Ray", "speaker")]
    assert [link.url for link in leaps.links] == ["https://pond.example/t/gil"]
    assert (mud.title, mud.kind, mud.abstract) == ("Deep Mud", "tutorial", "<p>Mud is deep.</p>")
    assert [one.name for one in mud.people] == ["Cy Fox", "Dee Eng"]
    assert (hand.kind, hand.abstract) == ("tutorial", "Pond Team")
    assert [one.when.room for one in (hand, frogs) if one.when] == ["", "Hut 3; Pond Lane"]
    assert frogs.title == "[Draft] Frogs (by moonlight)"
