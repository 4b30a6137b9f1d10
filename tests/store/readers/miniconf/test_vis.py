"""Lists of IEEE VIS's version of Mini-Conf."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from store.catalogue.entries import Byline
from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf import FORMAT
from store.records import Identifier
from tests.store.readers.reading import Found, reading

AWARDS = (
    b"\xef\xbb\xbfAward,award_1,award_2,extra_1,extra_2,authors,paper,DOI\r\n"
    b'Best Paper Award,Pond Best Paper,,Presented To:,,"Ada Laich, Bo T",Frogs,paper_v-pond-7.html\r\n'
    b'Best Poster Award,Best Poster,,Presented To:,,"TBA",To Be Announced, \r\n'
)
OLDER = (
    "Award,award_1,award_2,extra_1,extra_2,paper,authors,DOI\n"
    "POND Test of Time 2031,10 Year,Award,Presented for the,POND 2021 Paper, Old Frogs,"
    '" Cy Unke, and Dee Molch.",https://doi.org/10.1109/POND.2021.219\n\n,\n'
)


def slot(uid: str, name: str, title: str, start: str, **more: object) -> dict[str, object]:
    common: dict[str, object] = {
        "slot_id": name, "session_id": "pond1", "type": "In Person Presentation", "title": title,
        "contributors": ["Ada Laich"], "authors": ["Ada Laich", "Bo T,Cy Unke"], "abstract": "A.", "uid": uid,
        "time_stamp": start, "time_start": start, "time_end": "2031-10-18T16:00:00Z", "paper_type": "full",
        "keywords": ["frogs, ponds"], "has_image": "1", "paper_award": "",
    }  # fmt: skip
    return common | more


def sessions(*slots: dict[str, object]) -> bytes:
    session = {"title": "Jumping", "session_id": "pond1", "event_prefix": "v-pond", "track": "ok4",
               "zoom_link": "https://zoom.us/j/1", "time_slots": list(slots)}  # fmt: skip
    event = {
        "event": "Pond Papers",
        "long_name": "POND Papers",
        "event_prefix": "v-pond",
        "sessions": [session],
    }
    return json.dumps({"v-pond": event}).encode()


def read(content: bytes, name: str, **siblings: bytes) -> Found:
    beside = {key.replace("__", "."): value for key, value in siblings.items()}
    document = Document.of(content, name, ("2031",), beside)
    assert FORMAT.sniff(document) >= 0.9
    return reading(FORMAT, document)


PRESENTED = slot("v-pond-7", "v-pond-7-pres", "Frogs", "2031-10-18T15:00:00Z")
ASKED = slot(
    "v-pond-7", "v-pond-7-qa", "Frogs (Q+A)", "2031-10-18T15:20:00Z", type="In Person Q+A", authors=[]
)
OPENING = slot("", "pond-1", "Session Opening", "2031-10-18T14:55:00Z", type="In Person Other", authors=[])


def test_a_paper_and_its_questions_are_the_same_work() -> None:
    found = read(sessions(OPENING, PRESENTED, ASKED), "session_list.json")
    assert [(one.own, one.title, one.kind, one.subkind, one.same_as) for one in found.entries] == [
        ("pond-1", "Session Opening", "opening", "", ()),
        ("v-pond-7", "Frogs", "paper", "full", ()),
        ("v-pond-7-qa", "Frogs", "paper", "q+a", ("v-pond-7",)),
    ]


def test_a_slot_has_its_session_room_track_and_time() -> None:
    entry = read(sessions(PRESENTED), "session_list.json").entries[0]
    assert entry.when is not None
    assert (entry.when.session, entry.when.room, entry.track) == ("Jumping", "ok4", "POND Papers")
    assert entry.when.start == datetime(2031, 10, 18, 15, 0, tzinfo=UTC)


def test_authors_come_first_and_who_presents_only_where_no_author() -> None:
    found = read(sessions(PRESENTED, OPENING), "session_list.json")
    assert [(one.name, one.role) for one in found.entry("Frogs").people] == [
        ("Ada Laich", "author"),
        ("Bo T,Cy Unke", "author"),
    ]
    assert found.entry("Opening").people == (Byline("Ada Laich", "presenter"),)


def test_two_names_in_one_element_are_two_people() -> None:
    paper = slot(
        "a", "b", "Frogs", "2031-10-18T15:00:00Z", authors=["Ada Laich,Cy Unke", "Dee Molch, Reed U"]
    )
    people = read(sessions(paper), "session_list.json").entries[0].people
    assert [one.name for one in people] == ["Ada Laich", "Cy Unke", "Dee Molch, Reed U"]


def test_a_slot_without_a_real_title_and_a_repeated_one_are_skipped() -> None:
    nameless = slot("", "pond-2", "[Missing Title]", "2031-10-18T15:00:00Z")
    found = read(sessions(PRESENTED, nameless, OPENING, OPENING), "session_list.json")
    assert [one.reason for one in found.skipped] == ["the title is missing", "repeats pond-1"]


def test_papers_get_their_award_and_session_from_the_files_beside() -> None:
    papers = json.dumps({"v-pond-7": PRESENTED, "v-pond-8": PRESENTED | {"uid": "v-pond-8"}}).encode()
    found = read(papers, "paper_list.json", awards_papers__csv=AWARDS, session_list__json=sessions(PRESENTED))
    assert [one.award for one in found.entries] == ["Pond Best Paper", ""]
    assert [one.when.session if one.when else "" for one in found.entries] == ["Jumping", "Jumping"]
    assert found.entries[0].topics == ("frogs", "ponds")


def test_posters_without_authors_have_those_of_their_affiliations() -> None:
    poster: dict[str, object] = {
        "event": "POND Posters", "event_prefix": "v-posters", "title": "Spawn", "uid": "p-1", "authors": [],
        "author_affiliations": ["Ada Laich: Pond University"], "presenting_author": "Ada Laich",
        "abstract": "A.", "has_image": "TRUE",
    }  # fmt: skip
    entry = read(json.dumps({"p-1": poster}).encode(), "poster_list.json").entries[0]
    assert (entry.kind, entry.track) == ("poster", "POND Posters")
    assert entry.people == (Byline("Ada Laich", "author", "Pond University"),)


def test_papers_of_other_years_that_got_an_award_say_where_they_appeared() -> None:
    found = read(OLDER.encode(), "awards_tot.csv")
    entry = found.entries[0]
    assert (entry.title, entry.venue, entry.year) == ("Old Frogs", "POND 2021", 2021)
    assert entry.award == "POND Test of Time 2031"
    assert [one.name.rstrip(".") for one in entry.people] == ["Cy Unke", "Dee Molch"]
    assert entry.identifiers == (Identifier("doi", "10.1109/pond.2021.219"),)
    assert (len(found.entries), found.warned) == (1, [])
