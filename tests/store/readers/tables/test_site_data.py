"""Data files of conference sites: days with rooms and talks, timetables of ids, what stands beside them."""

from __future__ import annotations

import pytest

from store.catalogue.importers import formats
from store.catalogue.importers.document import Document
from store.errors import BadSource
from tests.store.readers.reading import Found, reading

ROOMS = """days:
- name: Monday
  abbr: Mon
  date: 2031-06-02
  rooms:
  - name: Pond Hall
    talks:
      - name: Leaping in the dark
        time_start: '9:00'
        time_end: '9:30'
      - name: Coffee break
        time_start: '10:30'
        time_end: '11:00'
      - name: At the Reeds
        time_start: '12:00'
        time_end: '14:00'
        icon: "fas fa-utensils"
"""
EVENTS = """legend:
  title: Legend
days:
  - name: June 2nd
    events:
      - time: 14:10 to 14:35
        title: Leaping and landing
        subtitle: Ann Lee, University of Ponds
        detail: "#no1"
      - time: 14:35 to 15:00
        title: Tutorial 1
        subtitle: Reeds and how to read them
      - time: 15:00 to 15:20
        title: Break
      - time: 15:20 to 15:40
        title: TBA
"""
TIMETABLE = """-
  date: "2031-06-02"
  tracks:
    - {title: "Pond", color: "#90be4e"}
    - {title: "Shore", color: "#03a9f4"}
  timeslots:
    - {
    \tstartTime: "9:00",
    \tendTime: "10:00",
    \tsessionIds: [307]
    }
    - {startTime: "10:30", endTime: "11:30", sessionIds: [001, 3]}
    - {startTime: "12:00", endTime: "13:00", sessionIds: [307]}
"""
SESSIONS = """-
  id: 001
  title: "Frogs in production"
  description: "How they leap."
  subtype: Talk
  speakers: [1, 02]
-
  id: 003
  title: "Build a pond"
  subtype: Codelab
  speakers: [2]
-
  id: 307
  title: "Pausa"
"""
SPEAKERS = """-
  id: 1
  name: "Ann"
  surname: "Lee"
  company: "Ponds Ltd"
  title: "Pond Developer"
  bio: "Ann digs."
-
  id: 2
  name: "Bo Berg"
  company: "Shore"
"""
SITE = {
    "schedule.yml": TIMETABLE.encode(), "sessions.yml": SESSIONS.encode(), "speakers.yml": SPEAKERS.encode(),
}  # fmt: skip


def of(text: str, name: str = "program.yml", beside: dict[str, bytes] | None = None) -> Found:
    document = Document.of(text.encode(), name, siblings=beside)
    return reading(formats.recognised(document), document)


def test_talks_that_have_names_and_no_titles_stand_below_their_days_and_rooms() -> None:
    found = of(ROOMS)
    assert [
        (one.kind, one.title, str(one.when.start)[5:16], one.when.room) for one in found.entries if one.when
    ] == [
        ("talk", "Leaping in the dark", "06-02 09:00", "Pond Hall"),
        ("break", "Coffee break", "06-02 10:30", "Pond Hall"),
        ("break", "At the Reeds", "06-02 12:00", "Pond Hall"),
    ]


