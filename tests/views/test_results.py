"""The list that answers a lookup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot import views
from bot.views import Face, State, decode
from store.queries import Lookup
from store.records import Note
from store.results import Answer, Correction, Match, Results, Suggestion
from tests.views.conftest import BLOG, ITEM, REPORT, controls, fit, labels, written

Page = Callable[..., Results]
WHEN = "Mon 29 Aug 2022, 08:45 to 09:30 (America/Los_Angeles)"
AWARD = "Outstanding Paper Award"


@dataclass(frozen=True)
class Chip:
    label: str
    without: str


def show(
    found: Results, chips: tuple[Chip, ...] = (), here: State | None = None, *, title: str = "", **face: Any
) -> views.Message:
    return fit(views.results(found, chips, here or State("find x"), Face(**face), title))


def test_an_item_is_told_with_kind_people_event_time_and_award(page: Page) -> None:
    message = show(page())
    assert message.plain.splitlines() == [
        "1 result",
        "1. Sparse & Dense: <all> of *it*",
        "   Invited talk · Ada Lovelace, Bob Bar (speaker) and 2 more · MLSys 2022 · " + WHEN + " · " + AWARD,
    ]
    assert "1. Sparse &amp; Dense: &lt;all&gt; of *it*" in message.text


def test_the_words_of_others_are_shown_as_they_are(page: Page) -> None:
    row = next(block for block in show(page()).blocks if block["type"] == "section")
    assert row["text"] == {
        "type": "plain_text", "text": "1. Sparse &amp; Dense: &lt;all&gt; of *it*", "emoji": False,
    }  # fmt: skip


def test_a_title_is_bold_where_no_sign_in_it_has_a_meaning(page: Page) -> None:
    row = next(block for block in show(page(item=replace(ITEM, title="A & B <x>"))).blocks if "text" in block)
    assert row["text"] == {"type": "mrkdwn", "text": "*1. A &amp; B &lt;x&gt;*", "verbatim": True}


@pytest.mark.parametrize("title", ["a_b", "~1", "`x`", ":tada: x", "A* search"])
def test_a_title_with_a_sign_of_markup_is_left_as_it_is(page: Page, title: str) -> None:
    row = next(block for block in show(page(item=replace(ITEM, title=title))).blocks if "text" in block)
    assert row["text"] == {"type": "plain_text", "text": f"1. {title}", "emoji": False}


def test_a_known_moment_is_shown_in_each_readers_zone_with_a_named_zone_to_fall_back_on(page: Page) -> None:
    assert "<!date^1661787900^{date_short} {time} your time|" in written(show(page()))
    assert "(America/Los_Angeles)>" in written(show(page()))
    assert "16:45 (Europe/London)>" in written(show(page(), zone="Europe/London"))
    assert "16:45 (Europe/London)" in show(page(), zone="Europe/London").plain


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc", ""])
def test_a_zone_that_is_none_is_left_aside(page: Page, zone: str) -> None:
    assert "08:45" in show(page(), zone=zone).plain


def test_a_session_time_is_told_as_such(page: Page) -> None:
    item = replace(ITEM, clock=None, clock_end=None, session_clock=ITEM.clock)
    message = show(page(item=item))
    assert "session starts Mon 29 Aug 2022, 08:45 (America/Los_Angeles)" in message.plain
    assert "session starts <!date^" in written(message)


def test_without_a_zone_the_time_stays_as_printed(page: Page) -> None:
    item = replace(ITEM, event=replace(ITEM.event, zone=None), clock_end=None)
    message = show(page(item=item))
    assert "Mon 29 Aug 2022, 08:45 ·" in message.plain
    assert "<!date" not in written(message)
    assert "Mon 29 Aug 2022, 08:45" in written(message)


def test_without_time_or_day_nothing_is_said(page: Page) -> None:
    timeless = replace(ITEM, day=None, clock=None, clock_end=None, award="", credits=())
    assert show(page(item=timeless)).plain.endswith("Invited talk · MLSys 2022")
    assert "Mon 29 Aug 2022" in show(page(item=replace(ITEM, clock=None))).plain


def test_the_answer_comes_first_with_its_sources(page: Page) -> None:
    answer = Answer("51 papers; see https://mlsys.org/2022.", (REPORT, BLOG, REPORT))
    message = show(page(answer=answer))
    assert message.plain.startswith(
        "51 papers; see https://mlsys.org/2022.\n"
        "Sources: trip report of MLSys 2022; attendee blog of MLSys 2022\n"
    )
    parts = message.blocks[0]["elements"][0]["elements"]
    assert parts[1] == {"type": "link", "url": "https://mlsys.org/2022", "text": "https://mlsys.org/2022"}
    assert parts[2]["text"] == "."


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One. Two.", ["rich_text_section"]),
        ("One.\nTwo.", ["rich_text_list"]),
        ("These have a time:\nOne.\nTwo.", ["rich_text_section", "rich_text_list"]),
    ],
)
def test_an_answer_of_several_statements_is_a_list(page: Page, text: str, kinds: list[str]) -> None:
    message = show(page(0, answer=Answer(text)))
    assert [element["type"] for element in message.blocks[0]["elements"]] == kinds
    assert message.plain.startswith(text)


def test_an_answer_without_sources_or_items_stands_alone(page: Page) -> None:
    message = show(page(0, answer=Answer("The sources do not say.", known=False)))
    assert message.plain.strip() == "The sources do not say."


def test_remarks_are_told(page: Page) -> None:
    found = page(
        corrections=(Correction("Pathwyas", "Pathways"), Correction("netwroks", "networks")),
        clarify="Which MLSys, 2021 or 2022?",
        partial=True,
    )
    message = show(replace(found, lookup=Lookup(cut=True)))
    for line in (
        "Showing results for Pathways, networks (typed: Pathwyas, netwroks)",
        "Which MLSys, 2021 or 2022?",
        "first 1,000 characters",
        "ran out of time",
    ):
        assert line in message.plain
        assert line in written(message)


def test_what_was_understood_can_be_clicked_away(page: Page) -> None:
    message = show(page(), (Chip("venue: MLSys", 'kind:"talk"'), Chip("kind: talk", "")))
    assert "Understood: venue: MLSys; kind: talk" in message.plain
    chips = [control for control in controls(message) if control["action_id"].startswith("chip_")]
    assert [chip["text"]["text"] for chip in chips] == ["venue: MLSys ×", "kind: talk ×"]
    assert [chip["accessibility_label"] for chip in chips] == [
        "Remove filter venue: MLSys", "Remove filter kind: talk",
    ]  # fmt: skip
    assert [decode(chip["value"]) for chip in chips] == [State('find kind:"talk"'), State("find")]


def test_no_more_chips_are_shown_than_a_row_takes(page: Page) -> None:
    shown = labels(show(page(), tuple(Chip(f"topic: {at}", "x") for at in range(40))))
    assert [label for label in shown if label.startswith("topic:")][-1] == "topic: 11 ×"


def test_paging_buttons_lead_on_and_back(page: Page) -> None:
    message = show(page(5, total=12), here=State("find x", 5), share=True)
    assert "6 to 10 of 12" in message.plain
    assert labels(message)[-3:] == ["Previous", "Next", "Share to channel"]
    assert [decode(control["value"]) for control in controls(message)[-3:]] == [
        State("find x", 0), State("find x", 10), State("find x", 5),
    ]  # fmt: skip


def test_the_last_page_has_no_next_and_the_first_no_previous(page: Page) -> None:
    assert "Next" not in labels(show(page(2, total=12), here=State("find x", 10)))
    assert "Previous" not in labels(show(page(5, total=12)))
    assert "11 to 12 of 12" in show(page(2, total=12), here=State("find x", 10)).plain
    assert "11 of 11" in show(page(1, total=11), here=State("find x", 10)).plain


def test_share_is_offered_only_where_others_do_not_see_it_yet(page: Page) -> None:
    assert "Share to channel" not in labels(show(page()))
    assert "Share to channel" in labels(show(page(), share=True))
    assert "Share to channel" in labels(show(page(0, answer=Answer("51 papers")), share=True))
    assert "Share to channel" not in labels(show(page(0), share=True))


def test_details_lead_to_the_card_and_remember_the_way_back(page: Page) -> None:
    message = show(page(1, total=12), here=State("find x", 5))
    details = controls(message)[0]
    assert decode(details["value"]) == State("find x", 5, item="m22-0")
    assert details["accessibility_label"] == "Details: Sparse & Dense: <all> of *it*"


def test_why_an_item_was_found_is_told_with_the_note_that_speaks_to_the_question(page: Page) -> None:
    match = Match(ITEM, 1.0, "mentions MindSpore", Note("It beats MindSpore.", REPORT))
    message = show(page(matches=(match,)))
    told = "   Found by: mentions MindSpore\n   It beats MindSpore. (trip report of MLSys 2022)"
    assert told in message.plain
    assert "It beats MindSpore." in written(message)


def test_nothing_found_is_said_with_what_to_try(page: Page) -> None:
    assert "Nothing found. Try fewer words" in show(page(0)).plain
    message = show(page(0, suggestions=(Suggestion("kind:talk", "without venue: MLSys"),)))
    assert "Nothing found.\nYou could try: without venue: MLSys" in message.plain
    assert decode(controls(message)[0]["value"]) == State("find kind:talk")


def test_a_title_of_the_list_stands_above_it(page: Page) -> None:
    message = show(page(5, total=9), here=State(near="m22-y"), title="More like Pathways")
    assert message.plain.startswith("More like Pathways\n1 to 5 of 9")
    assert decode(controls(message)[-1]["value"]) == State(near="m22-y", offset=5)


def test_a_list_too_large_for_slack_leaves_out_what_can_be_missed(page: Page) -> None:
    note = Note("w" * 2_000, BLOG)
    item = replace(ITEM, title="T&" * 400, award="A" * 700)
    found = page(matches=tuple(Match(item, 1.0, "w" * 500, note) for _ in range(5)), total=50)
    long = State("find " + "q" * 500)
    message = show(found, tuple(Chip("c" * 90, "q" * 500) for _ in range(12)), long, share=True)
    assert "Next" in labels(message)
    assert not [control for control in controls(message) if control["action_id"].startswith("chip_")]


def test_a_state_too_long_for_a_button_leaves_the_button_out(page: Page) -> None:
    message = show(page(5, total=50), here=State("find " + "q" * 2_100), share=True)
    assert "Next" not in labels(message)
    assert message.plain.count("Sparse") == 5
