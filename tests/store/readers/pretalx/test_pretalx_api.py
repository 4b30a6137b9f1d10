"""What pretalx' API answers about submissions, old and new."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from store.catalogue.entries import Byline, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.pretalx import FORMAT
from store.errors import BadSource
from store.records import Link
from tests.store.readers.reading import file, reading

HERE = Path(__file__).parent
SUMMER = timezone(timedelta(hours=2))


@pytest.mark.parametrize("name", ["submissions.json", "submissions_v2.json"])
def test_a_page_of_submissions_is_recognised(name: str) -> None:
    assert FORMAT.sniff(file(HERE, name)) == 0.95


def test_what_is_not_accepted_is_skipped_and_told_with_its_state() -> None:
    found = reading(FORMAT, file(HERE, "submissions.json"))
    assert [one.own for one in found.entries] == ["ABCDE", "ACCEP"]
    assert [one.reason for one in found.skipped] == [
        "its state is rejected", "its state is submitted", "its state is canceled",
    ]  # fmt: skip
    assert any("one page, 5 of 120 submissions" in text for text in found.warned)


def test_all_are_read_with_their_states_where_that_is_asked_for() -> None:
    found = reading(FORMAT, file(HERE, "submissions.json"), Hints(event="Pond Days", every_status=True))
    assert [one.status for one in found.entries] == [
        "accepted", "rejected", "submitted", "withdrawn", "accepted",
    ]  # fmt: skip


def test_an_old_talk_has_its_slot_room_people_track_and_slides() -> None:
    talk = reading(FORMAT, file(HERE, "submissions.json")).entry("Frogs")
    assert talk.when
    assert (talk.when.start, talk.when.end) == (
        datetime(2031, 6, 2, 10, tzinfo=SUMMER), datetime(2031, 6, 2, 10, 30, tzinfo=SUMMER),
    )  # fmt: skip
    assert (talk.when.room, talk.track, talk.kind, talk.language) == ("Pond Hall", "Amphibians", "talk", "en")
    assert talk.people == (Byline("Ann Lee", "speaker"),)
    assert talk.abstract == "How they leap.\n\nLonger."
    assert talk.links == (Link("slides", "https://frogs.example/s.pdf"),)


def test_a_new_talk_has_all_of_its_slots_and_codes_are_no_names() -> None:
    found = reading(FORMAT, file(HERE, "submissions_v2.json"))
    talk = found.entry("Frogs")
    assert talk.when
    assert [(slot.room, str(slot.start)[:16]) for slot in (talk.when, *talk.more)] == [
        ("Pond Hall", "2031-06-02 10:00"), ("Lake Hall", "2031-06-03 10:00"),
    ]  # fmt: skip
    assert (talk.kind, talk.track, talk.topics) == ("talk", "Amphibians", ("mud",))
    assert found.entry("Newts").people == ()
    assert any("the speakers of 1 of them stand as codes only" in text for text in found.warned)


def test_json_without_a_list_of_submissions_is_refused() -> None:
    text = b'{"code": "A", "state": "confirmed", "slot": null, "slots": []}'
    with pytest.raises(BadSource, match="no list of submissions"):
        reading(FORMAT, Document.of(text, "x.json"))
