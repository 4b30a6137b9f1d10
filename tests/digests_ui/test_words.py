"""What is typed behind ``/digest``, understood without a store and without Slack."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.digests import when
from bot.understanding.digests.plain import Order, form, order
from bot.understanding.digests.wish import Form, Wish, listed, wish
from store.deliveries import Schedule
from store.vocabulary import EventName, Vocabulary

KNOWN = Vocabulary(events=(EventName("mlsys-2022", "MLSys", 2022, "MLSys 2022", ("MLSys 2022",)),))


def understood(text: str, zone: str = "Europe/London") -> Wish:
    return wish(form(text, zone, KNOWN, date(2026, 1, 8)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Order("open")),
        ("list", Order("list")),
        ("LIST", Order("list")),
        ("edit 2", Order("edit", 2, "2")),
        ("pause #3", Order("pause", 3, "#3")),
        ("help me", Order("help", 0, "me")),
        ("why-not Pathways: a Title", Order("why-not", 0, "Pathways: a Title")),
        ("why not Pathways", Order("why-not", 0, "Pathways")),
        ("robotics", Order("wish", rest="robotics")),
        ("list decoding", Order("wish", rest="list decoding")),
        ("lsit", Order("wish", 0, "lsit", "list")),
        ("resme 2", Order("wish", 2, "resme 2", "resume 2")),
    ],
)
def test_orders_are_told_from_wishes(text: str, expected: Order) -> None:
    assert order(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x every monday 9:00", ((0,), 9, 0, "Europe/London")),
        ("x every monday and thursday at 17:30", ((0, 3), 17, 30, "Europe/London")),
        ("x, y, every Mon, Wed, Fri 8am", ((0, 2, 4), 8, 0, "Europe/London")),
        ("x mon-fri 0900 UTC", ((0, 1, 2, 3, 4), 9, 0, "UTC")),
        ("x every friday to monday 9", ((0, 4, 5, 6), 9, 0, "Europe/London")),
        ("x every weekday at 9.15 pm Asia/Tokyo", ((0, 1, 2, 3, 4), 21, 15, "Asia/Tokyo")),
        ("x daily noon new york", ((0, 1, 2, 3, 4, 5, 6), 12, 0, "America/New_York")),
        ("x every day at midnight", ((0, 1, 2, 3, 4, 5, 6), 0, 0, "Europe/London")),
        ("x every weekend 12 am", ((5, 6), 0, 0, "Europe/London")),
        ("x weekly", ((0,), 9, 0, "Europe/London")),
        ("x every morning", ((0,), 9, 0, "Europe/London")),
        ("x on fridays in the evening", ((4,), 18, 0, "Europe/London")),
        ("x thurs 7:05 london time", ((3,), 7, 5, "Europe/London")),
        ("x", ((0,), 9, 0, "Europe/London")),
        ("x everyday at 7 pm London", ((0, 1, 2, 3, 4, 5, 6), 19, 0, "Europe/London")),
        ("x everyday", ((0, 1, 2, 3, 4, 5, 6), 9, 0, "Europe/London")),
        ("x 17:30 Tokyo", ((0,), 17, 30, "Asia/Tokyo")),
    ],
)
def test_schedules_are_read_from_plain_words(text: str, expected: tuple[object, ...]) -> None:
    found = understood(text)
    assert not found.troubles
    assert found.schedule == Schedule(*expected)  # type: ignore[arg-type]  # days, hour, minute, zone
    assert found.profile.topics[0] == "x"


@pytest.mark.parametrize(
    "text",
    ["x every other week", "x every 2 weeks", "x every month", "x every hour", "x every second monday"],
)
def test_other_rhythms_are_refused(text: str) -> None:
    assert [trouble.field for trouble in understood(text).troubles] == ["weekdays"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("privacy every moonday 9:00", "Did you mean Monday?"),
        ("privacy moonday 9:00", "Did you mean Monday?"),
        ("privacy every wendesday", "Did you mean Wednesday?"),
        ("privacy every someday 9:00", "cannot be kept"),
        ("privacy 9:61", "is no time of day"),
        ("privacy every february 30 9:00", '"february" cannot be kept'),
        ("privacy every monday 9:00 and thursday 14:30", "names two: 9:00 and 14:30"),
        ("kind:nosuch privacy", 'No kind is called "nosuch"'),
        ("privacy year:abc", '"year:abc" cannot be read'),
    ],
)
def test_what_cannot_be_kept_is_told_and_is_no_topic(text: str, words: str) -> None:
    found = understood(text)
    assert words in " ".join(trouble.text for trouble in found.troubles)
    assert found.profile.topics == ("privacy",)


@pytest.mark.parametrize(
    "text",
    ["everyday objects", "learning in may", "money", "the 16:9 screen"],
)
def test_words_that_look_like_a_schedule_may_be_a_topic(text: str) -> None:
    found = understood(text)
    assert not found.troubles
    assert found.profile.topics


def test_people_venues_kinds_and_words_to_leave_out_are_told_from_topics() -> None:
    text = (
        "federated learning; privacy by Dawn Song and Mimee Xu at MLSys, learning in practice,"
        ' -quantum, without toy problems, kind:paper author:"Ada L" "exact words"'
        " at most 7 and older every friday"
    )
    found = understood(text)
    assert not found.troubles
    profile = found.profile
    assert set(profile.topics) == {"federated learning", "privacy", "learning in practice", "exact words"}
    assert set(profile.people) == {"Dawn Song", "Mimee Xu", "Ada L"}
    assert profile.venues == ("MLSys",)
    assert set(profile.excluded) == {"quantum", "toy problems"}
    assert profile.kinds == ("paper",)
    assert (profile.most, profile.only_new) == (7, False)


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("privacy year:2022 every monday", ('year:"2022"',)),
        (
            "privacy has:code room:A1 day:monday org:google",
            ('has:"code"', 'room:"A1"', 'day:"monday"', 'org:"google"'),
        ),
        ("privacy -year:2021 -author:Knuth", ('-year:"2021"',)),
        ("privacy speaker:Knuth kind:talk venue:mlsys title:graphs -quantum", ()),
        ("role:speaker privacy", ('role:"speaker"',)),
    ],
)
def test_filters_that_a_digest_cannot_use_are_told(text: str, unused: tuple[str, ...]) -> None:
    found = understood(text)
    assert set(found.unused) == set(unused)
    assert "privacy" in found.profile.topics


def test_a_filter_alone_is_no_digest_and_is_told_too() -> None:
    found = understood("year:2022")
    assert found.unused == ('year:"2022"',)
    assert [trouble.field for trouble in found.troubles] == ["topics"]


def test_filters_with_a_minus_leave_out() -> None:
    found = understood('privacy -topic:"toy problems" -author:Knuth')
    assert not found.troubles
    assert set(found.profile.excluded) == {"toy problems", "Knuth"}


def test_the_name_of_a_venue_is_a_topic_unless_words_lead_to_it() -> None:
    assert understood("MLSys").profile.topics == ("MLSys",)
    assert understood("about topic:MLSys").profile.topics == ("MLSys",)
    assert understood("papers from MLSys 2022").profile.venues == ("MLSys 2022",)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9", (9, 0)),
        ("09:05", (9, 5)),
        ("9.30 p.m.", (21, 30)),
        ("12am", (0, 0)),
        ("12 pm", (12, 0)),
        ("0730", (7, 30)),
        ("noon", (12, 0)),
        ("24:00", None),
        ("9:60", None),
        ("13pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_of_day(text: str, hour: tuple[int, int] | None) -> None:
    assert when.clock(text) == hour


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("Tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("EST", None),
        ("Mars", None),
        ("", None),
    ],
)
def test_zones(text: str, zone: str | None) -> None:
    assert when.zone(text) == zone


def test_near_zones_are_offered() -> None:
    assert "Europe/London" in when.near_zones("Lodnon")
    assert when.near_zones("PST") == ("America/Los_Angeles",)
    assert when.near_zones("qqqqqqq") == ()


def test_names_are_parted_cleaned_and_kept_once() -> None:
    assert listed('Privacy, "graphs"\nprivacy;; • LLMs\x00 ,') == ("Privacy", "graphs", "LLMs")


def test_every_trouble_is_told_at_once() -> None:
    given = Form(weekdays=(), clock="25:00", zone="", most="0")
    assert [each.field for each in wish(given).troubles] == ["topics", "weekdays", "clock", "zone", "most"]


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_text_is_an_order_or_a_wish(text: str) -> None:
    assert order(text).name
    found = understood(text)
    assert (
        found.troubles
        or found.profile.topics
        or found.profile.people
        or found.profile.venues
        or found.profile.kinds
    )
