"""One item in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot import views
from bot.views import Face, State, decode
from store.records import Item, Link, Note, Source
from tests.views.conftest import BLOG, EVENT, ITEM, controls, fit, labels, written

AUTHORS = "Ada Lovelace, author (Analytical Engines); Bob Bar, speaker (Foo Lab, implied); Cy Coe, author"


def show(item: Item = ITEM, here: State | None = None, **face: Any) -> views.Message:
    return fit(views.item_card(item, here or State("find x", 5, item=item.id), Face(**face)))


def test_a_card_tells_what_is_known_in_words_that_stand_alone() -> None:
    assert show().plain.splitlines() == [
        "Sparse & Dense: <all> of *it*",
        "Kind: Invited talk",
        f"People: {AUTHORS}; Di Doe",
        "Organisations: Google",
        "Event: MLSys 2022: Fifth Conference on Machine Learning and Systems",
        "Session: Keynotes, place 2",
        "When: Mon 29 Aug 2022, 08:45 to 09:30 (America/Los_Angeles)",
        "Room: Hall A",
        "Award: Outstanding Paper Award",
        "Also called: SAD",
        "Topics: sparsity, graphs",
        "Systems: Pathways",
        "",
        "What was said, in our words.",
        "PDF: https://example.org/a|b>c.pdf",
        "Code: javascript:alert(1)",
        "Id: m22-x",
        "",
        "From the attendee blog of MLSys 2022:",
        "- Opinion: It was the best talk.",
        "- The room was full.",
        "",
        "From the trip report of MLSys 2022:",
        "- It ran on 2048 chips.",
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = Item("x", "paper", "Title", replace(EVENT, label="", name="A meeting"))
    assert show(bare).plain.splitlines() == ["Title", "Kind: Paper", "Event: A meeting", "Id: x"]


@pytest.mark.parametrize(
    ("origin", "words"),
    [("outside", "known from elsewhere"), ("label", "this label is ours"), ("variant", "another form")],
)
def test_the_origin_of_a_title_is_told_unless_it_is_printed(origin: str, words: str) -> None:
    message = show(replace(ITEM, title_origin=origin))
    assert words in message.plain
    assert words in written(message)
    assert words not in show().plain


def test_fields_that_no_source_states_are_marked() -> None:
    message = show(replace(ITEM, outside=("day", "room", "award", "people", "organisations", "session")))
    assert message.plain.count(" (not in our sources)") == 6
    assert written(message).count("(not in our sources)") == 6


def test_a_more_precise_kind_and_a_status_are_told() -> None:
    message = show(replace(ITEM, subkind="contributed_talk", status="withdrawn"))
    assert "Kind: Contributed talk" in message.plain
    assert "Status: Withdrawn" in message.plain


def test_the_time_is_told_here_and_there() -> None:
    message = show(zone="Europe/London")
    assert "(America/Los_Angeles); for you Mon 29 Aug 2022, 16:45 (Europe/London)" in message.plain
    when = next(
        line["elements"]
        for block in message.blocks if block["type"] == "rich_text"
        for line in block["elements"] if line["elements"][0].get("text") == "When: "
    )  # fmt: skip
    assert when[1]["type"] == "date"
    assert when[1]["fallback"] == "Mon 29 Aug 2022, 16:45 (Europe/London)"
    assert when[2]["text"] == "; there Mon 29 Aug 2022, 08:45 to 09:30 (America/Los_Angeles)"


def test_a_session_time_is_told_as_such() -> None:
    item = replace(ITEM, clock=None, clock_end=None, session_clock=ITEM.clock)
    assert "session starts " in written(show(item))
    assert "When: session starts Mon 29 Aug 2022, 08:45 (America/Los_Angeles)" in show(item).plain


def test_other_names_that_differ_in_capitals_and_signs_alone_are_told_once() -> None:
    item = replace(ITEM, other_names=(ITEM.title.upper(), "Path Ways", "PathWays", "PW"))
    assert "Also called: Path Ways, PW\n" in show(item).plain


def test_what_stands_before_the_colon_of_a_title_is_no_other_name() -> None:
    item = replace(ITEM, title="Apollo: Fusing Operators", other_names=("apollo", "Fusing Operators"))
    assert "Also called: Fusing Operators\n" in show(item).plain


def test_notes_from_outside_the_sources_stand_under_a_heading_of_their_own() -> None:
    elsewhere = Source("o", "outside", "outside the documents")
    item = replace(ITEM, notes=(replace(ITEM.notes[0], source=elsewhere),))
    assert "\nFrom elsewhere:\n" in show(item).plain


def test_only_web_links_can_be_followed_and_their_addresses_stay_whole() -> None:
    links = [
        part
        for block in show().blocks if block["type"] == "rich_text"
        for line in block["elements"] for part in line["elements"] if part["type"] == "link"
    ]  # fmt: skip
    assert links == [{"type": "link", "url": "https://example.org/a%7Cb%3Ec.pdf", "text": "PDF"}]


def test_many_links_topics_and_systems_are_shortened() -> None:
    item = replace(
        ITEM,
        links=tuple(Link("page", f"https://example.org/{at}") for at in range(30)),
        topics=tuple(f"t{at}" for at in range(9)),
        systems=tuple(f"s{at}" for at in range(12)),
    )
    message = show(item)
    assert "t5 and 3 more" in message.plain
    assert "s9 and 2 more" in message.plain
    assert "/19" in str(message.blocks)
    assert "/20" not in str(message.blocks)
    assert "https://example.org/29" in message.plain


def test_a_title_too_long_for_a_heading_is_shown_in_full_below_it() -> None:
    title = "word " * 60
    message = show(replace(ITEM, title=title))
    assert message.blocks[0]["text"]["text"].endswith("…")
    assert title.strip() in written(message)


def test_the_buttons_lead_on_and_back() -> None:
    message = show(share=True)
    here = State("find x", 5, item="m22-x")
    assert labels(message) == ["More like this", "Save", "Cite", "Share to channel", "Back to results"]
    assert [decode(control["value"]) for control in controls(message)] == [
        State(near="m22-x"), replace(here, keep="m22-x"), replace(here, cite="bibtex"), here,
        State("find x", 5),
    ]  # fmt: skip
    assert labels(show(here=State(item="m22-x"))) == ["More like this", "Save", "Cite"]
    assert labels(show(here=State(near="m22-y", item="m22-x")))[-1] == "Back to results"


def test_notes_that_do_not_fit_follow_at_a_press() -> None:
    item = replace(ITEM, notes=tuple(Note(f"Note {at}: " + "w" * 400, BLOG) for at in range(20)))
    here, told, pages = State("find x", item="m22-x"), [], 0
    while True:
        message = show(item, here)
        told += [at for at in range(20) if f"Note {at}: " in written(message)]
        more = [control for control in controls(message) if control["text"]["text"] == "More notes"]
        pages += 1
        if not more:
            break
        here = decode(more[0]["value"]) or State()
    assert told == list(range(20))
    assert pages > 2
    assert "Room: Hall A" not in written(message)


def test_a_single_note_left_is_one_note() -> None:
    item = replace(ITEM, notes=(Note("w" * 1_400, BLOG),) * 4)
    texts = [written(show(item, State(item="m22-x", notes=at))) for at in range(4)]
    assert "and 1 more note\n" in texts[0] + texts[1] + "\n"


def test_a_card_of_giant_texts_still_fits() -> None:
    giant = 'giant "\\" ' * 1_000
    item = replace(
        ITEM, title=giant, summary=giant, award=giant, room=giant, session=giant, other_names=(giant,),
        topics=(giant,), systems=(giant,), organisations=(giant,), notes=(Note(giant, BLOG),) * 3,
    )  # fmt: skip
    assert len(show(item, share=True).text) <= 4_000


def test_an_abstract_stands_in_for_a_missing_summary() -> None:
    assert "The abstract." in show(replace(ITEM, summary="", abstract="The abstract.")).plain


def test_a_day_without_a_year_of_the_event_is_told() -> None:
    item = replace(ITEM, clock=None, clock_end=None, day=date(2019, 12, 31))
    assert "When: Tue 31 Dec 2019" in show(item).plain
