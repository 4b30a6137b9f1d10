"""Questions for what moved, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding import given, moments, render, understand
from store.queries import Ask, Question
from store.vocabulary import EventName, Vocabulary

TODAY = date(2026, 11, 4)  # a Wednesday
KNOWN = Vocabulary(events=(EventName("icml-2026", "ICML", 2026, "ICML 2026", ("ICML",)),), revision=1)
ASKED = {
    "what changed at ICML 2026?": ("ICML 2026", ""),
    "what moved today?": ("", "2026-11-04"),
    "changes since monday": ("", "2026-11-02"),
    "What's moved since 2026-11-01?": ("", "2026-11-01"),
    "which talks moved yesterday": ("", "2026-11-03..2026-11-04"),
    "schedule changes at ICML 2026 since last week": ("ICML 2026", "2026-10-26"),
    "did anything change at ICML in the last 2 days?": ("ICML", "2026-11-02"),
    "what was moved on 3 november": ("", "2026-11-03..2026-11-04"),
    "has the room of Pathways changed this week?": ("Pathways", "2026-11-02"),
    "was the Pathways talk moved since 1 Nov": ("Pathways talk", "2026-11-01"),
    "has anything been cancelled": ("", ""),
    "latest changes": ("", ""),
    "changes": ("", ""),
}


@pytest.mark.parametrize("text", ASKED)
def test_what_moved_is_asked_in_many_ways(text: str) -> None:
    subject, span = ASKED[text]
    assert understand(text, KNOWN, TODAY).question == Question(Ask.CHANGED, subject, span)


def test_events_and_kinds_still_narrow() -> None:
    lookup = understand("which papers moved at ICML 2026 since monday?", KNOWN, TODAY)
    assert (lookup.venues, lookup.years, lookup.kinds) == (("ICML",), (2026, 2026), ("paper",))
    assert (lookup.words, lookup.days) == ("", ())


def test_a_day_of_the_programme_is_no_time_since_when() -> None:
    lookup = understand("what changed about the keynote on monday?", KNOWN, TODAY)
    assert lookup.days == ("monday",)
    assert lookup.question == Question(Ask.CHANGED, "keynote on monday", "")


@pytest.mark.parametrize(
    "text",
    [
        "changes in word meaning", "climate change papers", "how does attention change?", "moving averages",
        "what changed the field", "change detection", "Changes of state in dialogue",
    ],
)  # fmt: skip
def test_papers_about_change_are_searched_for(text: str) -> None:
    question = understand(text, KNOWN, TODAY).question
    assert question is None or question.ask is not Ask.CHANGED


@pytest.mark.parametrize("text", ASKED)
def test_the_question_as_understood_is_understood_again(text: str) -> None:
    lookup = understand(text, KNOWN, TODAY)
    again = understand(render(lookup), KNOWN, TODAY)
    assert (again.question, again.venues, again.kinds) == (lookup.question, lookup.venues, lookup.kinds)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2d", "2026-11-02"), ("1 week", "2026-10-28"), ("monday", "2026-11-02"), ("wednesday", "2026-11-04"),
        ("since wednesday", "2026-10-28"), ("yesterday", "2026-11-03"), ("3 November", "2026-11-03"),
        ("5 November", "2025-11-05"), ("29 February", "2024-02-29"), ("2025", "2025-01-01"),
        ("last week", "2026-10-28"), ("since last week", "2026-10-26"), ("this week", "2026-11-02"),
        ("2026-02-30", ""), ("bla", ""), ("", ""),
    ],
)  # fmt: skip
def test_since_when_is_typed_in_many_ways(typed: str, day: str) -> None:
    assert given(typed, TODAY) == day


def test_a_day_begins_where_the_reader_is() -> None:
    assert moments("2026-11-04", "Asia/Tokyo") == "2026-11-04T00:00:00+09:00"
    assert moments("2026-10-24..2026-10-26", "Europe/Berlin") == (
        "2026-10-24T00:00:00+02:00..2026-10-26T00:00:00+01:00"
    )


@pytest.mark.parametrize("span", ["", "2026-11-04T00:00:00+09:00", "never"])
def test_what_is_no_day_stays_as_it_is(span: str) -> None:
    assert moments(span, "Asia/Tokyo") == span
