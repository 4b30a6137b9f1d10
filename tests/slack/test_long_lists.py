"""Long lists in Slack: the same parts everywhere, and buttons that narrow in place and keep the paging."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.server import running_http
from bot.views.actions import FACET
from store.store import Store
from tests import programme
from tests.programme import LEAK
from tests.slack.conftest import QuickClock, settings_for

LINE = "32 items: CLOCKS 19, Sundial 13; 2024 14, 2023 10, 2022 8; papers 27, talks 5"


@pytest.fixture
def clocks(slack: SlackLookAlike, data: Path, clock: QuickClock) -> Iterator[SlackLookAlike]:
    """The bot with the programme of the clock conferences, connected to the look-alike."""
    store = Store(data)
    programme.fill(store)
    programme.renew(store)
    store.close()
    with running_http(settings_for(slack, data), clock) as address:
        slack.connect_http(address.url)
        yield slack


def ask(bot: SlackLookAlike, text: str) -> Seen:
    return bot.reply(bot.slash("ana", "general", "/conf", text))


def press(bot: SlackLookAlike, seen: Seen, label: str) -> Seen:
    return bot.reply(bot.press("ana", seen, label))


def facets(seen: Seen) -> list[str]:
    return [control.label for control in seen.controls if control.action_id.startswith(FACET)]


def test_each_button_leaves_as_many_items_as_it_says(clocks: SlackLookAlike) -> None:
    first = ask(clocks, "escapement")
    labels = facets(first)
    assert labels == [
        "CLOCKS (19)", "Sundial (13)", "2024 (14)", "2023 (10)", "2022 (8)", "papers (27)", "talks (5)"
    ]  # fmt: skip
    for label in labels:
        narrowed = press(clocks, ask(clocks, "escapement"), label)
        count = label.rpartition("(")[2].removesuffix(")")
        assert f" of {count} results" in narrowed.visible or f"{count} results" in narrowed.visible
    assert not clocks.violations


def test_a_list_is_narrowed_in_place_step_by_step_and_turned(clocks: SlackLookAlike) -> None:
    seen = press(clocks, press(clocks, ask(clocks, "kind:paper"), "CLOCKS (18)"), "Next")
    assert "6 to 10 of 18 results" in seen.visible
    back = press(clocks, seen, "Previous")
    assert "1 to 5 of 18 results" in back.visible
    wider = press(clocks, back, "venue: CLOCKS ×")
    assert "CLOCKS (18)" in facets(wider)
    assert len(clocks.screen("ana", "general")) == 1
    assert not clocks.violations


def test_the_second_page_still_offers_to_narrow(clocks: SlackLookAlike) -> None:
    second = press(clocks, ask(clocks, "escapement"), "Next")
    assert "1 to 5 of 13 results" in press(clocks, second, "Sundial (13)").visible


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("escapement", LINE),
        ("what changed at CLOCKS 2024?", f"“{LEAK}”: 10:00 to 11:00, Hall A -> 14:00 to 15:00, Hall B"),
        ("https://openreview.net/forum?id=_wAt3rCl0", f"1. {LEAK}"),
        ("10.9999/none", "No item known here has the DOI 10.9999/none."),
    ],
)
def test_the_same_is_said_by_command_message_and_command_line(
    clocks: SlackLookAlike, data: Path, text: str, said: str
) -> None:
    command = ask(clocks, text)
    message = clocks.reply(clocks.direct_message("ana", text))
    printed = CliRunner().invoke(hallway, ["lookup", "--data", str(data), text]).stdout
    assert said in (command.text if text == "escapement" else command.visible)
    assert said in (message.text if text == "escapement" else message.visible)
    assert said in printed
    assert facets(command) == facets(message)
    assert not clocks.violations


@pytest.mark.parametrize(
    "text",
    ["https://arxiv.org/abs/2401.00090v2", "<https://arxiv.org/abs/2401.00090>", "doi.org/10.1234/leak.90"],
)
def test_a_link_in_a_direct_message_finds_its_item(clocks: SlackLookAlike, text: str) -> None:
    assert LEAK in clocks.reply(clocks.direct_message("ana", text)).visible


def test_the_card_of_a_work_of_two_sources_is_whole(clocks: SlackLookAlike) -> None:
    card = press(clocks, ask(clocks, "10.1234/leak.90"), "Details").visible
    for told in (
        "Moved on Tue 3 Nov 2026: ", "Also: Tue 7 May 2024, 09:00", "Published: Journal of Clocks, volume 3",
        "In 2 sources: ", "In short, by its authors: Some clocks leak.", "DOI 10.1234/leak.90",
    ):  # fmt: skip
        assert told in card
    assert not clocks.violations
