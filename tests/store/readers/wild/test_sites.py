"""Data of conference sites beside what the readers' own tests know of them."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.store.readers.wild.reading import links, names, read

SLOT = {
    "start_time": "Mon, 02 Aug 2031 08:00:00 GMT", "end_time": "Mon, 02 Aug 2031 09:00:00 GMT",
    "session_name": "1A", "zoom_link": "https://zoom.example/j/1?pwd=secret",
}  # fmt: skip
SERVED = {
    "main.1": {
        "id": "main.1", "forum": "main.1",
        "content": {
            "title": "Frog Parsing", "authors": ["Ann Lee", "Bo Ray"], "keywords": ["parsing"],
            "abstract": "Parsing frogs.", "tldr": "We parse.", "pdf_url": "https://pond.example/1.pdf",
            "sessions": [SLOT], "similar_paper_uids": ["main.2"], "track": "Syntax",
        },
    },
    "main.2": {"id": "main.2", "content": {"title": "Toad Parsing", "authors": ["Cy Fox"]}},
}  # fmt: skip


def test_papers_as_a_mini_conf_site_serves_them_are_no_notes_of_openreview() -> None:
    found = read(SERVED, "miniconf", "papers.json")
    first = found.entry("Frog")
    assert (first.own, first.track, first.tldr, first.identifiers) == ("main.1", "Syntax", "We parse.", ())
    assert first.when
    assert (first.when.start, first.when.session) == (datetime(2031, 8, 2, 8, tzinfo=UTC), "1A")
    assert links(found, "Frog") == {("pdf", "https://pond.example/1.pdf")}
    assert names(found, "Toad") == ["Cy Fox"]


EVENT = {
    "id": "s1", "session": "Session 1", "type": "Oral", "room": "East", "paper_ids": ["P1", "gone"],
    "start_time": "2031-12-08T11:00:00+08:00", "end_time": "2031-12-08T12:30:00+08:00",
}  # fmt: skip
PAPER = {
    "id": "P1", "title": "Toad QA", "authors": ["Cy Fox", "Dee Moth"], "abstract": "QA for toads.",
    "event_ids": ["s1"], "is_paper": True, "paper_pdf": "https://pond.example/1.pdf", "paper_type": "Long",
    "anthology_url": "https://pond.example/1", "program": "Main", "track": "QA",
}  # fmt: skip


def test_a_whole_conference_in_one_file_gives_its_papers_with_their_sessions() -> None:
    sessions = {"Session 1": {"id": "s1", "events": {"s1": EVENT}}, "odd": None}
    found = read({"papers": {"P1": PAPER, "P2": None}, "sessions": sessions}, "miniconf", "conference.json")
    (paper,) = found.entries
    assert paper.when
    assert (paper.when.room, paper.when.session) == ("East", "Session 1, Oral")
    assert paper.when.start == datetime(2031, 12, 8, 3, tzinfo=UTC)
    assert ("page", "https://pond.example/1") in links(found, "Toad")
    beside = {"papers": {"P1": PAPER}, "sessions": [], "events": [EVENT, "odd"]}
    assert read(beside, "miniconf").entries[0].when == paper.when


def test_rows_of_a_site_may_have_moments_of_their_own() -> None:
    row = {"UID": "P1", "title": "A Frog", "authors": ["Ann Lee"], "abstract": "x", "keywords": [],
           "start_time": "2031-05-04T10:00:00Z", "end_time": "2031-05-04T11:00:00Z"}  # fmt: skip
    when = read([row], "miniconf").entry("A Frog").when
    assert when
    assert when.end == datetime(2031, 5, 4, 11, tzinfo=UTC)


def _note(id: str, title: str, venueid: str, **more: object) -> dict[str, object]:
    content = {"title": {"value": title}, "authors": {"value": ["Ann Lee"]}, "venueid": {"value": venueid}}
    return {"id": id, "forum": id, "content": content, **more}


def _decision(forum: str, said: str) -> dict[str, object]:
    invitations = [f"POND.cc/2031/Conference/Submission{forum}/-/Decision"]
    return {
        "id": f"d{forum}", "forum": forum, "replyto": forum, "invitations": invitations,
        "content": {"title": {"value": "Paper Decision"}, "decision": {"value": said}},
    }  # fmt: skip


def test_a_decision_tells_of_notes_that_still_say_submission() -> None:
    waiting = "POND.cc/2031/Conference/Submission"
    notes = [
        _note("n1", "Decided apart", waiting),
        _decision("n1", "Accept (poster)"),
        _note("n2", "Decided within", waiting, details={"directReplies": [_decision("n2", "Accept (oral)")]}),
        _note("n3", "Turned down", waiting),
        _decision("n3", "Reject"),
        _note("n4", "Waits", waiting),
        _note("n5", "Was refused", "POND.cc/2031/Conference/Rejected_Submission"),
        _decision("n5", "Accept (poster)"),
    ]
    found = read({"notes": notes, "count": len(notes)}, "openreview")
    assert [(entry.title, entry.subkind) for entry in found.entries] == [
        ("Decided apart", "poster"),
        ("Decided within", "oral"),
    ]
    said = [skip.reason.partition(":")[0] for skip in found.skipped if "reply" not in skip.reason]
    assert said == ["rejected", "submitted", "rejected"]


SIGCHI = {
    "conference": {"shortName": "FROG", "year": 2031, "startDate": 1935619200000, "timeZoneOffset": 0},
    "rooms": [], "tracks": [], "contentTypes": [{"id": 8, "name": "Paper"}], "timeSlots": [],
    "sessions": [{"id": 30, "name": "Hop", "contentIds": [42]}], "events": [], "people": [],
    "contents": [{"id": 42, "typeId": 8, "title": "Coffee in the foyer", "isBreak": True, "authors": []}],
}  # fmt: skip


def test_a_break_of_a_programme_is_no_paper() -> None:
    assert read(SIGCHI, "sigchi").entry("Coffee").kind == "break"


def test_json_that_a_page_loads_as_a_script_is_read_without_its_assignment() -> None:
    script = 'var papers =\n[{"title": "Kites that Hold", "authors": ["Ada Lamp"], "venue": "KITE 2031"}];\n'
    assert names(read(script, "tables"), "Kites that Hold") == ["Ada Lamp"]
