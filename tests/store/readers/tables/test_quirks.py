"""What spreadsheets and their exports do to a programme."""

from __future__ import annotations

import io
from datetime import datetime
from datetime import time as clock

import openpyxl
import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from tests.store.readers.reading import Found, reading


def of(text: str) -> Found:
    return reading(FORMAT, Document.of(text.encode(), "table.csv"))


def book(rows: list[list[object]], *merged: str, more: list[list[object]] | None = None) -> Found:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Papers"
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    sheet["C2"].hyperlink = "https://frogs.example/1"
    if more:
        other = made.create_sheet("More")
        for row in more:
            other.append(row)
    out = io.BytesIO()
    made.save(out)
    return reading(FORMAT, Document.of(out.getvalue(), "book.xlsx"))


def test_cells_merged_over_several_rows_count_for_each_of_them() -> None:
    start = datetime(2031, 6, 2, 10)  # noqa: DTZ001  # a spreadsheet knows no zones
    found = book(
        [
            ["Title", "Session", "Link", "Start"],
            ["Frogs", "Leaping", "PDF", start],
            ["Toads", None, None, start],
        ],
        "B2:B3",
    )
    assert [one.when and one.when.session for one in found.entries] == ["Leaping", "Leaping"]
    assert [link.url for link in found.entries[0].links] == ["https://frogs.example/1"]


