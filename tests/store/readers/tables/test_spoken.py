"""Programmes that say speaker and title in one cell, and what a title has below it."""

from __future__ import annotations

import pytest

from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

DAY = """9:00,Doors Open
9:20,Ann Lee - Frogs in the rain
10:00,Bo Ray - Reeds: a history
10:20,Break
10:40,Cy Fox - Toads
"""
SLOTS = """[
{"Time": "9:00", "Session": "Doors Open, Breakfast Served"},
{"Time": "10:00", "Session": "Ann Lee - Frogs in the rain"},
{"Time": "10:30", "Session": "Bo Ray, Cy Fox - Reeds: a history"},
{"Time": "11:10", "Session": "Snack break"},
{"Time": "12:00", "Session": "Dee Eng - Toads"}
]"""


def of(text: str, name: str) -> Found:
    document = Document.of(text.encode(), name)
    return reading(formats.recognised(document), document)


def people(found: Found) -> list[tuple[str, str, list[str]]]:
    return [(one.kind, one.title, [each.name for each in one.people]) for one in found.entries]


def test_a_table_without_names_of_columns_has_its_times_and_who_speaks_of_what() -> None:
    found = of(DAY, "day1.csv")
    assert people(found) == [
        ("talk", "Doors Open", []), ("talk", "Frogs in the rain", ["Ann Lee"]),
        ("talk", "Reeds: a history", ["Bo Ray"]), ("break", "Break", []), ("talk", "Toads", ["Cy Fox"]),
    ]  # fmt: skip
    assert "columns read: start <- column 1, title <- column 2" in found.warned


def test_sessions_are_titles_where_records_say_nothing_but_when_they_are() -> None:
    found = of(SLOTS, "day2.json")
    assert people(found) == [
        ("break", "Doors Open, Breakfast Served", []), ("talk", "Frogs in the rain", ["Ann Lee"]),
        ("talk", "Reeds: a history", ["Bo Ray", "Cy Fox"]), ("break", "Snack break", []),
        ("talk", "Toads", ["Dee Eng"]),
    ]  # fmt: skip


def test_a_dash_in_titles_names_nobody_where_most_of_them_do_not_begin_with_a_name() -> None:
    text = "Time,Title\n9:00,Deep Ponds - a survey\n10:00,part one - of frogs\n11:00,the end - of it\n"
    assert [one.title for one in of(text, "day.csv").entries] == [
        "Deep Ponds - a survey", "part one - of frogs", "the end - of it",
    ]  # fmt: skip


def test_a_title_that_could_be_a_name_stays_one_beside_its_speakers_and_keeps_what_stands_below_it() -> None:
    text = """{"title": "Vanity Fair", "subtitle": "You can't index a pond", "type": "workshop",
    "speakers": [{"name": "alee", "full_name": "Ann Lee"},
    {"public_name": "boray", "full_name": "Bo Ray"}]}"""
    entry = of(text, "event.json").entries[0]
    assert (entry.title, entry.other_names) == ("Vanity Fair", ("Vanity Fair: You can't index a pond",))
    assert [one.name for one in entry.people] == ["alee", "boray"]


def test_the_series_of_talks_is_where_they_are_given_and_html_in_them_is_read() -> None:
    text = """- title: One glossary
  series: Write the Pond
  year: 2031
  speakers: [{name: Ann Lee}]
  abstract: '<p>Frogs &amp; co.</p><ul><li>One</li><li>Two</li></ul>'
"""
    entry = of(text, "talks.yaml").entries[0]
    assert (entry.kind, entry.venue, entry.year) == ("talk", "Write the Pond", 2031)


def test_slots_without_a_title_are_told() -> None:
    text = "day1:\n- {time: '9:00', title: Doors}\n- {duration: '0:30', slug: talk-1}\n"
    warned = of(text, "schedule.yaml").warned
    assert any("1 record has a time or people and no title" in one and "day1[1]" in one for one in warned)


@pytest.mark.parametrize("said", ["session: 7", "session: S12"])
def test_the_id_of_a_session_is_no_title(said: str) -> None:
    text = f"- {{time: '9:00', title: Doors}}\n- {{time: '10:00', {said}}}\n"
    assert [one.title for one in of(text, "schedule.yml").entries] == ["Doors"]


def test_who_speaks_may_stand_behind_the_dash() -> None:
    text = "".join(
        f"- {{Time: '{hour}:00', Session: '{said}'}}\n"
        for hour, said in enumerate(
            (
                "Ponds and you \u2013 Ann Lee",
                "Wet - and dry \u2013 Bo Ray",
                "*Snack break*",
                "Reeds \u2013 Cy Fox",
            ),
            9,
        )
    )
    assert people(of(text, "day.yaml")) == [
        ("talk", "Ponds and you", ["Ann Lee"]), ("talk", "Wet - and dry", ["Bo Ray"]),
        ("break", "Snack break", []), ("talk", "Reeds", ["Cy Fox"]),
    ]  # fmt: skip


def test_sessions_in_slots_are_items_where_they_hold_no_talks_and_settings_are_none() -> None:
    text = """{"name": "PKC 2031", "config": {"unassigned": [{"name": "Uncategorized", "id": "c-0"}]},
    "days": [{"date": "2031-06-01", "timeslots": [
      {"starttime": "13:00", "endtime": "13:20", "sessions": [{"id": "s-1", "session_title": "Welcome"}]},
      {"starttime": "13:20", "endtime": "14:20", "sessions": [{"id": "s-2", "session_title": "Frogs",
        "talks": [{"title": "How frogs leap", "authors": ["Ann Lee"], "id": "t-1"}]}]}]}]}"""
    found = of(text, "program.json")
    assert [(one.kind, one.title) for one in found.entries] == [
        ("opening", "Welcome"), ("talk", "How frogs leap"),
    ]  # fmt: skip


def test_all_places_of_a_person_and_all_videos_are_kept() -> None:
    text = """{"title": "Frogs", "recorded": "2031-10-06", "speakers": [
    {"name": "Ann Lee", "affiliations": ["Uni A", "Uni B"]}],
    "videos": [{"type": "youtube", "url": "https://www.youtube.com/watch?v=1"}]}"""
    entry = of(text, "talk.json").entries[0]
    assert [one.affiliation for one in entry.people] == ["Uni A; Uni B"]
    assert [(link.kind, link.url) for link in entry.links] == [("video", "https://www.youtube.com/watch?v=1")]


def test_json_behind_a_comment_is_no_table_of_its_lines() -> None:
    text = '/* from the docs */\n{\n "title": "A talk",\n "notes": "Keep, this, back",\n "a": 1\n}\n'
    with pytest.raises(BadSource):
        of(text, "submission.json")