def test_a_line_below_a_title_names_speakers_or_the_topic_of_what_is_only_numbered() -> None:
    found = of(EVENTS)
    assert [(one.kind, one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("talk", "Leaping and landing", ["Ann Lee"]),
        ("tutorial", "Tutorial 1: Reeds and how to read them", []),
        ("break", "Break", []),
    ]
    assert found.entries[0].people[0].affiliation == "University of Ponds"
    assert [one.reason for one in found.skipped] == ["its title is not known yet"]
    assert any("it says no year" in text for text in found.warned)


def test_sessions_take_their_times_and_people_from_the_files_beside_them() -> None:
    found = of(SESSIONS, "sessions.yml", SITE)
    assert [
        (one.kind, one.title, str(one.when.start)[11:16], one.track) for one in found.entries if one.when
    ] == [
        ("talk", "Frogs in production", "10:30", "Pond"),
        ("workshop", "Build a pond", "10:30", "Shore"),
        ("break", "Pausa", "09:00", ""),
    ]  # fmt: skip
    assert [who.name for who in found.entries[0].people] == ["Ann Lee", "Bo Berg"]
    assert [str(one.start)[11:16] for one in found.entries[2].more] == ["12:00"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("schedule.yml", "a timetable that names its items by their ids"), ("speakers.yml", "a list of people")],
)
def test_files_of_ids_and_of_people_are_refused_with_the_reason(name: str, said: str) -> None:
    with pytest.raises(BadSource, match=said):
        of(SITE[name].decode(), name, SITE)


