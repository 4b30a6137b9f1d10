"""Records inside of JSON and YAML: envelopes, sessions with their papers, days, rooms, and lists by name."""

from __future__ import annotations

import json

import pytest

from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

FROGS = {"title": "Frogs that leap", "authors": ["Ann Lee", "Bo Berg"], "abstract": "How they leap."}
NEWTS = {"title": "Newts at night", "authors": ["Dee Eng"], "abstract": "What they see."}
PROGRAMME = {
    "conference": "FrogConf 2031",
    "timezone": "Europe/Brussels",
    "program": {
        "days": [
            {
                "date": "2031-06-02",
                "title": "Monday",
                "sessions": [
                    {
                        "name": "Session 1: Leaping",
                        "location": {"name": "Hall A"},
                        "time": {"start": "09:00", "end": "10:30"},
                        "chair": "Zed Zoo",
                        "talks": [
                            {"title": "Frogs", "speakers": [{"firstName": "Ann", "lastName": "Lee"}],
                             "start": "09:00", "end": "09:20"},
                            {"title": "Toads", "speakers": [{"firstName": "Ed", "lastName": "Fox"}]},
                        ],
                    },
                    {"name": "Lunch", "time": {"start": "12:00", "end": "13:00"}, "talks": []},
                    {"name": "Posters", "time": {"start": "14:00"}, "posters": [{"title": "Newts"}]},
                ],
            }
        ]
    },
}  # fmt: skip
SESSIONIZE = {
    "sessions": [
        {"id": "100", "title": "Frogs in production", "description": "How.", "roomId": 3,
         "speakers": ["a", "b"], "startsAt": "2031-06-02T10:00:00",
         "endsAt": "2031-06-02T10:45:00", "categoryItems": [7]},
    ],
    "speakers": [{"id": "a", "fullName": "Ann Lee"}, {"id": "b", "firstName": "Bo", "lastName": "Berg"}],
    "categories": [{"id": 1, "title": "Track", "items": [{"id": 7, "name": "Amphibians"}]}],
    "rooms": [{"id": 3, "name": "Pond Hall"}],
}  # fmt: skip
YAML = """# The programme
- title: Frogs that leap
  authors: [Ann Lee, Bo Berg]
  abstract: |
    How they
    leap.
- title: "Newts: a study"
  authors:
    - name: Dee Eng
      affiliation: Moor College
"""


def of(data: object) -> Found:
    """As the import finds it: by its content."""
    document = Document.of((data if isinstance(data, str) else json.dumps(data)).encode(), "file")
    known = formats.recognised(document)
    assert known.name == "tables"
    return reading(known, document)


@pytest.mark.parametrize(
    "data",
    [
        {"records": [{"id": "r1", "fields": FROGS}, {"id": "r2", "fields": NEWTS}], "offset": "x"},
        {"hits": {"total": 2, "hits": [{"_id": "r1", "_source": FROGS}, {"_id": "r2", "_source": NEWTS}]}},
        {"data": {"papers": {"edges": [{"node": {"id": "r1", **FROGS}}, {"node": {"id": "r2", **NEWTS}}]}}},
        {"data": [{"type": "paper", "id": "r1", "attributes": FROGS},
                  {"type": "paper", "id": "r2", "attributes": NEWTS}]},
        [{"id": "r1", "paper": FROGS}, {"id": "r2", "paper": NEWTS}],
        {"r1": {"paper": FROGS}, "r2": {"paper": NEWTS}},
    ],
)  # fmt: skip
def test_records_come_out_of_their_envelopes_with_their_ids(data: object) -> None:
    found = of(data)
    assert [
        (one.own, one.title, one.abstract, [who.name for who in one.people]) for one in found.entries
    ] == [
        ("r1", "Frogs that leap", "How they leap.", ["Ann Lee", "Bo Berg"]),
        ("r2", "Newts at night", "What they see.", ["Dee Eng"]),
    ]
    assert any("authors <- authors" in text for text in found.warned)


