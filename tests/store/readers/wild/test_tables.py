"""Tables as spreadsheets, submission systems and web services leave them."""

from __future__ import annotations

import io
import json
from datetime import datetime, time

import openpyxl
import pytest

from store.errors import BadSource
from tests.store.readers.wild.reading import links, names, read


def test_a_single_column_of_titles_is_a_table_and_its_commas_part_nothing() -> None:
    found = read("\ufeffPaper title\nHopping at scale\nToads, on the edge\n", "tables")
    assert [entry.title for entry in found.entries] == ["Hopping at scale", "Toads, on the edge"]
    with pytest.raises(BadSource):
        read("Some words\nHopping at scale\n", "tables")


def test_addresses_behind_affiliations_are_left_out() -> None:
    rows = 'ID,Title,Authors\n1,Hop at scale,"Ann Lee (Pole U) <ann@pole.example>; Bo Ray"\n'
    (entry,) = read(rows, "tables").entries
    assert [(each.name, each.affiliation) for each in entry.people] == [("Ann Lee", "Pole U"), ("Bo Ray", "")]
    assert "@" not in str(entry)


RECORDS = [
    {"title": "Scholar frog", "authors": [{"authorId": "1", "name": "Cy Fox"}], "tldr": {"text": "Short."},
     "openAccessPdf": {"url": "https://pond.example/p.pdf"}},
    {"title": "Open frog", "authorships": [
        {"author": {"display_name": "Dee Moth"}, "institutions": [{"display_name": "Moth U"}]}]},
    {"title": "Pairs of names", "authors": [["Ann", "Lee"], ["Bo Ray", "Sea U"]]},
    {"title": "Keyed names", "authors": {"0": "Ann Lee", "1": {"first_name": "Bo", "last_name": "Ray"}}},
    {"title": "Names in parts", "authors": {"given": "Ann", "family": "Lee"}},
    {"title": "\u9752\u86d9\u7684\u7814\u7a76", "authors": "\u674e\u660e\u3001\u738b\u82b3"},
]  # fmt: skip


def test_people_of_json_records_in_all_the_ways_they_are_nested() -> None:
    found = read("\n".join(map(json.dumps, RECORDS)), "tables")
    assert names(found, "Scholar") == ["Cy Fox"]
    assert found.entry("Scholar").tldr == "Short."
    assert links(found, "Scholar") == {("pdf", "https://pond.example/p.pdf")}
    assert [(each.name, each.affiliation) for each in found.entry("Open").people] == [("Dee Moth", "Moth U")]
    pairs = [(each.name, each.affiliation) for each in found.entry("Pairs").people]
    assert pairs == [("Ann Lee", ""), ("Bo Ray", "Sea U")]
    assert names(found, "Keyed") == ["Ann Lee", "Bo Ray"]
    assert names(found, "Names in parts") == ["Ann Lee"]
    assert names(found, "\u9752\u86d9") == ["\u674e\u660e", "\u738b\u82b3"]


def workbook() -> bytes:
    """A cover, a timetable under two rows of other things with merged days, posters, a hidden sheet."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["FrogCon 2031"])
    day = book.create_sheet("Day")
    rows = (
        ("FrogCon 2031 Programme",), (), ("Date", "Start", "End", "Title", "Speakers", "Room"),
        (datetime(2031, 5, 4), time(9, 0), time(10, 0), "Frogs first", "Ann Lee (Pole U)", "A"),  # noqa: DTZ001  # as printed, without a zone
        (None, 0.4375, 0.5, "Toads second", "Bo Ray, Cy Fox", "A"),
        (48002, "11:30 AM", "12:00 PM", "Newts by number", "Dee Moth", "B"),
    )  # fmt: skip
    for row in rows:
        day.append(row)
    posters = book.create_sheet("Posters")
    posters.append(["ID", "Poster title", "Authors", "Email"])
    posters.append([1, "A frog on paper", "Ann Lee; Bo Ray", "ann@pole.example"])
    hidden = book.create_sheet("Hidden")
    hidden.sheet_state = "hidden"
    hidden.append(["Title", "Authors"])
    hidden.append(["Not to be seen", "X Y"])
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_merged_days_numbers_for_times_and_several_sheets() -> None:
    found = read(workbook(), "tables", "programme.xlsx")
    assert [e.title for e in found.entries] == [
        "Frogs first",
        "Toads second",
        "Newts by number",
        "A frog on paper",
    ]
    whens = {entry.title: entry.when for entry in found.entries}
    second, third = whens["Toads second"], whens["Newts by number"]
    assert second
    assert third
    assert (second.start, second.end) == (datetime(2031, 5, 4, 10, 30), datetime(2031, 5, 4, 12))  # noqa: DTZ001  # as printed, without a zone
    assert third.start == datetime(2031, 6, 3, 11, 30)  # noqa: DTZ001  # as printed, without a zone
    assert any("1 row has a time and no day" in text for text in found.warned)
    assert found.entry("Frogs").people[0].affiliation == "Pole U"
    assert not any("@" in str(entry) for entry in found.entries)


def test_authors_and_affiliations_in_one_column_are_authors_where_no_other_holds_them() -> None:
    both = 'Title,Authors (affiliations)\nKites that hold,"Ada Lamp (Wind U), Bo Wick (Sky U)"\nTails,Cy F\n'
    assert names(read(both, "tables"), "Kites that hold") == ["Ada Lamp", "Bo Wick"]
    apart = "Title,Authors,Authors' affiliations\nKites that hold,Ada Lamp,Wind U\nTails,Cy Candle,Sky U\n"
    found = read(apart, "tables").entry("Kites that hold").people
    assert [(person.name, person.affiliation) for person in found] == [("Ada Lamp", "Wind U")]


def test_columns_of_a_form_are_named_as_it_asked() -> None:
    form = (
        "Timestamp,What is the title of your talk?,Your name,E-mail address,Abstract of the talk\n"
        "2031/01/02,Kites that hold,Ada Lamp,ada@kites.example,About kites\n"
    )
    entry = read(form, "tables").entry("Kites that hold")
    assert ([person.name for person in entry.people], entry.abstract) == (["Ada Lamp"], "About kites")
