"""Buttons: paging in place, details, chips, more like this, and what happens to old ones."""

from __future__ import annotations

from pathlib import Path

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from bot.server import running_http
from bot.settings import Settings
from tests.slack.conftest import QuickClock

QUESTION = "papers at MLSys 2022"


def ask(bot: SlackLookAlike, text: str = QUESTION, user: str = "ana") -> Seen:
    return bot.reply(bot.slash(user, "general", "/conf", text))


def press(bot: SlackLookAlike, seen: Seen, label: int | str, user: str = "ana") -> Seen:
    return bot.reply(bot.press(user, seen, label))


def card_of(bot: SlackLookAlike, seen: Seen) -> Seen:
    """The card of the first item listed."""
    return press(bot, seen, next(each.number for each in seen.controls if each.label == "Details"))


def test_next_and_previous_turn_the_page_in_place(bot: SlackLookAlike) -> None:
    first = ask(bot)
    second = press(bot, first, "Next")
    back = press(bot, second, "Previous")
    assert "1 to 5 of " in first.visible
    assert "6 to 10 of " in second.visible
    assert back.visible == first.visible
    assert len(bot.screen("ana", "general")) == 1
    assert not bot.violations


def test_all_pages_together_hold_every_item_once(bot: SlackLookAlike) -> None:
    seen, titles = ask(bot), []
    while True:
        rows = [block["text"]["text"] for block in seen.blocks if block["type"] == "section"]
        titles += [row.partition(". ")[2] for row in rows]
        if not any(control.label == "Next" for control in seen.controls):
            break
        seen = press(bot, seen, "Next")
    total = int(ask(bot).visible.partition(" of ")[2].split()[0])
    assert len(titles) == len(set(titles)) == total


def test_details_lead_to_the_card_and_back(bot: SlackLookAlike) -> None:
    second = press(bot, ask(bot), "Next")
    card = card_of(bot, second)
    assert "Event: MLSys 2022" in card.visible
    assert press(bot, card, "Back to results").visible == second.visible


def test_more_notes_turns_the_notes_and_keeps_the_way_back(bot: SlackLookAlike) -> None:
    first = card_of(bot, ask(bot, "pathways"))
    second = press(bot, first, "More notes")
    notes = [line for line in first.visible.splitlines() if line.startswith("Pathways ")]
    assert "more notes" in first.visible
    assert notes
    assert not set(notes) & set(second.visible.splitlines())
    assert "Pathways" in press(bot, second, "Back to results").visible
    assert not bot.violations


def test_more_like_this_lists_relatives_and_pages_through_them(bot: SlackLookAlike) -> None:
    relatives = press(bot, card_of(bot, ask(bot, "pathways")), "More like this")
    assert relatives.visible.startswith("More like Pathways")
    card = card_of(bot, relatives)
    assert press(bot, card, "Back to results").visible == relatives.visible
    if any(control.label == "Next" for control in relatives.controls):
        assert press(bot, relatives, "Next").visible != relatives.visible


def test_a_chip_takes_its_filter_away(bot: SlackLookAlike) -> None:
    narrow = ask(bot, "papers at MLSys 2022 by Google")
    chip = next(control for control in narrow.controls if control.label.startswith("venue:"))
    wide = press(bot, narrow, chip.number)
    assert not any(control.label.startswith("venue:") for control in wide.controls)
    assert any(control.label.startswith("kind:") for control in wide.controls)


def test_buttons_work_after_a_restart(slack: SlackLookAlike, settings: Settings, clock: QuickClock) -> None:
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        first = ask(slack)
    with running_http(settings, clock) as address:
        slack.connect_http(address.url)
        second = press(slack, first, "Next")
    assert "6 to 10 of " in second.visible


def test_a_press_on_a_message_that_others_see_is_answered_to_the_presser_alone(bot: SlackLookAlike) -> None:
    public = bot.reply(bot.mention("ana", "general", QUESTION))
    mine = press(bot, public, "Next", user="ben")
    assert mine.ephemeral
    assert "6 to 10 of " in mine.visible
    after = next(seen for seen in bot.screen("ana", "general") if seen.ts == public.ts)
    assert after.visible == public.visible
    assert not bot.violations


def test_a_press_in_a_direct_message_changes_it_in_place(bot: SlackLookAlike) -> None:
    first = bot.reply(bot.direct_message("ana", QUESTION))
    second = press(bot, first, "Next")
    assert (second.ts, second.ephemeral) == (first.ts, False)
    assert "6 to 10 of " in second.visible


def test_a_button_of_another_version_is_told_to_be_too_old(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    for block in bot.workspace.find(seen.channel, seen.ts).blocks:  # type: ignore[union-attr]  # it is there
        for element in block.get("elements", []):
            if element.get("action_id") == "page_next":
                element.update(action_id="gone", value="page=2")
    old = bot.screen("ana", "general")[-1]
    answer = press(bot, old, "Next")
    assert "too old" in answer.visible
    assert "search again" in answer.visible


def test_a_button_of_an_item_that_is_gone_says_so(bot: SlackLookAlike, data: Path) -> None:
    seen = ask(bot)
    for block in bot.workspace.find(seen.channel, seen.ts).blocks:  # type: ignore[union-attr]  # it is there
        if "accessory" in block:
            block["accessory"]["value"] = '{"v":1,"item":"m22-gone"}'
    answer = card_of(bot, bot.screen("ana", "general")[-1])
    assert "no item with the id m22-gone" in answer.visible


def test_relatives_of_an_item_that_is_gone_say_so(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    for block in bot.workspace.find(seen.channel, seen.ts).blocks:  # type: ignore[union-attr]  # it is there
        if "accessory" in block:
            block["accessory"]["value"] = '{"v":1,"near":"m22-gone"}'
    assert "too old" in card_of(bot, bot.screen("ana", "general")[-1]).visible