def test_json_lines_of_envelopes_are_read_as_well() -> None:
    rows = [{"_id": "r1", "_source": FROGS}, {"_id": "r2", "_source": NEWTS}]
    found = of("\n".join(map(json.dumps, rows)))
    assert [(one.own, one.title) for one in found.entries] == [
        ("r1", "Frogs that leap"),
        ("r2", "Newts at night"),
    ]


def test_a_session_is_an_item_and_its_talks_take_its_name_room_and_time() -> None:
    found = of(PROGRAMME)
    shown = [
        (one.kind, one.title, str(one.when.start)[:16], one.when.end and f"{one.when.end:%H:%M}",
         one.when.session, one.when.room)
        for one in found.entries if one.when
    ]  # fmt: skip
    assert shown == [
        ("talk", "Frogs", "2031-06-02 09:00", "09:20", "Session 1: Leaping", "Hall A"),
        ("talk", "Toads", "2031-06-02 09:00", "10:30", "Session 1: Leaping", "Hall A"),
        ("oral_session", "Session 1: Leaping", "2031-06-02 09:00", "10:30", "", "Hall A"),
        ("break", "Lunch", "2031-06-02 12:00", "13:00", "", ""),
        ("poster_session", "Posters", "2031-06-02 14:00", None, "", ""),
        ("poster", "Newts", "2031-06-02 14:00", None, "Posters", ""),
    ]
    assert {one.venue for one in found.entries} == {"FrogConf 2031"}
    assert [(who.name, who.role) for who in found.entry("Session 1").people] == [("Zed Zoo", "moderator")]
    assert any(text.startswith("taken from the record around") for text in found.warned)


def test_people_rooms_and_tracks_that_are_named_by_ids_are_found_in_their_own_lists() -> None:
    found = of(SESSIONIZE)
    (talk,) = found.entries
    assert [(who.name, who.role) for who in talk.people] == [("Ann Lee", "speaker"), ("Bo Berg", "speaker")]
    assert talk.when
    assert (talk.kind, talk.when.room, talk.topics) == ("talk", "Pond Hall", ("Amphibians",))
    assert any("lists that hold no items: speakers (2)" in text for text in found.warned)


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (
            ("Session 1: Leaping", "Session 2: Night"),
            [("Session 1: Leaping", None), ("Session 2: Night", None)],
        ),
        (("2030", "2031"), [("", 2030), ("", 2031)]),
    ],
)
def test_lists_under_names_of_sessions_or_years_say_so_of_their_records(
    names: tuple[str, str], read: list[tuple[str, int | None]]
) -> None:
    found = of({names[0]: [FROGS], names[1]: [NEWTS]})
    assert [(one.session, one.year) for one in found.entries] == read


def test_lists_under_accepted_and_rejected_keep_them_apart() -> None:
    found = of({"accepted": [FROGS], "rejected": [NEWTS]})
    assert [(one.title, one.status) for one in found.entries] == [
        ("Frogs that leap", "accepted"), ("Newts at night", "rejected"),
    ]  # fmt: skip


def test_a_list_of_records_in_yaml_is_a_table() -> None:
    found = of(YAML)
    assert [(one.title, one.abstract) for one in found.entries] == [
        ("Frogs that leap", "How they\nleap."), ("Newts: a study", ""),
    ]  # fmt: skip
    assert [(who.name, who.affiliation) for one in found.entries for who in one.people] == [
        ("Ann Lee", ""), ("Bo Berg", ""), ("Dee Eng", "Moor College"),
    ]  # fmt: skip


def test_a_paper_that_lists_its_slots_has_them_all() -> None:
    slots = [{"session": "A", "start": "2031-06-02T09:00"}, {"session": "B", "start": "2031-06-03T09:00"}]
    (paper,) = of([{**FROGS, "slots": slots}]).entries
    assert paper.when
    assert paper.when.session == "A"
    assert [(slot.session, str(slot.start)) for slot in paper.more] == [("B", "2031-06-03 09:00:00")]


