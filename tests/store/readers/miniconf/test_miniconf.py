"""Papers, workshops, calendars and programmes of Mini-Conf sites."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf import FORMAT
from store.records import Identifier, Link
from tests.store.readers.reading import Found, file, reading

HERE = Path(__file__).parent


def read(name: str, hints: Hints | None = None) -> Found:
    return reading(FORMAT, file(HERE, name), hints)


def table(text: str, name: str = "papers.csv", folders: tuple[str, ...] = ()) -> Found:
    return reading(FORMAT, Document.of(text.encode(), name, folders))


@pytest.mark.parametrize(
    "name",
    ["main_papers.csv", "main_calendar.json", "workshops.yml", "w1_papers.csv", "workshop_schedules.json",
     "plenary_sessions.yml", "socials.yml", "events.csv", "lbds.csv"],
)  # fmt: skip
def test_each_file_of_a_site_is_recognised_by_its_content(name: str) -> None:
    content = (HERE / name).read_bytes()
    assert FORMAT.sniff(Document.of(content, "unnamed")) >= 0.7


@pytest.mark.parametrize(
    "content",
    [b"", b"Title;Authors;Year\nA;B;2020\n", b"name,age\nAda,3\n", b'{"notes": [{"content": {}}]}', b"\0\1\2",
     b"- [MLSys'22] Title\n", b"@inproceedings{a, title = {T}}", b'[{"title": "T", "authors": ["A"]}]'],
)  # fmt: skip
def test_what_is_no_miniconf_file_is_left_to_others(content: bytes) -> None:
    assert FORMAT.sniff(Document.of(content)) == 0


def test_the_site_says_which_conference_it_is_and_the_template_s_words_do_not_count() -> None:
    home = read("main_papers.csv").homes[0]
    assert (home.name, home.year, home.url) == ("FROG2031", 2031, "https://virtual.frog.example")
    assert (home.starts, home.ends) == (date(2031, 7, 5), date(2031, 7, 10))


def test_a_paper_has_its_authors_topics_links_and_identifiers() -> None:
    entry = read("main_papers.csv").entry("Frogs, and")
    assert entry.people == (Byline("Ada Laich", "author"), Byline("Bo Tümpel", "author"))
    assert (entry.own, entry.kind, entry.subkind, entry.track) == ("main.1", "paper", "long", "Motion")
    assert entry.topics == ("frogs", "jumps")
    assert entry.abstract == "They jump.\n\nThey do."
    assert entry.links == (Link("pdf", "https://www.aclweb.org/anthology/2031.frog-main.1.pdf"),)
    assert entry.identifiers == (Identifier("anthology", "2031.frog-main.1"),)


def test_the_timetable_beside_it_gives_all_slots_in_utc() -> None:
    entry = read("main_papers.csv").entry("Frogs, and")
    assert entry.when is not None
    assert (entry.when.start, entry.when.session) == (datetime(2031, 7, 6, 5, 0, tzinfo=UTC), "1A")
    assert [slot.start for slot in entry.more] == [datetime(2031, 7, 6, 18, 30, tzinfo=UTC)]


def test_utc_is_told_where_no_calendar_shows_it() -> None:
    beside = {"paper_sessions.yml": b"1A:\n  date: 2031-07-06_05:00:00\n  papers:\n  - a\n"}
    papers = Document.of(b"UID,title,authors,abstract\na,T,A B,x\n", "papers.csv", siblings=beside)
    assert any("taken as UTC" in text for text in reading(FORMAT, papers).warned)
    assert not any("taken as UTC" in text for text in read("main_papers.csv").warned)


def test_rows_that_are_no_papers_are_skipped_with_line_and_reason() -> None:
    assert [(one.place, one.reason) for one in read("main_papers.csv").skipped] == [
        ("line 5", "withdrawn or retracted"),
        ("line 6", "the row has no title"),
        ("line 8", "the row has 10 cells, the header 9; a cell may lack its quotes"),
    ]


def test_a_row_with_too_few_cells_is_kept_and_private_columns_are_not() -> None:
    found = read("main_papers.csv")
    assert [one.title for one in found.entries] == ["Frogs, and How They Jump", "Toads", "Olms"]
    assert "@" not in str(found)


@pytest.mark.parametrize("spoilt", ['b,"Open,A B,no end', 'b,Open,A B,"no end', '"b,Open,A B,x'])
def test_a_stray_quotation_mark_costs_only_its_row(spoilt: str) -> None:
    rows = "".join(f"r{n},Title {n},A B,text {n}\n" for n in range(9))
    found = table(f"UID,title,authors,abstract\na,First,A B,x\n{spoilt}\n{rows}")
    assert [one.own for one in found.entries] == ["a", *(f"r{n}" for n in range(9))]
    assert [(one.place, "stray quotation mark" in one.reason) for one in found.skipped] == [("line 3", True)]


def test_nuls_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    found = table("\ufeffUID,title,authors,abstract\r\na,Fro\0gs,A B,x\r\n\r\nb,Toads,C D,y\r\n")
    assert [one.title for one in found.entries] == ["Frogs", "Toads"]


def test_a_cell_larger_than_any_is_given_up_and_the_rest_is_read() -> None:
    huge = "x" * 200_000
    found = table(f'UID,title,authors,abstract\na,T,A B,"{huge}"\nb,U,C D,y\n')
    assert [one.own for one in found.entries] == ["b"]
    assert len(found.skipped) == 1


def test_the_same_own_id_twice_is_two_papers_or_one_repeated() -> None:
    found = table("UID,title,authors,abstract\na,T,A B,x\na,U,C D,y\na,T,A B,x\n")
    assert [one.own for one in found.entries] == ["a", "a@line 3"]
    assert [one.reason for one in found.skipped] == ["repeats a"]


def test_papers_may_stand_in_json_or_yaml_too() -> None:
    json = table(
        '[{"UID": "a", "title": "T", "authors": ["A B", "C D"], "keywords": ["k"], "abstract": ""}]',
        "papers.json",
    )
    yaml = table("- UID: a\n  title: T\n  authors:\n  - A B\n  - C D\n  keywords:\n  - k\n", "papers.yml")
    assert [one.people for one in json.entries] == [one.people for one in yaml.entries]
    assert json.entries[0].topics == yaml.entries[0].topics == ("k",)


def test_a_workshops_talks_have_speakers_in_every_spelling() -> None:
    found = read("w1_papers.csv")
    assert [[one.name for one in entry.people] for entry in found.entries] == [
        ["Ada Laich", "Bo Tümpel", "Cy Unke"],
        ["Dee Molch"],
        ["Eva Teich", "Fay Ufer", "Gil Kraut"],
        ["Hao (Harry) Sumpf"],
    ]
    assert {one.role for entry in found.entries for one in entry.people} == {"speaker"}
    assert found.entry("Invited").people[0].affiliation == "Institute of Amphibians, University of Reed"


def test_a_workshops_talks_carry_the_workshops_name_and_kind() -> None:
    found = read("w1_papers.csv")
    assert {one.track for one in found.entries} == {"W1: Workshop on Croaking"}
    assert [one.kind for one in found.entries] == ["talk", "invited_talk", "talk", "talk"]


def test_a_workshop_has_organisers_and_its_times() -> None:
    entry = read("workshops.yml").entries[0]
    assert (entry.kind, entry.own) == ("workshop", "W1")
    assert [one.role for one in entry.people] == ["organiser", "organiser"]
    assert entry.when is not None
    assert entry.when.end == datetime(2031, 7, 9, 23, 0, tzinfo=UTC)
    assert entry.links == (Link("page", "https://croak.example"),)


def test_schedules_take_the_year_beside_them_and_tell_it() -> None:
    found = read("workshop_schedules.json")
    starts = [entry.when.start for entry in found.entries if entry.when]
    assert starts == [
        datetime(2031, 7, 9, 9, 0),  # noqa: DTZ001 - local, as the file has it
        datetime(2031, 7, 9, 13, 30),  # noqa: DTZ001 - the same
        datetime(2031, 7, 9, 13, 50),  # noqa: DTZ001 - the same
    ]
    assert found.warned[0] == "the dates have no year; 2031 is taken from the files beside it"
    assert "1 of 4 entries have no time" in found.warned[1]


def test_schedules_without_any_year_are_kept_without_times_and_that_is_told() -> None:
    alone = Document.of((HERE / "workshop_schedules.json").read_bytes(), "workshop_schedules.json")
    found = reading(FORMAT, alone)
    assert [entry.when for entry in found.entries] == [None] * 4
    assert any("no year" in text for text in found.warned)


def test_schedules_take_the_year_that_was_given() -> None:
    found = read("workshop_schedules.json", Hints(year=2030, zone="America/Los_Angeles"))
    assert found.entries[0].when is not None
    assert found.entries[0].when.day == date(2030, 7, 9)
    assert not any("no year" in text for text in found.warned)


def test_schedules_have_kinds_tracks_and_ids_of_any_type() -> None:
    found = read("workshop_schedules.json")
    assert [(one.own, one.kind, one.subkind) for one in found.entries] == [
        ("W0100", "opening", ""),
        ("W1.7", "talk", ""),
        ("", "talk", "q+a"),
        ("", "break", ""),
    ]
    assert {one.track for one in found.entries} == {"W1: Workshop on Croaking"}
    assert [one.place for one in found.skipped] == ["W1[4]"]


def test_labels_before_names_are_roles_and_no_names() -> None:
    found = read("plenary_sessions.yml")
    assert found.entry("Opening").people == (
        Byline("Ada Laich", "moderator"),
        Byline("Bo Tümpel", "moderator"),
    )
    assert found.entry("Ponds").people == (Byline("Cy Unke", "speaker", "Reed University"),)
    panel = read("events.csv").entry("Inclusion Panel")
    assert [(one.name, one.role) for one in panel.people] == [
        ("Ada Laich", "moderator"),
        ("Bo Tümpel", "panellist"),
        ("Cy Unke", "panellist"),
    ]


def test_meetings_are_never_kept() -> None:
    said = "".join(str(read(name)) for name in ("plenary_sessions.yml", "events.csv"))
    assert [word for word in ("zoom", "SECRET", "Zoom") if word in said] == []


def test_socials_are_named_and_organised() -> None:
    found = read("socials.yml")
    assert [(one.title, one.kind) for one in found.entries] == [
        ("Pond Social", "social"),
        ("Lily Social", "social"),
    ]
    assert [one.people for one in found.entries] == [(Byline("Ada Laich", "organiser"),)] * 2


def test_a_programme_has_local_times() -> None:
    found = read("events.csv")
    tutorial = found.entry("T1(M)")
    assert tutorial.when is not None
    assert tutorial.when.start == datetime(2031, 11, 5, 9, 30)  # noqa: DTZ001 - local, as the file has it
    assert not any("zone" in text for text in found.warned)


def test_a_programmes_categories_and_titles_make_kinds() -> None:
    assert [one.kind for one in read("events.csv").entries] == [
        "break", "tutorial", "keynote", "poster_session", "panel",
    ]  # fmt: skip


def test_a_bracket_after_a_name_is_an_affiliation() -> None:
    tutorial = read("events.csv").entry("T1(M)")
    assert tutorial.people == (
        Byline("Ada Laich", "organiser", "Pond University; Reed Lab"),
        Byline("Bo Tümpel", "organiser", "Reed Lab"),
    )
    assert read("events.csv").entry("Keynote").people == (Byline("Cy Unke", "speaker", "Mud University"),)
    assert read("events.csv").entry("Keynote").links == (Link("page", "https://mud.example"),)


def test_of_two_columns_that_differ_in_case_the_one_with_affiliations_counts() -> None:
    entry = read("lbds.csv").entries[0]
    assert entry.people == (
        Byline("Ada Laich", "author", "Pond University; Reed Lab"),
        Byline("Bo Tümpel", "author", "Reed Lab"),
    )
    assert (entry.kind, entry.subkind, entry.session) == ("poster", "late-breaking", "Session 3")


def test_a_calendar_has_kinds_times_and_rooms_but_no_pages_as_rooms() -> None:
    found = read("main_calendar.json")
    assert [(one.kind, one.when.room if one.when else "") for one in found.entries] == [
        ("break", ""),
        ("keynote", ""),
        ("poster_session", "Reed Hall"),
    ]
    assert found.entry("Paper Session").links == (Link("page", "https://virtual.frog.example/papers"),)


def test_an_end_before_the_start_is_no_end() -> None:
    when = read("main_calendar.json").entry("Paper Session").when
    assert when is not None
    assert (when.start, when.end) == (datetime(2031, 7, 6, 10, 0, tzinfo=UTC), None)


def test_speakers_have_a_talk_and_an_institution() -> None:
    header = "UID,title,institution,speaker,abstract,bio,session"
    text = f'{header}\n1,On Mud,"Mud University, Reed", Prof. Cy Unke,x,y,2\n'
    entry = table(text, "speakers.csv").entries[0]
    assert (entry.kind, entry.session) == ("invited_talk", "Session 2")
    assert [(one.role, one.affiliation) for one in entry.people] == [("speaker", "Mud University, Reed")]
    assert entry.people[0].name.endswith("Cy Unke")


def test_the_templates_sample_keeps_its_own_conference_and_is_told() -> None:
    text = "UID,title,authors,abstract\na,Fundamental Science in the era of AI,A B|C D,x\n"
    found = table(text, "workshops.csv", ("frogs", "2031"))
    assert [home.name for home in found.homes] == ["ICLR 2020"]
    assert "sample that comes with Mini-Conf" in found.warned[0]
    assert "2031" in found.warned[0]


def test_times_of_another_year_than_the_site_s_are_told() -> None:
    calendar = b'[{"title": "Talk", "start": "2029-07-06T08:00:00Z", "end": "", "calendarId": "x"}]'
    beside = {"config.yml": (HERE / "config.yml").read_bytes()}
    found = reading(FORMAT, Document.of(calendar, "main_calendar.json", siblings=beside))
    assert any("2029" in text and "2031" in text for text in found.warned)


def test_a_folder_gives_the_year_and_a_missing_name_is_told() -> None:
    found = table("id,authors,title,abstract\n37,A B,T,x\n", folders=("_data", "frogs2031"))
    assert [(home.name, home.year) for home in found.homes] == [("", 2031)]
    assert "nothing here names the conference; the folder says 2031" in found.warned[0]


def test_a_folder_of_another_year_than_the_settings_is_told() -> None:
    beside = {"config.yml": (HERE / "config.yml").read_bytes()}
    papers = Document.of(b"UID,title,authors,abstract\na,T,A B,x\n", "papers.csv", ("site2030",), beside)
    found = reading(FORMAT, papers)
    assert (found.homes[0].year, found.warned) == (
        2031,
        ["config.yml speaks of 2031, the folder of 2030; 2031 is taken"],
    )


def test_people_below_the_title_of_a_calendar_give_the_tutorial() -> None:
    row = {
        "title": "T1: Frogs <br/> <br/> Ada Laich and Bo Ray", "start": "2031-07-05T13:00:00+00:00",
        "end": "2031-07-05T16:00:00+00:00", "calendarId": "---", "category": "time", "location": "",
    }  # fmt: skip
    document = Document.of(json.dumps([row]).encode(), "overall_calendar.json")
    (entry,) = reading(FORMAT, document).entries
    assert (entry.title, entry.people) == (
        "T1: Frogs",
        (Byline("Ada Laich", "organiser"), Byline("Bo Ray", "organiser")),
    )
