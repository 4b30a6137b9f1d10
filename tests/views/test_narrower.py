"""What a long list can be narrowed by, as a line and as buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot import views
from bot.views import Face, State, decode
from bot.views.actions import FACET
from store.results import Results
from store.text import clean
from tests.views.conftest import ITEM, controls, fit, written

Page = Callable[..., Results]
HOSTILE = (
    '"><script>', "<!channel>", "*bold* _it_ &amp; <@U1>", "\u202egnp.exe", "A\x00B\ud800", "x" * 500, "|",
    "\U0001f600" * 60, "机器学习", "-", "",
)  # fmt: skip


@dataclass(frozen=True)
class Narrower:
    field: str
    value: str
    count: int
    query: str


SERIES = tuple(
    Narrower("event_series", f"CONF{at}", 400 - at, f'venue:"CONF{at}" words:"graphs"') for at in range(6)
)
YEARS = (Narrower("year", "2024", 1_100, 'year:"2024"'), Narrower("year", "2023", 104, 'year:"2023"'))
KINDS = (
    Narrower("kind", "paper", 1_200, 'kind:"paper"'),
    Narrower("kind", "poster_session", 4, 'kind:"poster_session"'),
)


def show(found: Results, narrower: tuple[Narrower, ...], **face: Any) -> views.Message:
    return fit(views.results(found, (), State("find graphs"), Face(**face), narrower=narrower))


def pressable(message: views.Message) -> list[dict[str, Any]]:
    return [control for control in controls(message) if control["action_id"].startswith(FACET)]


def test_the_text_tells_the_parts_in_a_line_and_the_blocks_by_their_buttons(
    page: Page,
) -> None:
    message = show(page(5, 1_204), (*SERIES[:2], *YEARS))
    assert "1,204 invited talks: CONF0 400, CONF1 399 …; 2024 1,100, 2023 104" in message.plain
    assert "Narrow the list to:\nCONF0 (400)\nCONF1 (399)\n2024 (1,100)\n2023 (104)" in written(message)
    assert "CONF0 400" not in written(message)
    assert "1 to 5 of 1,204 results" in message.plain


def test_several_kinds_are_items_and_told_apart(page: Page) -> None:
    assert "1,204 items: papers 1,200, poster sessions 4" in show(page(5, 1_204), KINDS).plain


def test_a_list_that_was_not_counted_to_its_end_says_so(page: Page) -> None:
    message = show(page(5, 12_000, more_than=True), YEARS)
    assert "1 to 5 of more than 12,000 results" in message.plain
    assert "more than 12,000 invited talks: 2024" in message.plain


def test_a_short_list_has_neither_line_nor_buttons(page: Page) -> None:
    message = show(page(3), ())
    assert "3 results" in message.plain
    assert not pressable(message)


def test_each_row_has_five_buttons_at_most_that_lead_to_their_queries(page: Page) -> None:
    message = show(page(5, 1_204), (*SERIES, *YEARS))
    rows = [block for block in message.blocks if block["type"] == "actions"]
    narrowing = [row for row in rows if row["elements"][0]["action_id"].startswith(FACET)]
    assert [len(row["elements"]) for row in narrowing] == [5, 2]
    assert [decode(each["value"]) for each in pressable(message)] == [
        State(f"find {each.query}") for each in (*SERIES[:5], *YEARS)
    ]
    assert pressable(message)[0]["text"]["text"] == "CONF0 (400)"
    assert pressable(message)[0]["accessibility_label"] == "CONF0 (400): only these"


def test_a_value_that_cannot_be_asked_for_or_leaves_all_has_no_button(page: Page) -> None:
    narrower = (Narrower("year", "2024", 30, 'year:"2024"'), Narrower("kind", "talk", 9, ""))
    message = show(page(5, 30), narrower)
    assert "30 items: 2024 30; talks 9" in message.plain
    assert "30 items: 2024 30; talks 9" in written(message)
    assert not pressable(message)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_fits_slack(page: Page, name: str) -> None:
    narrower = tuple(
        Narrower(field, name, 7, f"{at} {clean(name)}") for at, field in enumerate(("event_series", "kind"))
    )
    message = show(page(5, 50), narrower, share=True)
    assert pressable(message)
    assert all(button["text"]["text"].endswith(" (7)") for button in pressable(message))


def test_where_there_is_no_room_the_buttons_go_and_the_line_stays(page: Page) -> None:
    long = tuple(replace(each, query="q" * 1_800) for each in (*SERIES, *YEARS))
    message = show(page(5, 1_204, item=replace(ITEM, title="T" * 200)), long)
    assert not pressable(message)
    assert "CONF0 400" in written(message)
    assert any(button["text"]["text"] == "Next" for button in controls(message))


def test_what_is_shared_says_what_the_buttons_said(page: Page) -> None:
    public = views.shared_by("U1", show(page(5, 1_204), YEARS, share=True))
    assert "\n2024 (1,100); 2023 (104)\n" in written(public)
    assert "Narrow the list" not in written(public)
    assert not controls(public)
