"""Days that a page only hints at: with a slash, as days of the week, in what heads it."""

from __future__ import annotations

from datetime import date

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.webpage import FORMAT
from store.catalogue.importers.webpage.page.line import Line, Piece
from store.catalogue.importers.webpage.times import slashed, weekdays
from tests.store.readers.reading import reading

_PAGE = """<html><head><title>REEF 2031</title></head><body><h1>REEF 2031</h1><p>{said}</p>
<h3>{day}</h3><ul><li>09:00 - 10:00 <b>Growing corals in jars</b><br>Ada Reef</li>
<li>10:00 - 10:30 <b>Nets that let go</b><br>Di Plankton</li></ul></body></html>"""


def lines(*texts: str) -> list[Line]:
    return [Line([Piece(text)], level=3) for text in texts]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (("5/12", "5/13"), ["12 May", "13 May"]),
        (("Mon 12/5", "13/5 (Tue)"), ["12 May", "13 May"]),
        (("5/6", "6/6"), ["5/6", "6/6"]),
        (("13/5", "5/13"), ["13/5", "5/13"]),
        (("5/6", "受付", "開会"), ["6 May", "受付", "開会"]),
        (("Jars: 1/30",), ["Jars: 1/30"]),
    ],
)
def test_days_with_a_slash_are_read_where_one_tells_their_order(
    said: tuple[str, ...], days: list[str]
) -> None:
    assert [line.text for line in slashed.spelt_out(lines(*said))] == days


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("12-14 May 2031", "Tuesday, 13 May 2031"),
        ("May 12–16, 2031", "Tuesday, 13 May 2031"),
        ("14-16 May 2031", "Tuesday"),
        ("12-24 May 2031", "Tuesday"),
        ("12-14 May 2031, papers due 1-2 March 2031", "Tuesday"),
        ("May 2031", "Tuesday"),
    ],
)
def test_a_day_of_the_week_is_the_one_of_the_events_days_or_stays_as_it_is(head: str, day: str) -> None:
    assert [line.text for line in weekdays.spelt_out(lines("Tuesday"), [head])] == [day]


@pytest.mark.parametrize(
    ("said", "day", "held"),
    [
        ("Lisbon, May 12", "Morning", date(2031, 5, 12)),
        ("Lisbon, May 12-14", "Morning", None),
        ("Submission deadline: May 12", "Morning", None),
        ("12-14 May 2031, Lisbon", "Tuesday", date(2031, 5, 13)),
    ],
)
def test_what_heads_a_page_dates_its_times_only_where_it_names_one_day(
    said: str, day: str, held: date | None
) -> None:
    found = reading(FORMAT, Document.of(_PAGE.format(said=said, day=day).encode()))
    assert {each.when.day if each.when else None for each in found.entries} == {held}


PROGRAMME = """<title>Pond Workshop 2031</title><h1>Pond Workshop 2031</h1><h2>Program</h2>
<h3>June 2, 2031</h3><ul>
<li>9:00A–10:15A Frogs by night</li><li>10:15A-10:45A A coffee break</li>
<li>10:45A–12:00N Ponds of tomorrow</li>
<li>12:15–1:15 Lunch</li><li>1:30P–3:00P Oral Presentations (see accepted papers)</li></ul>"""


def test_clocks_of_one_letter_and_of_twelve_hours_keep_their_ends_and_titles_no_pointers() -> None:
    entries = reading(FORMAT, Document.of(PROGRAMME.encode(), "p.html")).entries
    shown = [
        (one.title, *(f"{at:%H:%M}" for at in (one.when.start, one.when.end) if at))
        for one in entries
        if one.when
    ]
    assert shown == [
        ("Frogs by night", "09:00", "10:15"), ("A coffee break", "10:15", "10:45"),
        ("Ponds of tomorrow", "10:45", "12:00"), ("Lunch", "12:15", "13:15"),
        ("Oral Presentations", "13:30", "15:00"),
    ]  # fmt: skip
