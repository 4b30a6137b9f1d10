"""Timetables in tables: one column for each room, or for each day."""

from __future__ import annotations

import io

import openpyxl
import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from store.errors import BadSource
from tests.store.readers.reading import Found, reading


def of(text: str) -> Found:
    return reading(FORMAT, Document.of(text.encode(), "table.csv"))


def test_each_cell_below_a_room_is_an_item_with_its_time_and_room() -> None:
    found = of(
        "Date,Time,Hall A,Hall B\n2031-06-02,09:00-09:30,Opening,\n"
        ',09:30,"Frogs that leap\nAnn Lee and Bo Berg",Newts at night (Dee Eng)\n,10:30,Coffee break,\n'
        ",11:00,Panel: Mud (and water),Toads\n"
    )
    assert [
        (one.kind, one.title, str(one.when.start)[8:16], one.when.room) for one in found.entries if one.when
    ] == [
        ("opening", "Opening", "02 09:00", "Hall A"), ("talk", "Frogs that leap", "02 09:30", "Hall A"),
        ("talk", "Newts at night", "02 09:30", "Hall B"), ("break", "Coffee break", "02 10:30", ""),
        ("panel", "Panel: Mud (and water)", "02 11:00", "Hall A"), ("paper", "Toads", "02 11:00", "Hall B"),
    ]  # fmt: skip
    assert [[who.name for who in one.people] for one in found.entries[1:3]] == [
        ["Ann Lee", "Bo Berg"],
        ["Dee Eng"],
    ]
    assert any(
        "read as a timetable, one item for each cell below: Hall A, Hall B" in text for text in found.warned
    )


def test_columns_may_be_days() -> None:
    found = of("Time,Monday 2 June 2031,Tuesday 3 June 2031\n09:00,Keynote: Mud,Keynote: Water\n")
    assert [str(one.when.start)[:16] for one in found.entries if one.when] == [
        "2031-06-02 09:00", "2031-06-03 09:00",
    ]  # fmt: skip


def test_columns_of_clocks_and_numbers_are_no_timetable() -> None:
    with pytest.raises(BadSource, match="no column looks like titles"):
        of("Time,Visitors,Tickets\n09:00,12,3\n10:00,15,4\n")


def test_a_sheet_that_is_called_by_a_day_says_when_its_rows_are() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Mon 2 June 2031"
    for row in (["Time", "Hall A", "Hall B"], ["09:00", "Frogs\nAnn Lee (MIT)", "Toads"], ["", "", ""]):
        sheet.append(row)
    other = book.create_sheet("Papers")
    other.append(["Title", "Authors"])
    other.append(["Newts", "Bo Ray"])
    written = io.BytesIO()
    book.save(written)
    found = reading(FORMAT, Document.of(written.getvalue(), "programme.xlsx"))
    assert [(one.title, str(one.when.start)[:16] if one.when else "") for one in found.entries] == [
        ("Frogs", "2031-06-02 09:00"), ("Toads", "2031-06-02 09:00"), ("Newts", ""),
    ]  # fmt: skip
    assert [(who.name, who.affiliation) for who in found.entries[0].people] == [("Ann Lee", "MIT")]
