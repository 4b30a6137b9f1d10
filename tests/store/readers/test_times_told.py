"""Times that a source does not say in full: each is told of, and none becomes a wrong one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.catalogue.reading.items import item_ids
from store.queries import Import
from store.records import Item
from store.reports import ImportReport
from store.store import Store
from tests.store.readers.samples import SAMPLES
from tests.store.sample import T0

HEAD = "Title,Date,Start,End,Kind\n"
BringIn = Callable[..., ImportReport]
UNZONED = "no time zone: they stand as printed"
DAYS_ONLY = "only the days of these were kept"


@pytest.fixture
def bring_in(store: Store, tmp_path: Path) -> BringIn:
    def brought(content: str | bytes, name: str = "programme.csv", **said: object) -> ImportReport:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        said.setdefault("event", "FROG 2031")
        order = Import((str(tmp_path / name),), **said)  # type: ignore[arg-type] # the fields of an order
        (report,) = store.bring_in(order, T0)
        assert not report.problem
        return report

    return brought


def everything(store: Store) -> tuple[Item, ...]:
    with store._catalogue.reading() as conn:
        return store.items(item_ids(conn))


def item(store: Store, title: str) -> Item:
    (found,) = [one for one in everything(store) if one.title == title]
    return found


def told(report: ImportReport, text: str) -> bool:
    return any(text in warning for warning in report.warnings)


def shown(one: Item) -> tuple[str, str, datetime | None]:
    return str(one.day or ""), f"{one.clock:%H:%M}" if one.clock else "", one.start


def test_a_time_without_a_zone_stands_as_printed_and_is_no_moment(store: Store, bring_in: BringIn) -> None:
    report = bring_in(HEAD + "Leaping,2031-06-02,09:00,10:00,Talk\n")
    assert told(report, UNZONED)
    assert shown(item(store, "Leaping")) == ("2031-06-02", "09:00", None)


def test_a_zone_that_was_given_makes_it_a_moment(store: Store, bring_in: BringIn) -> None:
    report = bring_in(HEAD + "Leaping,2031-06-02,09:00,10:00,Talk\n", zone="Europe/Rome")
    assert not told(report, "zone")
    assert item(store, "Leaping").start == datetime(2031, 6, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ("TBA,TBA,", ""),
        ("2031-06-02,TBA,", "2031-06-02"),
        ("Jun 3,09:00,10:00", ""),
        ("2031-06-31,25:00,", ""),
    ],
)
def test_what_cannot_be_read_or_has_no_year_is_left_out_and_told(
    store: Store, bring_in: BringIn, cells: str, day: str
) -> None:
    report = bring_in(HEAD + f"Leaping,{cells},Talk\n")
    assert told(report, "1 date or time cannot be read")
    assert shown(item(store, "Leaping")) == (day, "", None)


def test_a_date_without_a_year_says_what_to_do(bring_in: BringIn) -> None:
    report = bring_in(HEAD + "Leaping,2 June,09:00,10:00,Talk\n", event="")
    assert told(report, "'2 June 09:00' in row 2; it says no year: give it with --year")


@pytest.mark.parametrize("zone", ["PT", "Berlin", "Mars/Phobos", "IST"])
def test_a_zone_of_no_or_of_several_meanings_is_told(store: Store, bring_in: BringIn, zone: str) -> None:
    report = bring_in(f"Title,Date,Start,Time zone\nLeaping,2031-06-02,09:00,{zone}\n")
    assert told(
        report, f"not a zone of one meaning, so that its times are taken to be local to the event: {zone}"
    )
    assert shown(item(store, "Leaping")) == ("2031-06-02", "09:00", None)


@pytest.mark.parametrize(("zone", "doubted"), [("", True), ("Europe/Rome", True), ("Asia/Kolkata", False)])
def test_a_zone_of_several_meanings_behind_a_time_is_told_unless_it_is_that_of_the_event(
    store: Store, bring_in: BringIn, zone: str, doubted: bool
) -> None:
    report = bring_in(HEAD + "Leaping,2031-06-02,09:00 IST,10:00 IST,Talk\n", zone=zone)
    assert told(report, "local to the event: IST") is doubted
    assert shown(item(store, "Leaping"))[:2] == ("2031-06-02", "09:00")


def test_an_hour_that_clocks_skip_or_show_twice_is_told(store: Store, bring_in: BringIn) -> None:
    rows = ("Leaping,2031-03-30,02:30,03:30", "Ponds,2031-10-26,01:30,02:30", "Reeds,2031-06-02,02:30,")
    report = bring_in("Title,Date,Start,End\n" + "\n".join(rows), zone="Europe/Rome")
    assert told(
        report, "1 time is in an hour that the clocks of its zone skip, such as 2031-03-30 02:30 in row 2"
    )
    assert told(
        report, "1 time is in an hour that the clocks of its zone show twice, such as 2031-10-26 02:30 in"
    )
    assert shown(item(store, "Leaping")) == ("2031-03-30", "02:30", datetime(2031, 3, 30, 1, 30, tzinfo=UTC))


def test_the_clocks_are_those_of_the_event_where_no_zone_is_given(bring_in: BringIn) -> None:
    bring_in(HEAD + "Reeds,2031-06-02,02:30,,Talk\n", "first.csv", zone="Europe/Rome")
    report = bring_in(HEAD + "Leaping,2031-03-30,02:30,03:30,Talk\n")
    assert told(report, "1 time is in an hour that the clocks of its zone skip")


@pytest.mark.parametrize("start", ["2031-03-30T02:30:00Z", "2031-03-30T02:30:00+01:00"])
def test_a_time_that_says_how_far_it_is_from_utc_is_in_no_such_hour(bring_in: BringIn, start: str) -> None:
    report = bring_in(f"Title,Start,Kind\nLeaping,{start},Talk\n", zone="Europe/Rome")
    assert not told(report, "an hour that the clocks")


@pytest.mark.parametrize("zone", ["America/Chicago", "Asia/Tokyo", ""])
@pytest.mark.parametrize("ending", ["", "Z"])
def test_a_date_that_cannot_be_meant_is_left_out_and_told(
    store: Store, bring_in: BringIn, zone: str, ending: str
) -> None:
    """On the first and last days that there are, a moment of one zone has no clock in another."""
    rows = [f"{name},{day}T00:30:00{ending},{day}T23:30:00{ending},Talk" for name, day in (
        ("Leaping", "0001-01-01"), ("Ponds", "9999-12-31"), ("Reeds", "2031-06-02"),
    )]  # fmt: skip
    report = bring_in("Title,Start,End,Kind\n" + "\n".join(rows), zone=zone)
    assert told(
        report, "2 entries have dates that cannot be meant, such as 0001-01-01 00:30 in row 2: left out"
    )
    assert (report.new, report.with_time) == (3, 1)
    assert shown(item(store, "Leaping")) == ("", "", None)


MISLABELLED = "Title,Start,End,Kind\n" + "".join(
    f"Talk about {name},2031-06-02T{hour}:00:00Z,2031-06-02T{hour}:30:00Z,Talk\n"
    for name, hour in (("frogs", "09"), ("toads", "14"), ("newts", "16"), ("eels", "18"))
)


def test_times_of_utc_that_would_be_at_night_are_suspected_and_not_changed(
    store: Store, bring_in: BringIn
) -> None:
    report = bring_in(MISLABELLED, zone="Asia/Tokyo")
    assert told(
        report,
        "all 4 times are labelled UTC, and 3 would be at night in Asia/Tokyo, such as 2031-06-02 14:00",
    )
    assert told(report, "say --utc-is-local")
    assert shown(item(store, "Talk about frogs"))[1:] == ("18:00", datetime(2031, 6, 2, 9, tzinfo=UTC))


def test_times_of_utc_are_local_ones_where_the_user_says_so(store: Store, bring_in: BringIn) -> None:
    report = bring_in(MISLABELLED, zone="Asia/Tokyo", utc_is_local=True)
    assert not told(report, "UTC")
    assert shown(item(store, "Talk about frogs"))[1:] == ("09:00", datetime(2031, 6, 2, 0, tzinfo=UTC))
    assert bring_in(MISLABELLED, zone="Asia/Tokyo").changed == 4  # the same bytes, asked for in another way


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Rome", "Africa/Abidjan", ""])
def test_times_of_utc_at_usual_hours_are_not_suspected(bring_in: BringIn, zone: str) -> None:
    assert not told(bring_in(MISLABELLED, zone=zone), "labelled UTC")


def test_an_end_that_cannot_be_is_left_out_and_told(store: Store, bring_in: BringIn) -> None:
    report = bring_in(HEAD + "Leaping,2031-06-02,09:00,08:00,Talk\n")
    assert told(report, "1 end is left out, as no start of that day goes with it")
    assert item(store, "Leaping").clock_end is None


def test_a_moment_in_the_column_of_dates_of_a_programme_is_when_it_is(
    store: Store, bring_in: BringIn
) -> None:
    bring_in("Title,Speakers,Date,Room\nLeaping far,Ada Roe,2031-06-02T09:00:00Z,Pond\n")
    assert item(store, "Leaping far").start == datetime(2031, 6, 2, 9, tzinfo=UTC)


def test_a_deadline_anywhere_on_earth_makes_no_zone_of_the_event(store: Store, bring_in: BringIn) -> None:
    rows = "Deadline,2031-06-02,23:59 AoE,,Talk\nLeaping,2031-06-02,09:00,10:00,Talk\n"
    report = bring_in(HEAD + rows)
    assert told(report, UNZONED)
    assert told(report, "distance from UTC")
    assert shown(item(store, "Deadline")) == ("2031-06-02", "23:59", None)
    assert shown(item(store, "Leaping")) == ("2031-06-02", "09:00", None)


def test_a_deadline_anywhere_on_earth_alone_is_a_moment(store: Store, bring_in: BringIn) -> None:
    bring_in(HEAD + "Deadline,2031-06-02,23:59 AoE,,Talk\n")
    assert item(store, "Deadline").start == datetime(2031, 6, 3, 11, 59, tzinfo=UTC)


def test_a_time_with_an_offset_stands_as_printed_and_is_a_moment(store: Store, bring_in: BringIn) -> None:
    report = bring_in(
        HEAD + "Leaping,2031-06-02T23:30:00+02:00,,,Talk\nPonds,2031-06-03T00:30:00+02:00,,,Talk\n"
    )
    assert not told(report, "zone")
    assert shown(item(store, "Ponds")) == ("2031-06-03", "00:30", datetime(2031, 6, 2, 22, 30, tzinfo=UTC))


def test_local_times_beside_those_of_utc_keep_their_days_only(store: Store, bring_in: BringIn) -> None:
    bring_in(HEAD + "Leaping,2031-06-02T10:00:00Z,,,Talk\n", "first.csv")
    report = bring_in(HEAD + "Ponds,2031-06-02,09:00,,Talk\n", "second.csv")
    assert told(report, DAYS_ONLY)
    assert shown(item(store, "Leaping"))[2] == datetime(2031, 6, 2, 10, tzinfo=UTC)
    assert shown(item(store, "Ponds")) == ("2031-06-02", "", None)


def test_times_of_utc_beside_local_ones_do_not_pass_for_local(store: Store, bring_in: BringIn) -> None:
    bring_in(HEAD + "Ponds,2031-06-02,09:00,,Talk\n", "first.csv")
    report = bring_in(HEAD + "Leaping,2031-06-02T22:00:00Z,,,Talk\n", "second.csv")
    assert told(report, "distance from UTC")
    assert shown(item(store, "Leaping")) == ("2031-06-02", "", None)
    assert shown(item(store, "Ponds")) == ("2031-06-02", "09:00", None)


def test_one_thing_with_a_local_time_and_an_offset_is_one_item(store: Store, bring_in: BringIn) -> None:
    bring_in(HEAD + "Coffee in the pond,2031-06-02,09:00,,Break\n", "first.csv")
    report = bring_in(HEAD + "Coffee in the pond,2031-06-02T09:00:00+02:00,,,Break\n", "second.csv")
    assert report.merged == 1
    assert shown(item(store, "Coffee in the pond"))[:2] == ("2031-06-02", "09:00")


def test_a_place_that_is_learnt_later_makes_local_times_moments(store: Store, bring_in: BringIn) -> None:
    bring_in(HEAD + "Leaping,2031-06-02T10:00:00Z,,,Talk\n", "first.csv")
    bring_in(HEAD + "Ponds,2031-06-02,09:00,,Talk\n", "second.csv")
    bring_in(HEAD + "Reeds,2031-06-02,11:00,,Talk\n", "third.csv", zone="Europe/Rome")
    assert shown(item(store, "Ponds"))[1:] == ("09:00", datetime(2031, 6, 2, 7, tzinfo=UTC))
    assert shown(item(store, "Leaping"))[1:] == ("12:00", datetime(2031, 6, 2, 10, tzinfo=UTC))


def test_wall_clock_times_written_as_utc_are_the_local_ones(store: Store, bring_in: BringIn) -> None:
    report = bring_in(SAMPLES["sigchi"], "program.json", event="")
    assert told(report, "no time zone: they stand as printed")
    timed = [one for one in everything(store) if one.clock]
    assert timed
    assert all(one.start is None for one in timed)


def test_a_floating_time_of_a_calendar_is_told(store: Store, bring_in: BringIn) -> None:
    report = bring_in(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20310602T090000\r\nSUMMARY:Leaping\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        "pond.ics",
    )
    assert told(report, "1 time has no time zone")
    assert shown(item(store, "Leaping")) == ("2031-06-02", "09:00", None)


def test_a_page_without_a_year_has_no_days_and_says_so(store: Store, bring_in: BringIn) -> None:
    page = SAMPLES["webpage"].replace(b"2031", b"")
    report = bring_in(page, "index.html")
    assert told(report, "names no year")
    assert all(one.day is None for one in everything(store))


@pytest.mark.parametrize("name", ["frab", "pretalx"])
def test_a_schedule_tells_of_events_without_a_time(bring_in: BringIn, name: str) -> None:
    content = SAMPLES[name]
    if name == "frab":
        content = content.replace(b"<date>", b"<date>TBA ").replace(b"<start>", b"<start>TBA ")
    else:
        data = json.loads(content)
        for room in data["schedule"]["conference"]["days"][0]["rooms"].values():
            for event in filter(lambda event: isinstance(event, dict), room):
                event.update(date="TBA", start="TBA")
        content = json.dumps(data).encode()
    assert told(bring_in(content, name, event=""), "have no time, or none that can be read")
