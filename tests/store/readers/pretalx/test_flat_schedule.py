"""The second version of ``schedule.json``: events in one list, beside the days, rooms and tracks."""

from __future__ import annotations

import json
from typing import Any

from store.catalogue.importers.document import Document
from store.catalogue.importers.pretalx import FORMAT
from store.records import Link
from tests.store.readers.reading import Found, reading

CONFERENCE = {
    "acronym": "pd31", "title": "Pond Days", "start": "2031-06-01T08:00:00+00:00",
    "end": "2031-06-02T18:00:00+00:00", "time_zone_name": "Europe/Rome",
    "tracks": [{"guid": "t1", "name": "Frogs & Co", "slug": "frogs-co"}],
    "days": [{"index": 1, "date": "2031-06-01"}],
}  # fmt: skip
TALK = {
    "type": "talk", "guid": "g1", "start": "2031-06-01T23:30:00+02:00", "end": "2031-06-02T00:15:00+02:00",
    "room": {"name": "Pond Hall", "slug": "pond-hall"}, "title": "Leaping:", "subtitle": "A history",
    "track": {"slug": "frogs-co"}, "abstract": "How **frogs** leap.",
    "description": "How **frogs** leap.\n\nFar.",
    "participants": [{"name": "Ann Lee", "role": "speaker"}, {"name": "Bo Ray", "role": "moderator"}],
    "attachments": [{"type": "slides", "url": "https://pond.example/a.pdf"}],
}  # fmt: skip


def of(*events: Any) -> Found:
    data = {"schedule": {"version": "1", "conference": CONFERENCE, "events": events}}
    return reading(FORMAT, Document.of(json.dumps(data).encode(), "schedule.json"))


def test_events_beside_the_days_are_read_with_their_tracks_rooms_and_roles() -> None:
    entry = of(TALK).entries[0]
    assert (entry.title, entry.track, entry.abstract) == (
        "Leaping: A history", "Frogs & Co", "How frogs leap.\n\nFar.",
    )  # fmt: skip
    assert [(one.name, one.role) for one in entry.people] == [("Ann Lee", "speaker"), ("Bo Ray", "moderator")]
    assert entry.links == (Link("slides", "https://pond.example/a.pdf"),)
    assert entry.when is not None
    assert (str(entry.when.day), str(entry.when.start)[11:16], str(entry.when.end)[:16], entry.when.room) == (
        "2031-06-01", "23:30", "2031-06-02 00:15", "Pond Hall",
    )  # fmt: skip


def test_a_track_of_no_known_id_and_what_is_no_event_cost_only_themselves() -> None:
    found = of({**TALK, "track": {"slug": "else"}, "end": "2030-01-01T00:00:00+02:00"}, "no event")
    assert found.entries[0].track == "else"
    assert found.entries[0].when is not None
    assert found.entries[0].when.end is None
    assert [(one.place, one.reason) for one in found.skipped] == [("events[1]", "it is no event")]
