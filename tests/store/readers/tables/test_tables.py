"""Tables as people keep them: the header guessed, what was read told, whatever parts the cells."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.tables import FORMAT
from store.errors import BadSource
from store.records import Identifier, Link
from tests.store.readers.reading import Found, reading

SEMICOLONS = """sep=;\r
Nr.;Titel;Autoren;Jahr;E-Mail;Link;Shoe size\r
1;"Frösche; eine Studie, knapp";Jan Müller, Anna Berg;2031;nobody@frogs.example;https://frogs.example/1;41\r
\r
2;"Zweite
Zeile";Bo Lee;2031;;https://frogs.example/2.pdf;42\r
"""
PROGRAMME = (
    "Programme of the Frog Conference\n\n"
    "Date\tStart\tEnd\tRoom\tType\tTalk\tSpeaker\tAffiliation\n"
    "2031-06-02\t09:00\t10:00\tPond\tKeynote\tWhy frogs leap\tAda Lovelace\tFrog University\n"
    "2031-06-02\t10:00\t10:30\tPond\tCoffee break\tCoffee\t\t\n"
)


def of(text: str | bytes, name: str = "t.csv", hints: Hints | None = None) -> Found:
    content = text if isinstance(text, bytes) else text.encode()
    return reading(FORMAT, Document.of(content, name), hints)


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_each_sort_is_recognised_and_less_surely_than_special_formats() -> None:
    assert FORMAT.sniff(Document.of(SEMICOLONS.encode())) == 0.45
    assert FORMAT.sniff(Document.of(PROGRAMME.encode())) <= 0.45
    assert FORMAT.sniff(Document.of(b'{"title": "A"}\n{"title": "B"}\n')) == 0.5
    assert FORMAT.sniff(Document.of(b'[{"title": "A"}]')) == 0.35
    assert FORMAT.sniff(Document.of(workbook([["Title"], ["A"]]))) == 0.9
    for other in (
        b"",
        b"one line",
        b"<xml/>",
        b"# Notes\n\nSome, text.\nMore.\n",
        b"\0\1\2",
        b"@misc{a,\n t={b}}",
    ):
        assert FORMAT.sniff(Document.of(other)) < 0.3, other


def test_a_german_table_with_semicolons_is_read_and_told() -> None:
    found = of(SEMICOLONS)
    first, second = found.entries
    assert (first.title, first.year, first.own) == ("Frösche; eine Studie, knapp", 2031, "1")
    assert [person.name for person in first.people] == ["Jan Müller", "Anna Berg"]
    assert (second.title, second.place) == ("Zweite\nZeile", "row 5")
    assert second.links == (Link("pdf", "https://frogs.example/2.pdf"),)
    assert found.warned == [
        "columns read: id <- Nr., title <- Titel, authors <- Autoren, year <- Jahr, url <- Link",
        "columns not read: Shoe size",
        "columns left out, as they hold personal data: E-Mail",
    ]
    assert "nobody@" not in repr(found)


def test_a_table_without_names_loses_no_row_and_tells_nobodys_address() -> None:
    found = of(
        b"How far frogs leap,Ada Roe,ada@pond.example,17:00\n"
        b"Why old frogs leap,Bo Tan,bo@pond.example,18:00\n"
        b"Where no frogs leap,Cy Poe,cy@pond.example,18:30\n"
    )
    assert [entry.title for entry in found.entries] == [
        "How far frogs leap", "Why old frogs leap", "Where no frogs leap",
    ]  # fmt: skip
    assert "pond.example" not in repr(found)


def test_an_address_in_the_name_of_a_column_is_not_told() -> None:
    found = of(b"Title,Authors,ask ada@pond.example\nHow frogs leap,Ada Roe,3\n")
    assert found.warned[1] == "columns not read: ask [e-mail removed]"


def test_a_programme_under_a_heading_gives_times_rooms_and_kinds() -> None:
    found = of(PROGRAMME, hints=Hints(zone="Europe/Rome"))
    talk, pause = found.entries
    assert (talk.kind, talk.title, talk.people) == (
        "keynote",
        "Why frogs leap",
        (Byline("Ada Lovelace", "speaker", "Frog University"),),
    )
    assert talk.when is not None
    assert (talk.when.room, talk.when.zone, str(talk.when.start)) == (
        "Pond",
        "Europe/Rome",
        "2031-06-02 09:00:00+02:00",
    )
    assert pause.kind == "break"


def test_columns_without_known_names_are_judged_by_content() -> None:
    rows = [f"Frogs leap number {i} over ponds,Ada Lovelace; Bo Lee,203{i},10.1234/f.{i}" for i in range(8)]
    found = of("what,who,wann,nummer\n" + "\n".join(rows))
    assert found.warned[0] == "columns read: title <- what, authors <- who, year <- wann, doi <- nummer"
    assert found.entries[3].identifiers == (Identifier("doi", "10.1234/f.3"),)
    bare = of("\n".join(rows))
    assert len(bare.entries) == 8
    assert bare.warned[0].startswith("columns read: title <- column 1, authors <- column 2")


def test_a_column_called_name_holds_titles_or_people() -> None:
    titles = of("name,year\nLeaping over the deep pond,2031\nThe frog sits on a lily,2031\n")
    assert titles.warned[0] == "columns read: title <- name, year <- year"
    with pytest.raises(BadSource, match="no column looks like titles"):
        of("name,role\nAda Lovelace,chair\nGrace Hopper,chair\n")


def test_the_user_may_say_what_columns_hold() -> None:
    text = "a,title,b\nThe true title,A short one,x\n"
    found = of(text, hints=Hints(columns=(("title", "A"), ("other_names", "title"))))
    assert (found.entries[0].title, found.entries[0].other_names) == ("The true title", ("A short one",))
    with pytest.raises(BadSource, match="no column 'zz'"):
        of(text, hints=Hints(columns=(("title", "zz"),)))
    with pytest.raises(BadSource, match="no field 'tittle'"):
        of(text, hints=Hints(columns=(("tittle", "a"),)))


def test_rows_too_long_or_without_title_are_told() -> None:
    found = of("title,year\nA,2031,extra\n,2032\ntitle,year\nB,2033\n")
    assert [entry.title for entry in found.entries] == ["A", "B"]
    assert [(one.place, one.reason) for one in found.skipped] == [("row 3", "the row has no title")]
    assert "more cells than the header" in found.warned[0]


def test_sponsors_and_tables_without_titles_are_refused() -> None:
    with pytest.raises(BadSource, match="sponsors"):
        of("uid,title,level\na,Frog Inc.,Platinum\nb,Pond Ltd.,Gold\n")
    with pytest.raises(BadSource, match="the columns are: UID, session"):
        of("UID,session\nabc,1\ndef,2\n")


def test_json_lines_keep_status_kind_and_affiliations_and_skip_broken_lines() -> None:
    rows = [
        {"title": "A", "authors": ["X Y", "Z W"], "affiliations": ["U", "V"], "status": "Oral", "year": 2031},
        {"title": "B", "kind": "preprint", "id": "3101.00001v2", "url": "https://arxiv.org/abs/3101.00001v2"},
        {"title": "C", "status": "Withdrawn", "late": 1, "awards": ["Best", "Theme"], "email": "a@b.example"},
    ]
    text = "\n".join(json.dumps(row) for row in rows)
    found = of(f'{text}\n\n[1]\n{{"title": "cut', "t.jsonl")
    a, b, c = found.entries
    assert a.people == (Byline("X Y", affiliation="U"), Byline("Z W", affiliation="V"))
    assert (a.subkind, a.status, b.status, c.status) == ("oral", "accepted", "preprint", "withdrawn")
    assert (b.own, b.kind, b.identifiers) == ("3101.00001v2", "paper", (Identifier("arxiv", "3101.00001"),))
    assert c.award == "Best, Theme"
    assert [one.place for one in found.skipped] == ["line 5", "line 6"]
    assert found.warned[1:] == [
        "columns not read: late",
        "columns left out, as they hold personal data: email",
    ]


@pytest.mark.parametrize(
    "data",
    [[{"title": "A"}], {"n": 1, "papers": [{"title": "A"}]}, {"k1": {"title": "A"}, "k2": {"title": "B"}}],
)
def test_lists_of_objects_are_found_where_they_stand(data: object) -> None:
    assert of(json.dumps(data), "t.json").entries[0].title == "A"


def test_a_workbook_gives_values_dates_and_each_sheet_by_itself() -> None:
    programme: list[list[object]] = [
        ["Accepted papers"],
        [],
        ["Title", "Year", "Day", "Start", "Speakers", None],
        ["Frogs", 2031.0, datetime(2031, 6, 2), time(9, 30), "Ada Lovelace", None],  # noqa: DTZ001 - as Excel has it
        ["=1+1", 2031, date(2031, 6, 3), "", "", None],
    ]
    content = workbook(programme, [["Name", "Phone"], ["Ada Lovelace", "1"]], [["Title"], ["Second sheet"]])
    found = of(content, "t.xlsx")
    assert [entry.title for entry in found.entries] == ["Frogs", "Second sheet"]
    assert (found.entries[0].place, found.entries[0].year) == ("Sheet 1!row 4", 2031)
    assert found.entries[0].when is not None
    assert str(found.entries[0].when.start) == "2031-06-02 09:30:00"
    assert [one.place for one in found.skipped] == ["Sheet 1!row 5"]  # a formula that was never computed
    assert any(text.startswith("Sheet 2: not read: no column") for text in found.warned)


def test_workbooks_that_would_grow_or_are_damaged_are_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        for number in range(40):
            parts.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 8_000_000)
    with pytest.raises(BadSource, match="unpacks to 305 MiB"):
        of(bomb.getvalue(), "t.xlsx")
    whole = workbook([["Title"], ["A"]])
    for broken in (
        whole[:-40],
        whole[:200] + bytes(100) + whole[300:],
        whole.replace(b"workbook", b"wirkbook"),
    ):
        with pytest.raises(BadSource):
            of(broken, "t.xlsx")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",".join(["title"] * 100_000) + "\n" + ",".join("x" * 100_000) + "\n", "cells"),
        ('title,abstract\nA,"never closed ' + "x" * 200_000, "field larger"),
        ("x" * 1_000_000, "field larger"),
        ('{"a": ' * 100_000, "nested too deep"),
        ("[" * 100_000, "nested too deep"),
        ("\n\n\n", "empty"),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    ],
)
def test_hostile_tables_are_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        of(text)


@given(st.text(alphabet='title,;\t|"\n{}[]:x1 \0', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    document = Document.of(text.encode())
    assert 0 <= FORMAT.sniff(document) <= 0.5
    try:
        found = list(FORMAT.read(document, Hints()))
    except BadSource:
        return
    assert found


def test_json_lines_may_be_longer_than_the_head() -> None:
    lines = "\n".join(json.dumps({"title": f"Paper {i}", "abstract": "x" * 100_000}) for i in range(3))
    assert len(of(lines, "t.jsonl").entries) == 3


def test_identifiers_as_semantic_scholar_names_them_are_taken_and_its_numbers_are_not() -> None:
    ids = {
        "DOI": "10.18653/V1/2031.acl-long.9",
        "ACL": "2031.acl-long.9",
        "CorpusId": 7,
        "ArXiv": "3101.00001",
    }
    found = of(json.dumps([{"title": "Parsing ponds", "externalIds": ids}]), "list.json").entries[0]
    assert set(found.identifiers) == {
        Identifier("doi", "10.18653/v1/2031.acl-long.9"),
        Identifier("anthology", "2031.acl-long.9"),
        Identifier("arxiv", "3101.00001"),
    }


def test_times_without_a_column_of_days_say_what_is_missing() -> None:
    found = of("Uhrzeit;Titel;Autoren\n09:00 - 09:30;Toads;Eva Klein\n")
    assert (
        "1 date or time cannot be read, such as '09:00 - 09:30' in row 2; no column is read as their days"
        in found.warned
    )


def test_a_break_in_a_timetable_without_kinds_is_a_break_and_a_paper_on_breaks_none() -> None:
    found = of(
        "Datum;Uhrzeit;Titel;Referent/in\n"
        "2031-06-02;09:00;Tutorials for toads;Eva Klein\n"
        "2031-06-02;10:00;Coffee break;\n"
    )
    assert [entry.kind for entry in found.entries] == ["talk", "break"]
    assert found.entries[0].people == (Byline("Eva Klein", "speaker"),)