def test_a_timetable_takes_its_talks_from_the_file_beside_it() -> None:
    talks = (
        b"ann:\n  title: Seeing frogs\n  speaker: Ann Lee\nbo:\n  title: Hearing frogs\n  speaker: Bo Berg\n"
    )
    slots = "- timeStart: '9:00'\n  timeEnd: '9:30'\n  talk: ann\n- timeStart: '9:30'\n  talk: nobody\n"
    found = of(slots + "- timeStart: '10:00'\n  title: Break\n", beside={"talks.yml": talks})
    assert [(one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("Seeing frogs", ["Ann Lee"]), ("Break", []),
    ]  # fmt: skip
    assert any("1 record has a time or people and no title" in text for text in found.warned)


def test_people_of_one_object_are_parted_and_have_the_role_that_it_says() -> None:
    found = of(
        "- title: Opening\n  from: 9:00\n  authors:\n"
        "  - name: Ann Lee (University of Ponds)\n    title: Chairs\n"
        "- title: Frogs\n  from: 9:10\n  authors:\n"
        "  - name: Bo Berg, Cy Fox (University of Reeds), Dee Eng (Shore Institute)\n    title: Authors\n"
    )
    assert [(who.name, who.role, who.affiliation) for one in found.entries for who in one.people] == [
        ("Ann Lee", "moderator", "University of Ponds"), ("Bo Berg", "author", "University of Reeds"),
        ("Cy Fox", "author", "University of Reeds"), ("Dee Eng", "author", "Shore Institute"),
    ]  # fmt: skip
    assert found.entries[0].kind == "opening"


def test_a_start_and_how_long_it_takes_give_the_end() -> None:
    found = of(
        "2031:\n - title: Oral Session 1\n   subtitle: Ponds\n   date: '2031-06-02 9:00 +0000'\n"
        "   duration: '1:30:00'\n   type: Oral\n - title: End\n   date: '2031-06-02 18:00 +0000'\n"
    )
    assert [(one.kind, one.title, str(one.when.end)[11:16]) for one in found.entries if one.when] == [
        ("oral_session", "Oral Session 1: Ponds", "10:30"), ("talk", "End", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "kind", "title", "people"),
    [
        ('Lecture by Prof. Ann Lee, "From A to B"', "talk", "From A to B", ["Ann Lee"]),
        ("Talk by Bo Berg: Seeing stones", "talk", "Seeing stones", ["Bo Berg"]),
        ("Cy Fox: “On the sea”", "talk", "On the sea", ["Cy Fox"]),
        ("Dr. Dee Eng: Mud", "talk", "Mud", ["Dee Eng"]),
        ("Invited Speaker: Ann Lee", "invited_talk", "Invited Speaker: Ann Lee", ["Ann Lee"]),
        ("Coffee break", "break", "Coffee break", []),
        ("Deep Learning: a primer", "paper", "Deep Learning: a primer", []),
    ],
)
def test_what_goes_on_at_an_hour_names_speaker_and_title(
    cell: str, kind: str, title: str, people: list[str]
) -> None:
    quoted = cell.replace('"', '""')
    found = of(
        f'day\thour\tcontent\n2 June 2031\t11:00–11:30\t"{quoted}"\n2 June 2031\t12:00\tLunch\n', "p.tsv"
    )
    first = found.entries[0]
    assert (first.kind, first.title, [who.name for who in first.people]) == (kind, title, people)


LOOSE = (
    '[\n{\n"title": "Frogs",\n"authors": "Ann Lee1, Bo Berg2, Cy Fox",\n},\n# {\n# "title": "",\n# },\n]\n'
)


def test_yaml_that_looks_like_json_may_have_commas_too_many_and_comments() -> None:
    found = of(LOOSE, "accepted_papers.yml")
    assert [(one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("Frogs", ["Ann Lee", "Bo Berg", "Cy Fox"])
    ]
    with pytest.raises(BadSource, match="no valid JSON"):
        reading(formats.named("tables"), Document.of(LOOSE.encode(), "papers.json"))


def test_a_title_with_a_colon_that_lacks_its_quotes_is_read_all_the_same() -> None:
    found = of("- title: Frogs: a study\n  authors: Ann Lee\n- title: 'Newts: more'\n  authors: Bo Berg\n")
    assert [one.title for one in found.entries] == ["Frogs: a study", "Newts: more"]


def test_days_that_are_called_by_their_weekday_are_no_sessions() -> None:
    found = of(
        "- title: Terça-Feira\n  date: 17/06/2031\n  blocks:\n  - start: '09:00'\n    end: '10:30'\n"
        "    activities:\n    - title: Frogs and Mud\n      type: session\n      papers:\n"
        "      - title: How frogs leap\n        authors: Ann Lee (UFV) Bo Berg (UFV), Cy Fox (PUC)\n"
    )
    assert [(one.kind, one.title, str(one.when.start)) for one in found.entries if one.when] == [
        ("paper", "How frogs leap", "2031-06-17 09:00:00"),
        ("oral_session", "Frogs and Mud", "2031-06-17 09:00:00"),
    ]
    assert [who.name for who in found.entries[0].people] == ["Ann Lee", "Bo Berg", "Cy Fox"]


def test_a_person_in_the_place_of_a_title_speaks_about_what_stands_below() -> None:
    found = of(
        "days:\n- name: Day 1, 2 June 2031\n  events:\n  - time: 9:00 to 9:30\n    title: Ann Lee (UCL)\n"
        "    subtitle: How do frogs hear?\n  - time: 10:00\n    type: keynote\n    speakerNames: [Bo Berg]\n"
    )
    assert [(one.kind, one.title, [who.name for who in one.people]) for one in found.entries] == [
        ("talk", "How do frogs hear?", ["Ann Lee"]), ("keynote", "Keynote: Bo Berg", ["Bo Berg"]),
    ]  # fmt: skip
    assert [str(one.when.day) for one in found.entries if one.when] == ["2031-06-02"] * 2


def test_columns_say_behind_their_names_what_is_meant() -> None:
    found = of(
        "Talk Title,Presenter Name,Talk Description (20-40 words),Time,Headshot\n"
        "How frogs leap,Ann Lee,High.,20 minutes,https://pond.example/ann.jpg\n"
        "What newts see,bo-berg,Much.,40 minutes,https://pond.example/bo.jpg\n",
        "talks.csv",
    )
    assert [(one.abstract, [who.name for who in one.people], one.links) for one in found.entries] == [
        ("High.", ["Ann Lee"], ()), ("Much.", ["Bo Berg"], ()),
    ]  # fmt: skip
    assert not any("cannot be read" in text for text in found.warned)


def page(text: str, *folders: str) -> Found:
    document = Document.of(text.encode(), "page.md", folders)
    return reading(formats.recognised(document), document)


def test_a_page_about_one_talk_is_an_item_by_the_fields_in_front_of_it() -> None:
    found = page(
        "---\nname: Seeing frogs\nspeakers:\n  - Ann Lee\n  - Bo Berg\nlinks:\n  - name: Slides\n"
        "    url: https://pond.example/slides.pdf\n---\n\nHow frogs see **at night**.\n",
        "site", "_talks",
    )  # fmt: skip
    talk = found.entries[0]
    assert (talk.kind, talk.title, talk.abstract) == ("talk", "Seeing frogs", "How frogs see at night.")
    assert [who.name for who in talk.people] == ["Ann Lee", "Bo Berg"]
    found = page(
        '+++\ntitle = "Hearing frogs"\ndate = 2031-06-02T10:00:00\nspeakers = ["cy-fox"]\n+++\n', "content"
    )
    assert [(one.title, str(one.when and one.when.start)) for one in found.entries] == [
        ("Hearing frogs", "2031-06-02 10:00:00")
    ]
    assert [who.name for who in found.entries[0].people] == ["Cy Fox"]


def test_pages_about_people_and_of_blogs_are_no_items() -> None:
    with pytest.raises(BadSource, match="a list of people"):
        page("---\nname: Ann Lee\nfirst_name: Ann\nlast_name: Lee\n---\nAnn digs.\n", "_speakers")
    with pytest.raises(BadSource):
        page("---\ntitle: We moved\nauthor: Ann Lee\ndate: 2031-06-02\n---\nTo another pond.\n", "_posts")
    with pytest.raises(BadSource, match="TOML in front of the page is broken"):
        page("+++\ntitle = \nabstract = 1\n+++\nText\n", "_talks")


def test_a_name_beside_a_title_speaks_and_lists_may_stand_as_programs_print_them() -> None:
    found = of(
        'name,bio,title,tags,day\nAnn,Digs.,How frogs leap,"[""pond"", ""mud""]",18/6/31\n'
        "Bo Berg,Swims.,What newts see,[],19/6/31\n",
        "talks.csv",
    )
    assert [(one.kind, [who.name for who in one.people], one.topics) for one in found.entries] == [
        ("talk", ["Ann"], ("pond", "mud")), ("talk", ["Bo Berg"], ()),
    ]  # fmt: skip
    assert [str(one.when.day) for one in found.entries if one.when] == ["2031-06-18", "2031-06-19"]


def test_a_keynote_inside_of_its_slot_says_who_speaks_and_of_what() -> None:
    found = of(
        '{"Monday, June 2, 2031": [{"time": "09:00–09:40", "title": "Keynote 1", "session_chair": "Dee Eng",'
        ' "keynote": {"title": "Frogs", "speaker": "Ann Lee (University of Ponds)", "profile": "x"}}],'
        ' "Tuesday, June 3, 2031": [{"time": "9:00", "title": "Opening keynote: Mud", "type": "plenary",'
        ' "speakers": ["Bo Berg"]}]}',
        "program.json",
    )
    assert [(one.kind, one.title, [(who.name, who.role) for who in one.people]) for one in found.entries] == [
        ("keynote", "Keynote 1: Frogs", [("Ann Lee", "speaker"), ("Dee Eng", "moderator")]),
        ("keynote", "Opening keynote: Mud", [("Bo Berg", "speaker")]),
    ]
    assert [str(one.when.start) for one in found.entries if one.when] == [
        "2031-06-02 09:00:00", "2031-06-03 09:00:00",
    ]  # fmt: skip


def test_the_venue_of_a_talk_is_its_room_and_ids_made_of_names_are_people() -> None:
    found = of(
        "#\n# @file sessions\n#\n# a list\n\n- title: Frogs\n  venue: MAIN\n  speaker_ids: [ann-lee]\n"
        "- title: Newts\n  venue: R2-1\n  speaker_ids: [bo-berg]\n",
        "sessions.yml",
    )
    assert [(one.when and one.when.room, one.venue, one.people[0].name) for one in found.entries] == [
        ("MAIN", "", "Ann Lee"), ("R2-1", "", "Bo Berg"),
    ]  # fmt: skip


def test_a_poster_within_its_presenter_has_people_with_numbered_affiliations() -> None:
    found = of(
        "- name: {first: Ann, last: Lee}\n  affiliation: Ponds Ltd\n  poster:\n    title: How frogs leap\n"
        "    authors: Ann Lee (1,2), Bo Berg (1), and Cy Fox (2)\n    affiliations:\n"
        "    - >\n      (1) University of Ponds\n    - >\n      (2) Shore Institute\n"
        "    abstract: [High., Far.]\n",
        "posters.yml",
    )
    poster = found.entries[0]
    assert (poster.kind, poster.title, poster.abstract) == ("poster", "How frogs leap", "High.\n\nFar.")
    assert [(who.name, who.affiliation) for who in poster.people] == [
        ("Ann Lee", "University of Ponds; Shore Institute"), ("Bo Berg", "University of Ponds"),
        ("Cy Fox", "Shore Institute"),
    ]  # fmt: skip


def test_a_break_in_the_column_of_each_room_is_one_and_titles_may_be_links() -> None:
    found = of(
        "days:\n- date: 2031-06-02\n  rooms:\n  - name: Pond\n    talks:\n"
        "    - {name: '<a href=\"#frogs\">How frogs leap</a>', time_start: '9:00', duration: 0.75}\n"
        "    - {name: Morning Break, time_start: '10:00'}\n  - name: Shore\n    talks:\n"
        "    - {name: Morning Break, time_start: '10:00'}\n    - name: What newts see\n"
        "      time_start: '16:30''\n      time_end: '16:45'\n"
    )
    assert [(one.title, str(one.when.end)[11:16]) for one in found.entries if one.when] == [
        ("How frogs leap", "09:45"), ("Morning Break", ""), ("What newts see", "16:45"),
    ]  # fmt: skip
    assert any("1 record left out" in text for text in found.warned)


def test_a_table_of_speakers_says_there_what_goes_on_where_nobody_speaks() -> None:
    text = """Date,Time,Speaker,Title
2031-05-04,9:00-9:30,Ann Lee (MIT),Frogs in the rain
2031-05-04,9:30-10:00,Coffee Break,
2031-05-04,10:30-11:00,Panel discussion,Where frogs go
2031-05-04,11:00-12:00,Poster session,
"""
    entries = of(text, "talks_and_more.csv").entries
    assert [(one.kind, one.title, [each.name for each in one.people]) for one in entries] == [
        ("talk", "Frogs in the rain", ["Ann Lee"]), ("break", "Coffee Break", []),
        ("panel", "Where frogs go", []), ("poster_session", "Poster session", []),
    ]  # fmt: skip


def test_a_slot_has_its_talks_under_the_names_of_tracks() -> None:
    text = """plenary:
- time: 10:00-10:30
  pond: {title: The trouble with frogs, speakers: Ann Lee & Bo Ray}
  meadow: {title: Doors for cows, speakers: Cy Fox}
"""
    entries = of(text, "agenda.yml").entries
    assert [(one.kind, one.title, one.track) for one in entries] == [
        ("talk", "The trouble with frogs", "pond"), ("talk", "Doors for cows", "meadow"),
    ]  # fmt: skip


def test_titles_with_marks_and_details_below_them_are_their_first_line() -> None:
    text = """- {title: "**Break**<br>*Questions are due*", start: "2031-08-06 10:45 AM", length: 30}
- {title: "Meshes<br>(with Frogs)", start: "2031-08-06 11:15 AM", length: 45, speakers: [Ann Lee]}
"""
    entries = of(text, "agenda.yml").entries
    assert [(one.kind, one.title) for one in entries] == [("break", "Break"), ("talk", "Meshes (with Frogs)")]
