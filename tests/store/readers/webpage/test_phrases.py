"""Words of one line or text: references, days, clocks, labels and kinds."""

from __future__ import annotations

import pytest

from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.titles import citation, worded
from store.catalogue.importers.webpage.titles.looks import minutes
from store.catalogue.importers.webpage.words import dated

_FLAT = "A. Lee, B. Ray. Tide Tables Revisited. Journal of Coasts, 2030."
_TURNED = "Lee, A., Ray, B. and Fox, C. Small boats. Proceedings of HARB, 2030."
_FIRST = "Small boats. Ann Lee, Bo Ray. Journal of Coasts 12(3), 2030."
_APA = "Lee, A., & Ray, B. (2030). Do tides matter? A study. Journal of Coasts, 12(3), 45–67."


@pytest.mark.parametrize(
    ("text", "title", "people"),
    [
        (_APA, "Do tides matter?", ["A. Lee", "B. Ray"]),
        (_FLAT, "Tide Tables Revisited", ["A. Lee", "B. Ray"]),
        (_TURNED, "Small boats", ["A. Lee", "B. Ray", "C. Fox"]),
        (_FIRST, "Small boats", ["Ann Lee", "Bo Ray"]),
    ],
)  # fmt: skip
def test_a_reference_is_parted_at_its_sentences(text: str, title: str, people: list[str]) -> None:
    found = citation.cited(text)
    assert found
    assert (found.title, [each.name for each in found.people]) == (title, people)


@pytest.mark.parametrize(
    "text",
    [
        "We met in the harbour. It rained. Journal of Coasts 2030 was there.",
        "Small boats. Ann Lee.",
        "Small boats",
    ],
)
def test_other_sentences_are_no_reference(text: str) -> None:
    assert citation.cited(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tue, 13 June 2028, 17:30-19:00, Foyer", ("13 June 2028", "17:30", "19:00", "Foyer")),
        ("9:00-10:00, Tuesday 13 June 2028", ("13 June 2028", "9:00", "10:00", "")),
        ("12 September 2028, Room 1.04", ("12 September 2028", "", "", "Room 1.04")),
        ("13 June 2028, 11:00-12:00, Hall 1, Chair: Ann Lee", ("13 June 2028", "11:00", "12:00", "Hall 1")),
        ("2031年8月20日 上午 第一会议室", ("2031年8月20日", "", "", "第一会议室")),
    ],
)
def test_a_day_may_stand_with_its_time_and_its_place(text: str, said: tuple[str, str, str, str]) -> None:
    found = dated.stated(text, None)
    assert found
    assert (found.day, found.start, found.end, found.room) == said


@pytest.mark.parametrize(
    "text", ["13 June 2028, 17:30-19:00, bring your own chair and a lamp", "Room 4", "x" * 300]
)
def test_a_text_that_says_more_is_no_day(text: str) -> None:
    assert dated.stated(text, None) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("noon - 1pm Lunch", "noon", "1pm"),
        ("12 noon Lunch", "12 noon", None),
        ("11:00 pm - midnight", "11:00 pm", "midnight"),
        ("9:30〜9:40", "9:30", "9:40"),
        ("08h30 às 09h00", "08h30", "09h00"),
        ("9:00 a 9:30", "9:00", "9:30"),
    ],
)
def test_a_span_of_time_is_read_in_the_words_of_the_page(text: str, start: str, end: str | None) -> None:
    found = dated.SPAN.match(text)
    assert found
    assert (found["start"], found["end"]) == (start, end)


def test_noon_before_a_word_is_a_word() -> None:
    assert dated.SPAN.match("Noon seminars") is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ray (moderator: Cy Fox)", ["Ann Lee author", "Bo Ray author", "Cy Fox moderator"]),
        ("Ann Lee, Bo Ray, animée par Cy Fox", ["Ann Lee author", "Bo Ray author", "Cy Fox moderator"]),
        ("Organizers: Ann Lee; Bo Ray", ["Ann Lee organiser", "Bo Ray organiser"]),
        ("Ann Lee, Green Fund; Bo Ray, Compost.io", ["Ann Lee author", "Bo Ray author"]),
        ("Juana Nieve y Kike Hielo (Universidad del Glaciar)", ["Juana Nieve author", "Kike Hielo author"]),
        ("Santiago Ramón y Cajal", ["Santiago Ramón y Cajal author"]),
    ],
)
def test_people_are_told_apart_by_what_they_do(text: str, people: list[str]) -> None:
    assert [f"{each.name} {each.role}" for each in persons.named(text)] == people


@pytest.mark.parametrize(
    ("text", "title", "person"),
    [
        ("Panel with Ann Lee and Bo Ray: Water in the city", "Water in the city", "Ann Lee"),
        ("Ann Lee: Springs and where to find them", "Springs and where to find them", "Ann Lee"),
        ("Springs and where to find them (Ann Lee)", "Springs and where to find them", "Ann Lee"),
        ("Springs and where to find them by Ann Lee", "Springs and where to find them", "Ann Lee"),
    ],
)
def test_a_heading_may_credit_its_people(text: str, title: str, person: str) -> None:
    found = worded.credited(text)
    assert found
    assert (found.title, found.people[0].name) == (title, person)


def test_how_long_something_takes() -> None:
    assert [minutes(text) for text in ("15m", "1h 30m", "(20 minutes)", "45'", "two hours", "")] == [
        15, 90, 20, 45, 0, 0,
    ]  # fmt: skip
