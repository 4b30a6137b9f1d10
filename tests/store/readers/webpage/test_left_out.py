"""What a page holds beside its entries: left out with a word where it might be one, else without."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from store.catalogue.importers.document import Document
from store.catalogue.importers.webpage import FORMAT
from store.errors import BadSource
from tests.store.readers.reading import Found, reading


def read(body: str, head: str = "<title>FROG 2031</title>") -> Found:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return reading(FORMAT, Document.of(page.encode(), "p.html"))


def test_an_entry_that_is_no_title_is_told_of_with_its_place() -> None:
    items = ("<b>Hopping at scale</b>, Ann Lee", "<b>Toads in two</b>, Bo Ray", "Ponds", "Frogs: withdrawn")
    found = read("<h2>Papers</h2><ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
    assert [each.title for each in found.entries] == ["Hopping at scale", "Toads in two"]
    assert [each.place for each in found.skipped] == ["text line 4", "text line 5"]
    assert "'Ponds'" in found.skipped[0].reason


def test_committees_dates_and_sponsors_are_no_entries_and_nothing_is_said_of_them() -> None:
    found = read(
        "<h2>Accepted papers</h2><p><b>Hopping at scale</b><br>Ann Lee</p>"
        "<h2>Committee</h2><ul><li><b>Chair of all</b>, Bo Ray</li></ul>"
        "<h2>Important dates</h2><ul><li>3 March 2031, 23:59 AoE: papers</li></ul>"
        "<h2>Sponsors</h2><p><b>Pond and Company</b><br>Cy Fox</p>"
    )
    assert [each.title for each in found.entries] == ["Hopping at scale"]
    assert found.skipped == []


@pytest.mark.parametrize(
    ("clocks", "hours", "said"),
    [
        (("11:00", "1:15"), [11, 13], "those before seven are taken to be PM"),
        (("9:00", "12:30-1:00", "1:15-2:00"), [9, 12, 13], "those before seven are taken to be PM"),
        (("11:00", "1:15", "15:00"), [11, 1, 15], "AM and PM may be missing"),
    ],
)
def test_a_clock_that_falls_back_within_a_day_is_told_of(
    clocks: tuple[str, ...], hours: list[int], said: str
) -> None:
    rows = "".join(f"<tr><td>{at}</td><td>Ponds {number}</td></tr>" for number, at in enumerate(clocks))
    found = read(f"<h2>3 March 2031</h2><table>{rows}</table>")
    assert [each.when.start.hour for each in found.entries if each.when and each.when.start] == hours
    assert found.warned == [f"the times fall back within a day: {said}"]


LD = '<script type="application/ld+json">[%s]</script>'
TALK = '{"@type": "Event", "name": "Hopping %d", "startDate": "2031-03-03T09:00"}'


def test_what_a_page_shows_beside_what_it_tells_machines_is_told_of() -> None:
    told = ", ".join(TALK % number for number in range(3))
    found = read("<p><b>Toads in two</b><br>Bo Ray</p>", LD % told)
    assert [each.title for each in found.entries] == ["Hopping 0", "Hopping 1", "Hopping 2"]
    assert "shows 1 title " in found.warned[0]
    assert "'Toads in two'" in found.warned[0]


def test_a_page_that_shows_more_than_it_tells_machines_gives_all() -> None:
    shown = "<ul><li><b>Toads in two</b>, Bo Ray</li><li><b>Ponds in three</b>, Cy Fox</li></ul>"
    found = read(shown, LD % (TALK % 0))
    assert [each.title for each in found.entries] == ["Hopping 0", "Toads in two", "Ponds in three"]


def test_a_line_as_long_as_a_book_holds_no_title() -> None:
    found = read(f"<p><b>Hopping at scale</b><br>Ann Lee</p><p>{'frog ' * 4_000}</p>")
    assert [(each.title, each.abstract) for each in found.entries] == [("Hopping at scale", "")]


def test_a_paper_told_as_best_has_its_award_and_an_oral_its_kind() -> None:
    found = read(
        "<ul><li>[Best paper] <b>Hopping</b>, Ann Lee</li><li>[Oral] <b>Croaking</b>, Bo Ray</li></ul>"
    )
    assert [(each.title, each.award, each.subkind) for each in found.entries] == [
        ("Hopping", "Best paper", ""),
        ("Croaking", "", "oral"),
    ]


COLUMNS = """<h2>Programme</h2><table>
<tr><th colspan="3">3 March 2031</th></tr><tr><th>Time</th><th>Title</th><th>Speaker</th></tr>
<tr><td colspan="3">Session 1: Ponds</td></tr><tr><td>9:00</td><td>Hopping</td><td>Ann Lee</td></tr>
<tr><td colspan="3">Coffee break</td></tr><tr><td colspan="3">4 March 2031</td></tr>
<tr><td>9:00</td><td></td><td>Bo Ray</td></tr><tr><td></td><td></td><td></td></tr>
<tr><td>9:30</td><td>Croaking</td><td>Cy Fox</td></tr></table>"""


def test_rows_of_one_cell_are_days_sessions_or_told_of() -> None:
    found = read(COLUMNS)
    whens = [each.when for each in found.entries if each.when]
    assert [(when.start, when.session) for when in whens] == [
        (datetime.combine(date(2031, 3, 3), time(9)), "Session 1: Ponds"),
        (datetime.combine(date(2031, 3, 4), time(9, 30)), "Session 1: Ponds"),
    ]
    assert [each.place for each in found.skipped] == ["table 1, row 5", "table 1, row 7"]


def test_rows_under_no_day_say_that_their_times_are_left_out() -> None:
    found = read(COLUMNS.replace("3 March 2031", "Day one").replace("4 March 2031", "Day two"))
    assert [each.title for each in found.entries] == ["Hopping", "Croaking"]
    assert found.warned == ["2 rows stand under no day, so their times were left out"]


def test_titles_with_commas_and_colons_stay_whole_between_people_and_full_stops() -> None:
    lines = (
        "Ann Lee, Bo Ray. Frogs, Ponds, and Rivers: A Study of Leaps",
        "Hopping by Night, Hopping by Day. Cy Fox, Dee S. Moth.",
        "Eve Ray: Leaping with Two Legs",
    )
    found = read("<h2>Papers</h2><ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
    assert [(each.title, len(each.people)) for each in found.entries] == [
        ("Frogs, Ponds, and Rivers: A Study of Leaps", 2),
        ("Hopping by Night, Hopping by Day", 2),
        ("Leaping with Two Legs", 1),
    ]


def test_when_a_desk_is_open_is_no_programme() -> None:
    with pytest.raises(BadSource, match="holds no items"):
        read("<h2>Registration desk</h2><p>8:00 - 18:00 every day, 3 March 2031</p>")
