"""Each limit of Block Kit: what just fits passes, one more does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.judge import judge_message, judge_view

Json = dict[str, Any]
ANY_TEXT = "xxx"


def plain(size: int) -> Json:
    return {"type": "plain_text", "text": "x" * size}


def mrkdwn(size: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * size}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(3), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def section(**more: Any) -> Json:
    return {"type": "section", **more}


def option(text: int = 3, value: int = 3) -> Json:
    return {"text": plain(text), "value": "v" * value}


def select(*options: Json) -> Json:
    return {"type": "static_select", "options": list(options)}


def overflow(count: int) -> Json:
    return {"type": "overflow", "options": [option()] * count}


def confirm(title: int = 3, text: int = 3, yes: int = 3, no: int = 3) -> Json:
    return {"title": plain(title), "text": mrkdwn(text), "confirm": plain(yes), "deny": plain(no)}


def image(alt: int = 3, url: int = 20) -> Json:
    return {"type": "image", "alt_text": "x" * alt, "image_url": "https://x.org/".ljust(url, "x")}


def table(rows: int = 1, columns: int = 1, cell: int = 3) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * cell}] * columns] * rows}


def data_table(rows: int = 2, columns: int = 1, **more: Any) -> Json:
    row = [{"type": "raw_text", "text": "xxx"}] * columns
    return {"type": "data_table", "caption": "xxx", "rows": [row] * rows, **more}


def card(title: int = 3, subtitle: int = 3, body: int = 3, buttons: int = 1) -> Json:
    return {
        "type": "card",
        "title": plain(title),
        "subtitle": plain(subtitle),
        "body": mrkdwn(body),
        "actions": [button(action_id=str(n)) for n in range(buttons)],
    }


def url(size: int) -> str:
    return "https://x.org/".ljust(size, "x")


MESSAGE_LIMITS: list[tuple[str, int, Callable[[int], list[Json]]]] = [
    ("blocks", 50, lambda n: [{"type": "divider"}] * n),
    ("section text", 3000, lambda n: [section(text=mrkdwn(n))]),
    ("section fields", 10, lambda n: [section(fields=[mrkdwn(3)] * n)]),
    ("section field text", 2000, lambda n: [section(fields=[mrkdwn(n)])]),
    ("header", 150, lambda n: [{"type": "header", "text": plain(n)}]),
    ("context elements", 10, lambda n: [{"type": "context", "elements": [mrkdwn(3)] * n}]),
    ("actions", 25, lambda n: [actions(*[button(action_id=str(i)) for i in range(n)])]),
    ("context_actions", 5, lambda n: [{"type": "context_actions", "elements": [*map(feedback, range(n))]}]),
    ("button text", 75, lambda n: [actions({"type": "button", "text": plain(n)})]),
    ("button value", 2000, lambda n: [actions(button(value="v" * n))]),
    ("button url", 3000, lambda n: [actions(button(url=url(n)))]),
    ("accessibility_label", 75, lambda n: [actions(button(accessibility_label="x" * n))]),
    ("action_id", 255, lambda n: [actions(button(action_id="a" * n))]),
    ("block_id", 255, lambda n: [{"type": "divider", "block_id": "b" * n}]),
    ("options", 100, lambda n: [actions(select(*[option()] * n))]),
    ("option text", 75, lambda n: [actions(select(option(text=n)))]),
    ("option value", 150, lambda n: [actions(select(option(value=n)))]),
    ("overflow", 5, lambda n: [actions(overflow(n))]),
    ("placeholder", 150, lambda n: [actions({**select(option()), "placeholder": plain(n)})]),
    ("confirm title", 100, lambda n: [actions(button(confirm=confirm(title=n)))]),
    ("confirm text", 300, lambda n: [actions(button(confirm=confirm(text=n)))]),
    ("confirm yes", 30, lambda n: [actions(button(confirm=confirm(yes=n)))]),
    ("confirm no", 30, lambda n: [actions(button(confirm=confirm(no=n)))]),
    ("image alt_text", 2000, lambda n: [image(alt=n)]),
    ("image url", 3000, lambda n: [image(url=n)]),
    ("markdown", 12_000, lambda n: [{"type": "markdown", "text": "x" * n}]),
    ("table rows", 100, lambda n: [table(rows=n)]),
    ("table columns", 20, lambda n: [table(columns=n)]),
    ("table characters", 10_000, lambda n: [table(rows=2, cell=n // 2 + n % 2)]),
    ("data_table columns", 20, lambda n: [data_table(columns=n)]),
    ("data_table rows", 201, lambda n: [data_table(rows=n)]),
    ("data_table page_size", 100, lambda n: [data_table(page_size=n)]),
    ("card title", 150, lambda n: [card(title=n)]),
    ("card subtitle", 150, lambda n: [card(subtitle=n)]),
    ("card body", 200, lambda n: [card(body=n)]),
    ("card buttons", 3, lambda n: [card(buttons=n)]),
    ("carousel", 10, lambda n: [{"type": "carousel", "elements": [card()] * n}]),
    ("container", 10, lambda n: [container(n)]),
]  # fmt: skip


def feedback(number: int) -> Json:
    vote = {"text": plain(3), "value": "v"}
    return {
        "type": "feedback_buttons",
        "action_id": str(number),
        "positive_button": vote,
        "negative_button": vote,
    }


def container(children: int) -> Json:
    return {"type": "container", "title": plain(3), "child_blocks": [{"type": "divider"}] * children}


def refused(blocks: list[Json]) -> list[str]:
    problems = judge_message({"text": ANY_TEXT, "blocks": blocks})
    return [str(p) for p in problems if p.refused and not p.message.startswith("msg_blocks_too_long")]


@pytest.mark.parametrize(
    ("most", "blocks"), [limit[1:] for limit in MESSAGE_LIMITS], ids=[limit[0] for limit in MESSAGE_LIMITS]
)
def test_what_just_fits_in_a_message_passes(most: int, blocks: Callable[[int], list[Json]]) -> None:
    without_repeats = [p for p in refused(blocks(most)) if "already exists" not in p]
    assert without_repeats == []


@pytest.mark.parametrize(
    ("most", "blocks"), [limit[1:] for limit in MESSAGE_LIMITS], ids=[limit[0] for limit in MESSAGE_LIMITS]
)
def test_one_more_in_a_message_is_refused(most: int, blocks: Callable[[int], list[Json]]) -> None:
    assert [p for p in refused(blocks(most + 1)) if "already exists" not in p]


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain(3), "blocks": [{"type": "divider"}], **more}


def labelled(**more: Any) -> Json:
    return {"type": "input", "label": plain(3), "element": {"type": "plain_text_input"}, **more}


VIEW_LIMITS: list[tuple[str, int, Callable[[int], Json]]] = [
    ("modal blocks", 100, lambda n: modal(blocks=[{"type": "divider"}] * n)),
    ("home blocks", 100, lambda n: {"type": "home", "blocks": [{"type": "divider"}] * n}),
    ("title", 24, lambda n: modal(title=plain(n))),
    ("submit", 24, lambda n: modal(submit=plain(n))),
    ("close", 24, lambda n: modal(close=plain(n))),
    ("private_metadata", 3000, lambda n: modal(private_metadata="x" * n)),
    ("callback_id", 255, lambda n: modal(callback_id="x" * n)),
    ("alert", 200, lambda n: modal(blocks=[{"type": "alert", "text": plain(n)}])),
    ("label", 2000, lambda n: modal(submit=plain(3), blocks=[labelled(label=plain(n))])),
    ("hint", 2000, lambda n: modal(submit=plain(3), blocks=[labelled(hint=plain(n))])),
]


@pytest.mark.parametrize(
    ("most", "view"), [limit[1:] for limit in VIEW_LIMITS], ids=[limit[0] for limit in VIEW_LIMITS]
)
def test_what_just_fits_in_a_view_passes_and_one_more_does_not(
    most: int, view: Callable[[int], Json]
) -> None:
    assert judge_view(view(most)) == []
    assert [p for p in judge_view(view(most + 1)) if p.refused]


def test_the_blocks_of_a_message_together_have_a_limit() -> None:
    blocks = [section(text=mrkdwn(2900))] * 4
    assert judge_message({"text": "x" * 2900, "blocks": blocks}) == []
    too_many = judge_message({"text": "x" * 2900, "blocks": [*blocks, section(text=mrkdwn(1300))]})
    assert any(p.message.startswith("msg_blocks_too_long") for p in too_many)


def test_several_markdown_blocks_share_their_limit() -> None:
    blocks = [{"type": "markdown", "text": "x" * 6001}] * 2
    assert any("in total" in problem for problem in refused(blocks))


def test_a_message_holds_one_table() -> None:
    assert any("only one table" in problem for problem in refused([table(), table()]))


def test_the_top_level_text_has_its_own_limit() -> None:
    assert judge_message({"text": "x" * 4000}) == []
    assert [p.pointer for p in judge_message({"text": "x" * 4001})] == ["/text"]
