"""Tables with one row for each author of a work."""

from __future__ import annotations

import json

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from tests.store.readers.reading import Found, reading

BY_AUTHOR = """Paper ID,Title,Author,Affiliation,Abstract,Session
12,Frogs that leap far,Ann Lee,Pond U,How far they leap.,One
12,Frogs that leap far,Bo Berg,Lake Lab,How far they leap.,One
13,Newts in the night,Dee Eng,Moor College,What newts see.,Two
12,Frogs that leap far,"Day, Cy",Pond U,,
"""


def of(text: str) -> Found:
    return reading(FORMAT, Document.of(text.encode(), "table.csv"))


def people(found: Found) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.title, [(who.name, who.affiliation) for who in one.people]) for one in found.entries]


def test_rows_of_one_work_become_one_item_with_its_authors_in_order_and_the_report_says_so() -> None:
    found = of(BY_AUTHOR)
    assert people(found) == [
        ("Frogs that leap far", [("Ann Lee", "Pond U"), ("Bo Berg", "Lake Lab"), ("Day, Cy", "Pond U")]),
        ("Newts in the night", [("Dee Eng", "Moor College")]),
    ]
    assert [(one.own, one.abstract, one.session) for one in found.entries] == [
        ("12", "How far they leap.", "One"), ("13", "What newts see.", "Two"),
    ]  # fmt: skip
    assert any("4 rows are read as 2 works" in text for text in found.warned)


def test_json_lines_of_one_author_each_are_one_work_too() -> None:
    rows = [{"id": 7, "title": "Frogs", "author": name} for name in ("Ann Lee", "Bo Berg")]
    found = of("\n".join(map(json.dumps, rows)))
    assert people(found) == [("Frogs", [("Ann Lee", ""), ("Bo Berg", "")])]


def test_cells_that_are_left_blank_below_a_work_are_its_own() -> None:
    found = of(
        "Title\tAuthor\tInstitute\tRoom\nFrogs\tAnn Lee\tPond U\tA\n\tBo Berg\tLake Lab\t\n"
        "Newts\tDee Eng\tMoor College\tB\n\tDee Eng\tHill U\t\n"
    )
    assert people(found) == [
        ("Frogs", [("Ann Lee", "Pond U"), ("Bo Berg", "Lake Lab")]),
        ("Newts", [("Dee Eng", "Moor College; Hill U")]),
    ]
    assert not found.skipped


def test_a_column_that_numbers_the_authors_orders_them() -> None:
    found = of("Title,Author order,Author\nFrogs,2,Bo Berg\nFrogs,10,Cy Day\nFrogs,1,Ann Lee\n")
    assert people(found) == [("Frogs", [("Ann Lee", ""), ("Bo Berg", ""), ("Cy Day", "")])]


@pytest.mark.parametrize(
    "rows",
    [
        "Title,Speaker,Start\nOpening,Ann Lee,2031-06-01 09:00\nOpening,Bo Berg,2031-06-02 09:00\n",
        "ID,Title,Author\n1,Preface,Ann Lee\n2,Preface,Bo Berg\n",
        "Title,Author,Year\nPreface,Ann Lee,2030\nNewts,Cy Day,2030\nPreface,Bo Berg,2030\n",
        "Title,Authors\nFrogs,Ann Lee and Bo Berg\nFrogs,Ann Lee and Bo Berg\n",
    ],
)
def test_rows_that_differ_in_more_than_their_author_stay_apart(rows: str) -> None:
    assert len(of(rows).entries) == rows.count("\n") - 1


def test_names_in_two_columns_are_one_name_with_the_affiliation_beside_it() -> None:
    found = of(
        "#;Title;First name;Last name;Affiliation\n1;Frogs;Ann;van Lee;Pond U\n1;Frogs;Bo;Berg;Lake Lab\n"
    )
    assert people(found) == [("Frogs", [("Ann van Lee", "Pond U"), ("Bo Berg", "Lake Lab")])]
    assert found.entries[0].own == "1"


def test_numbered_authors_that_come_late_in_json_lines_are_read() -> None:
    early = [{"id": f"p{at}", "title": f"Paper {at} on frogs", "authors": ["Ann Lee"]} for at in range(250)]
    late = {"id": "late", "title": "Late", "author2": "Bo Berg", "author1": "Cy Day"}
    found = of("\n".join(map(json.dumps, [*early, late])))
    assert people(found)[-1] == ("Late", [("Cy Day", ""), ("Bo Berg", "")])
    assert not any("not read" in text for text in found.warned)