def test_formulas_without_values_say_their_texts_and_others_are_told() -> None:
    found = book(
        [["Title", "Authors", "Year"], ["Frogs", "Ann Lee", 2031], ['="Newts "&"at night"', "Bo Berg", "=C2"]]
    )
    assert [(one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("Frogs", ["Ann Lee"]), ("Newts at night", ["Bo Berg"]),
    ]  # fmt: skip
    assert any("1 cell is a formula without a value" in text for text in found.warned)


def test_a_sheet_of_nothing_but_names_is_left_out_beside_one_of_papers() -> None:
    found = book(
        [["Title", "Authors", "Year"], ["Frogs", "Ann Lee", 2031]], more=[["Item", "EUR"], ["Mud", 3]]
    )
    assert [one.title for one in found.entries] == ["Frogs"]
    assert any("More: not read" in text for text in found.warned)


def test_a_column_of_what_takes_place_holds_titles() -> None:
    rows: list[list[object]] = [["Date", "Start", "What"], ["2031-06-02", clock(9), "Opening"],
                                [None, clock(10), "Session 1: Leaping"]]  # fmt: skip
    assert [one.kind for one in book(rows).entries] == ["opening", "oral_session"]


def test_dates_in_figures_are_read_as_the_other_ones_of_the_table_can_only_be() -> None:
    found = of("Title,Date,Start\nFrogs,06/02/2031,9:00 AM\nNewts,06/13/2031,noon\n")
    assert [str(one.when.start) for one in found.entries if one.when] == [
        "2031-06-02 09:00:00", "2031-06-13 12:00:00",
    ]  # fmt: skip
    assert any("read month first" in text for text in found.warned)


def test_dates_that_may_be_either_are_told_and_not_guessed() -> None:
    found = of("Title,Date,Start\nFrogs,06/02/2031,9:00 AM\nNewts,06/03/2031,noon\n")
    assert not any(one.when and one.when.start for one in found.entries)
    assert any("2 dates or times cannot be read" in text for text in found.warned)


def test_names_on_lines_of_their_own_in_one_cell_are_apart() -> None:
    found = of('Title,Authors\nFrogs,"Lee, Ann\nBerg, Bo"\nNewts,"Ann Lee, Bo Berg,\nCy Day"\n')
    assert [[who.name for who in one.people] for one in found.entries] == [
        ["Lee, Ann", "Berg, Bo"], ["Ann Lee", "Bo Berg", "Cy Day"],
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["Total,2,", "Total,,2", "Grand total,2,3", "Sum: 2,,"])
def test_a_row_of_a_sum_is_no_item_whichever_columns_hold_its_numbers(row: str) -> None:
    found = of(f"Title,Type,Authors\nFrogs,Talk,Ann Lee\n{row}\n")
    assert [one.title for one in found.entries] == ["Frogs"]
    assert [one.reason for one in found.skipped] == ["the row is a sum, and no item"]


def test_a_title_like_a_sum_with_authors_is_an_item() -> None:
    assert len(of("Title,Authors\nFrogs,Ann Lee\nTotal recall,Bo Berg\n").entries) == 2


def test_a_row_of_a_sum_is_no_item_and_clocks_may_have_dots() -> None:
    found = of("Frogs 2031,,\nTitle,Date,Time\nFrogs,2 June 2031,10.30–11.00\nTotal: 1,,\n")
    (frogs,) = found.entries
    assert frogs.when
    assert (str(frogs.when.start), str(frogs.when.end)) == ("2031-06-02 10:30:00", "2031-06-02 11:00:00")
    assert [one.reason for one in found.skipped] == ["the row is a sum, and no item"]


def test_submissions_that_were_deleted_are_withdrawn() -> None:
    found = of(
        '#,title,authors,decision,deleted?\n1,Frogs,"Ann Lee and Bo Berg",accept,no\n2,Gone,Ed Fox,,yes\n'
    )
    assert [(one.own, one.status) for one in found.entries] == [("1", "accepted"), ("2", "withdrawn")]


def test_a_quote_that_nothing_closes_costs_no_rows() -> None:
    rows = "".join(f"Toads {number},Ed Fox,About {number}\n" for number in range(20_000))
    found = of(f'Title,Authors,Abstract\nFrogs,Ann Lee,"How they leap\n{rows}Newts,"Eng, Dee","Two, three"\n')
    assert len(found.entries) == 20_002
    assert (found.entries[0].abstract, found.entries[-1].abstract) == ("How they leap", "Two, three")
    assert any("row 2 has a quote that is never closed" in text for text in found.warned)


def test_a_text_that_is_cut_off_within_its_quotes_stays_one_text() -> None:
    found = of('Title,Authors,Abstract\nFrogs,Ann Lee,"How they leap\nand, then\nland')
    assert [one.abstract for one in found.entries] == ["How they leap\nand, then\nland"]
    assert any("it may be cut off" in text for text in found.warned)


def test_what_forms_write_beside_the_names_of_columns_is_no_part_of_them() -> None:
    found = of(
        "*Date,*Time Start,Session Title,Room/Location (Optional),Speakers (Optional)\n"
        "06/13/2031,9:00 AM,Leaping,Hall A,Ann Lee\n"
    )
    (talk,) = found.entries
    assert talk.when
    assert (talk.title, talk.when.room, talk.people[0].name) == ("Leaping", "Hall A", "Ann Lee")
    assert str(talk.when.start) == "2031-06-13 09:00:00"


def test_names_with_numbers_have_the_affiliations_of_these_numbers() -> None:
    found = of('Title,Authors,Affiliations\nFrogs,"Ann Lee1, Bo Berg2 and Cy Day1,2",1 Pond U; 2 Lake Lab\n')
    assert [(who.name, who.affiliation) for who in found.entries[0].people] == [
        ("Ann Lee", "Pond U"), ("Bo Berg", "Lake Lab"), ("Cy Day", "Pond U; Lake Lab"),
    ]  # fmt: skip


def test_rows_of_a_day_alone_are_headings_of_those_below() -> None:
    found = of(
        "Time,Title,Speaker\nMonday 2 June 2031,,\n09:00,Frogs,Ann Lee\n\n"
        "Tuesday 3 June 2031,,\n09:00,Newts,Dee Eng\n"
    )
    assert [str(one.when.start) for one in found.entries if one.when] == [
        "2031-06-02 09:00:00", "2031-06-03 09:00:00",
    ]  # fmt: skip
    assert [one.reason for one in found.skipped] == ["a heading: the day of the rows below it"] * 2


def test_rows_of_a_session_alone_are_sessions_and_those_below_are_in_them() -> None:
    found = of(
        "Date,Session,Time,Title,Authors\n2031-06-02,Session 1: Leaping,09:00-10:30,,\n"
        "2031-06-02,,09:00,Frogs,Ann Lee\n2031-06-02,,10:00,Coffee break,\n"
    )
    assert [(one.kind, one.title, one.when and one.when.session) for one in found.entries] == [
        ("oral_session", "Session 1: Leaping", ""), ("paper", "Frogs", "Session 1: Leaping"),
        ("break", "Coffee break", ""),
    ]  # fmt: skip


def test_a_start_date_beside_a_start_time_is_the_day() -> None:
    found = of(
        "Title,Presenter(s),Start Date,Start Time,End Date,End Time\n"
        "Frogs,Ann Lee,2031-06-02,09:00,2031-06-02,10:00\n"
    )
    (talk,) = found.entries
    assert talk.when
    assert (str(talk.when.start), str(talk.when.end)) == ("2031-06-02 09:00:00", "2031-06-02 10:00:00")