def test_yaml_that_says_a_list_again_and_again_is_refused() -> None:
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    text = f"papers:\n- title: Frogs\n  year: 2031\na0: &a0 [{{title: x}}]\n{bomb}"
    document = Document.of(text.encode(), "bomb.yml")
    with pytest.raises(BadSource, match="again and again"):
        reading(formats.named("tables"), document)


def test_days_rooms_and_times_by_their_names_are_a_timetable() -> None:
    hall = [
        {"time": "09:00 - 09:30", "title": "Frogs", "speaker": "Ann Lee"},
        {"time": "09:30", "title": "Coffee break"},
    ]
    found = of(
        {
            "schedule": {
                "2031-06-02": {"Hall A": hall},
                "2031-06-03": {"Hall B": [{"time": "10:00", "title": "Toads"}]},
            }
        }
    )
    assert [(one.kind, str(one.when.start)[:16], one.when.room) for one in found.entries if one.when] == [
        ("talk", "2031-06-02 09:00", "Hall A"), ("break", "2031-06-02 09:30", "Hall A"),
        ("paper", "2031-06-03 10:00", "Hall B"),
    ]  # fmt: skip


def test_talks_that_stand_with_their_speakers_are_found() -> None:
    found = of({"speakers": [{"name": "Ann Lee", "talk": {"title": "Frogs"}}, {"name": "Bo Berg"}]})
    assert [(one.title, one.kind, one.people[0].name) for one in found.entries] == [
        ("Frogs", "talk", "Ann Lee")
    ]
    assert any("speakers" in text for text in found.warned)


def test_pages_of_answers_one_a_line_are_read_as_one_list() -> None:
    pages = [{"data": [{"id": "1", **FROGS}], "next": 1}, {"data": [{"id": "2", **NEWTS}]}]
    assert [one.own for one in of("\n".join(map(json.dumps, pages))).entries] == ["1", "2"]


def test_the_conference_itself_is_no_item_and_states_are_statuses() -> None:
    people = [{"first_name": "Ann", "last_name": "Lee", "affiliation": "Pond U", "email": "x@frogs.example"}]
    mud = {"title": "Mud"}
    talks = [{"id": 1, "title": "Frogs", "persons": people, "state": "accepted", "accepted_track": mud},
             {"id": 2, "title": "Newts", "persons": [], "state": "rejected"}]  # fmt: skip
    found = of({"event": {"name": "FrogConf 2031"}, "contributions": talks})
    assert [(one.title, one.status, one.track, one.venue) for one in found.entries] == [
        ("Frogs", "accepted", "Mud", "FrogConf 2031"), ("Newts", "rejected", "", "FrogConf 2031"),
    ]  # fmt: skip
    assert [(who.name, who.affiliation) for who in found.entries[0].people] == [("Ann Lee", "Pond U")]


def test_sessions_in_yaml_hold_talks_written_in_one_line() -> None:
    found = of(
        "- name: Leaping\n  start: 2031-06-02 09:00\n  talks:\n"
        '  - {title: "Frogs", authors: "Ann Lee (Pond U), Bo Berg (Lake Lab)"}\n'
        "- name: Lunch\n  start: 2031-06-02 12:00\n"
    )
    assert [(one.kind, one.title) for one in found.entries] == [
        ("talk", "Frogs"), ("oral_session", "Leaping"), ("break", "Lunch"),
    ]  # fmt: skip
    assert [who.affiliation for who in found.entries[0].people] == ["Pond U", "Lake Lab"]


@pytest.mark.parametrize("name", ["name", "title", "papers", "fields", "x"])
@pytest.mark.parametrize("depth", [300, 450, 900])
def test_objects_within_objects_without_end_are_refused_or_passed_over(name: str, depth: int) -> None:
    inner = f'{{"{name}":' * depth + '"y"' + "}" * depth
    document = Document.of(f'{{"papers": [{{"title": "Frogs"}}, {inner}]}}'.encode(), "deep.json")
    try:
        found = reading(formats.named("tables"), document)
    except BadSource as error:
        assert "nested too deep" in str(error)  # noqa: PT017  # either is well
    else:
        assert found.entries[0].title == "Frogs"
