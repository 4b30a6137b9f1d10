"""Timetables with one column for each room."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from store.catalogue.entries import Home
from store.catalogue.importers.document import Document
from store.catalogue.importers.webpage import FORMAT
from tests.store.readers.reading import reading

GRID = """<html><head><title>Programme – FROG 2031</title></head><body><h2>Monday, 3 March 2031</h2><table>
<tr><th>Time</th><th>Aula</th><th>Room 2</th></tr>
<tr><td>09:00</td><td colspan="2">Opening</td></tr>
<tr><td>09:30</td><td rowspan="2"><b>Long talk on ponds</b><br>Ada Green</td>
 <td><b>Leaping as a service</b><br>Bo Lake, Cy Reed</td></tr>
<tr><td>10:00</td><td>Croaking at scale</td></tr>
<tr><td>10:30 - 11:00</td><td colspan="2">Coffee break</td></tr></table></body></html>"""


def test_each_cell_of_a_timetable_of_rooms_is_an_item_with_its_time_and_room() -> None:
    found = reading(FORMAT, Document.of(GRID.encode()))
    told = [
        (each.title, each.when.start, each.when.end, each.when.room) for each in found.entries if each.when
    ]
    at = [
        datetime.combine(date(2031, 3, 3), time(*clock))
        for clock in ((9, 0), (9, 30), (10, 0), (10, 30), (11, 0))
    ]
    assert told == [
        ("Opening", at[0], at[1], ""),
        ("Long talk on ponds", at[1], at[3], "Aula"),
        ("Leaping as a service", at[1], at[2], "Room 2"),
        ("Croaking at scale", at[2], at[3], "Room 2"),
        ("Coffee break", at[3], at[4], ""),
    ]
    assert [person.name for person in found.entries[2].people] == ["Bo Lake", "Cy Reed"]


def test_a_timetable_under_no_day_keeps_its_rooms() -> None:
    found = reading(FORMAT, Document.of(GRID.replace("Monday, 3 March 2031", "Programme").encode()))
    assert [each.when.room if each.when else "" for each in found.entries] == [
        "", "Aula", "Room 2", "Room 2", "",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["FROG accepted papers 2031", "FROG 2031 Schedule", "FROG 2031: Programme"])
def test_what_a_page_is_does_not_stay_in_the_name_of_its_event(title: str) -> None:
    page = GRID.replace("Programme – FROG 2031", title)
    assert reading(FORMAT, Document.of(page.encode())).homes == [Home("FROG 2031", 2031)]


SPANNED = """<html><head><title>FROG 2031</title></head><body><h2>3 March 2031</h2><table>
<tr><th>Time</th><th>Aula</th><th>Room 2</th></tr>
<tr><td rowspan="2">09:00</td><td>Long talk on ponds</td><td>Leaping as a service</td></tr>
<tr><td>Croaking at scale</td><td>-</td></tr><tr><td></td><td>Bring a towel</td><td></td></tr>
<tr><td>10:00</td><td colspan="2">Lunch</td></tr></table></body></html>"""


def test_a_time_over_several_rows_holds_for_all_and_a_row_without_one_is_told_of() -> None:
    found = reading(FORMAT, Document.of(SPANNED.encode()))
    told = [(each.title, each.when.start, each.when.end) for each in found.entries if each.when]
    nine, ten = (datetime.combine(date(2031, 3, 3), time(hour)) for hour in (9, 10))
    assert told == [
        ("Long talk on ponds", nine, ten),
        ("Leaping as a service", nine, ten),
        ("Croaking at scale", nine, ten),
        ("Lunch", ten, None),
    ]
    assert [(each.place, "Bring a towel" in each.reason) for each in found.skipped] == [
        ("table 1, row 4", True)
    ]


def test_a_timetable_under_no_day_says_that_its_times_are_left_out() -> None:
    found = reading(FORMAT, Document.of(GRID.replace("Monday, 3 March 2031", "Programme").encode()))
    assert found.warned == ["5 cells stand under no day, so their times were left out"]
