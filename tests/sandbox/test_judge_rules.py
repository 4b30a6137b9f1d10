"""What Block Kit does not allow at all, and what an app must not send although Slack takes it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.judge import judge_message, judge_view

Json = dict[str, Any]
PLAIN: Json = {"type": "plain_text", "text": "Read"}
MRKDWN: Json = {"type": "mrkdwn", "text": "Read"}
BUTTON: Json = {"type": "button", "text": PLAIN, "action_id": "read"}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def line(*inline: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(inline)}


def first(*blocks: Any) -> str:
    """The first thing wrong."""
    return str(judge_message({"text": "Read", "blocks": list(blocks)})[0])


WRONG: list[tuple[Json, str]] = [
    ({"type": "unheard_of"}, "unsupported type: unheard_of [json-pointer:/blocks/0/type]"),
    ({}, "missing required field: type [json-pointer:/blocks/0]"),
    ({"type": "header", "text": MRKDWN}, "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
    (
        {"type": "actions", "elements": [{"type": "static_select", "options": ["Read"]}]},
        "must provide an object [json-pointer:/blocks/0/elements/0/options/0]",
    ),
    ({"type": "section"}, "missing required field: text or fields [json-pointer:/blocks/0]"),
    ({"type": "section", "text": "Read"}, "must provide an object [json-pointer:/blocks/0/text]"),
    (
        {"type": "section", "text": {"type": "mrkdwn", "text": ""}},
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        {"type": "section", "text": {"type": "mrkdwn", "text": 7}},
        "must provide a string [json-pointer:/blocks/0/text/text]",
    ),
    (
        {"type": "section", "text": {**MRKDWN, "emoji": True}},
        "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ),
    ({"type": "divider", "text": PLAIN}, "invalid additional property: text [json-pointer:/blocks/0]"),
    ({"type": "actions", "elements": []}, "no less than 1 items allowed [json-pointer:/blocks/0/elements]"),
    ({"type": "actions", "elements": {}}, "must provide an array [json-pointer:/blocks/0/elements]"),
    (
        {"type": "actions", "elements": [{**BUTTON, "text": MRKDWN}]},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]",
    ),
    (
        {"type": "actions", "elements": [{**BUTTON, "style": "loud"}]},
        "must be a valid enum value: primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        {"type": "actions", "elements": [{**BUTTON, "url": "javascript:alert(1)"}]},
        "invalid url [json-pointer:/blocks/0/elements/0/url]",
    ),
    (
        {"type": "actions", "elements": [BUTTON, BUTTON]},
        '`action_id` "read" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (
        {"type": "actions", "elements": [{"type": "image", "alt_text": "x", "image_url": "https://x.org"}]},
        "unsupported type: image [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        {"type": "image", "image_url": "https://x.org/a.png"},
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    (
        {"type": "section", "text": MRKDWN, "expand": "yes"},
        "must provide a boolean [json-pointer:/blocks/0/expand]",
    ),
    (
        {"type": "context", "elements": [BUTTON]},
        "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
    ),
    ({"type": "alert", "text": PLAIN}, "unsupported type: alert [json-pointer:/blocks/0/type]"),
    (
        {
            "type": "data_table",
            "caption": "x",
            "page_size": "5",
            "rows": [[{"type": "raw_text", "text": "Read"}]] * 2,
        },
        "must provide an integer [json-pointer:/blocks/0/page_size]",
    ),
    (
        {"type": "data_table", "caption": "x", "rows": [[{"type": "raw_number", "value": "7"}]] * 2},
        "must provide a number [json-pointer:/blocks/0/rows/0/0/value]",
    ),
    (
        rich({"type": "rich_text_list", "style": "bullet", "elements": [{"type": "text", "text": "Read"}]}),
        "unsupported type: text [json-pointer:/blocks/0/elements/0/elements/0/type]",
    ),
    (
        rich({"type": "text", "text": "Read"}),
        "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        rich(line({"type": "text", "text": "Read", "style": {"loud": True}})),
        "invalid additional property: loud [json-pointer:/blocks/0/elements/0/elements/0/style]",
    ),
    (
        rich(line({"type": "link", "url": "x.org", "text": "Read"})),
        "invalid url [json-pointer:/blocks/0/elements/0/elements/0/url]",
    ),
]


@pytest.mark.parametrize(("block", "words"), WRONG)
def test_a_wrong_block_is_refused_in_slacks_words(block: Json, words: str) -> None:
    assert first(block) == words


def test_a_message_whose_blocks_are_no_list_is_refused() -> None:
    assert str(judge_message({"text": "Read", "blocks": "Read"})[0]).startswith("must provide an array")


def test_rows_of_unequal_length_are_refused() -> None:
    cell = {"type": "raw_text", "text": "Read"}
    block = {"type": "data_table", "caption": "x", "rows": [[cell], [cell, cell]]}
    assert "same number of cells" in first(block)
    assert "must provide an array" in first({**block, "rows": ["Read", "Read"]})


def test_block_ids_are_unique_in_a_message_and_action_ids_in_a_block() -> None:
    divider = {"type": "divider", "block_id": "b"}
    assert first(divider, divider) == '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]'
    one = {"type": "actions", "elements": [BUTTON]}
    assert judge_message({"text": "Read", "blocks": [one, one]}) == []


def test_good_rich_text_passes() -> None:
    block = rich(
        line(
            {"type": "text", "text": "Read", "style": {"bold": True}},
            {"type": "link", "url": "https://x.org", "text": "this"},
        ),
        {"type": "rich_text_list", "style": "ordered", "elements": [line()], "indent": 1},
        {"type": "rich_text_quote", "elements": [{"type": "emoji", "name": "wave"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x < y"}]},
    )
    assert judge_message({"text": "Read", "blocks": [block]}) == []


UNWANTED: list[tuple[Json, str]] = [
    ({"text": ""}, "missing top-level text"),
    ({"blocks": [{"type": "divider"}]}, "missing top-level text"),
    (
        {"text": "Result", "blocks": [{"type": "section", "text": MRKDWN}]},
        "says nothing of what the blocks show",
    ),
    ({"text": "hello <!channel>"}, "calls many people: <!channel>"),
    ({"text": "hello <!here|here>"}, "calls many people: <!here>"),
    ({"text": "hello <!everyone>"}, "calls many people: <!everyone>"),
    ({"text": "hello <!subteam^S1>"}, "calls many people: <!subteam^>"),
    ({"text": "hello <@U9>"}, "mentions U9 without intent"),
    ({"text": "a <b> c"}, "unescaped markup: <b>"),
    ({"text": "a < b"}, "unescaped <"),
    ({"text": "a > b"}, "unescaped >"),
    ({"text": "R&D"}, "unescaped &"),
    ({"text": "bell\x07"}, "control character"),
    ({"text": "hello @ben", "link_names": True}, "turns plain words of others into mentions"),
    ({"text": "Read", "blocks": [{"type": "markdown", "text": "Read <!channel>"}]}, "calls many people"),
    ({"text": "Read", "blocks": [rich(line({"type": "broadcast", "range": "here"}))]}, "calls many people"),
    (
        {"text": "Read", "blocks": [rich(line({"type": "user", "user_id": "U9"}))]},
        "mentions U9 without intent",
    ),
]


@pytest.mark.parametrize(("payload", "words"), UNWANTED)
def test_what_slack_lets_pass_is_told_all_the_same(payload: Json, words: str) -> None:
    problems = judge_message(payload)
    assert any(words in problem.message for problem in problems)
    assert not any(problem.refused for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "R&amp;D of a &lt; b",
        "<https://x.org|a label>",
        "<https://x.org>",
        "<mailto:a@x.org|a>",
        "> a quote",
        "<#C1|general>",
        "<!date^1700000000^{date_short}|14 Nov 2023 UTC>",
        "<@U1>",
        "one\ntwo\tthree",
    ],
)
def test_good_markup_passes(text: str) -> None:
    assert judge_message({"text": text}, intended=["U1"]) == []


def test_an_unpaired_surrogate_is_refused() -> None:
    assert [p.refused for p in judge_message({"text": "broken \ud800"})] == [True]


def test_plain_text_objects_may_hold_any_sign() -> None:
    block = {"type": "header", "text": {"type": "plain_text", "text": "Read <!channel> & more"}}
    assert judge_message({"text": "Read", "blocks": [block]}) == []


MODAL: Json = {"type": "modal", "title": PLAIN, "blocks": [{"type": "divider"}]}
WRONG_VIEWS: list[tuple[Json, str]] = [
    ({**MODAL, "type": "page"}, "unsupported type: page [json-pointer:/view/type]"),
    (
        {"type": "modal", "blocks": [{"type": "divider"}]},
        "missing required field: title [json-pointer:/view]",
    ),
    ({**MODAL, "blocks": []}, "no less than 1 items allowed [json-pointer:/view/blocks]"),
    ({**MODAL, "title": MRKDWN}, "unsupported type: mrkdwn [json-pointer:/view/title/type]"),
    ({**MODAL, "submit_disabled": True}, "invalid additional property: submit_disabled [json-pointer:/view]"),
    (
        {"type": "home", "blocks": [], "submit": PLAIN},
        "invalid additional property: submit [json-pointer:/view]",
    ),
    (
        {**MODAL, "blocks": [{"type": "markdown", "text": "Read"}]},
        "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
    ),
    (
        {**MODAL, "blocks": [{"type": "input", "label": PLAIN, "element": {"type": "plain_text_input"}}]},
        "missing required field: submit [json-pointer:/view]",
    ),
    ({**MODAL, "blocks": 7}, "must provide an array [json-pointer:/view/blocks]"),
]


@pytest.mark.parametrize(("view", "words"), WRONG_VIEWS)
def test_a_wrong_view_is_refused(view: Json, words: str) -> None:
    assert str(judge_view(view)[0]) == words


def test_a_view_may_mention_people_as_it_calls_nobody() -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "set up by <@U9>"}}
    assert judge_view({**MODAL, "blocks": [block]}) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "blocks", "action_id"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON)
def test_the_judge_has_an_opinion_on_anything(text: Any, blocks: Any) -> None:
    assert isinstance(judge_message({"text": text, "blocks": blocks}), list)
    assert isinstance(judge_view({"type": "modal", "title": text, "blocks": blocks}), list)
