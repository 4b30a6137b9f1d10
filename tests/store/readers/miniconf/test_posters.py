"""Entries of a schedule that name a session of posters."""

from __future__ import annotations

import json

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf import FORMAT
from tests.store.readers.reading import reading

_DAY = {"start": "2031-06-02T10:00:00Z", "end": "2031-06-02T11:00:00Z", "calendarId": "poster", "id": "1"}


@pytest.mark.parametrize(
    "title", ["Posters", "Poster", "Poster Session 3", "Posters and coffee", "Posters & Demos"]
)
def test_posters_in_a_calendar_are_a_session_and_no_poster(title: str) -> None:
    text = json.dumps([{"title": title, **_DAY}])
    (entry,) = reading(FORMAT, Document.of(text.encode(), "main_calendar.json")).entries
    assert entry.kind == "poster_session"


def test_a_poster_with_a_title_of_its_own_stays_one() -> None:
    text = json.dumps([{"title": "Poster: Frogs that leap", **_DAY}])
    (entry,) = reading(FORMAT, Document.of(text.encode(), "main_calendar.json")).entries
    assert entry.kind == "poster"


def test_events_of_a_day_and_a_clock_have_their_times_and_kinds() -> None:
    rows = "uid,title,category,day,start_time,end_time\n1,Posters,,2031-06-02,10:00,11:00\n"
    (entry,) = reading(FORMAT, Document.of(rows.encode(), "events.csv")).entries
    assert entry.when
    assert (entry.kind, str(entry.when.start)) == ("poster_session", "2031-06-02 10:00:00")
