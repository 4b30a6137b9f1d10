"""Saved items: kept from anywhere, for one person, and shown as they are now."""

from __future__ import annotations

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen
from store.store import Store

QUESTION = "papers at MLSys 2022"


def ask(bot: SlackLookAlike, text: str = QUESTION, user: str = "ana") -> Seen:
    return bot.reply(bot.slash(user, "general", "/conf", text))


def press(bot: SlackLookAlike, seen: Seen, label: int | str, user: str = "ana") -> Seen:
    return bot.reply(bot.press(user, seen, label))


def numbered(seen: Seen, label: str) -> int:
    """The number of the first control that is called so."""
    return next(each.number for each in seen.controls if each.label == label)


def labels(seen: Seen) -> list[str]:
    return [each.label for each in seen.controls]


def kept(bot: SlackLookAlike, store: Store, user: str = "ana") -> list[str]:
    found = store.kept(bot.workspace.team.id, bot.workspace.user(user).id)
    return [each.item.title if each.item else each.id for each in found]


def saved_some(bot: SlackLookAlike, count: int) -> Seen:
    """The list, after that many items were saved from result lists."""
    seen = ask(bot)
    for number in range(1, count + 1):
        if number % 5 == 1 and number > 1:
            seen = press(bot, seen, "Next")
        seen = press(bot, seen, f"Save {number}")
    return ask(bot, "saved")


def test_save_in_a_list_shows_the_same_page_with_the_word_that_it_is_saved(
    bot: SlackLookAlike, store: Store
) -> None:
    second = press(bot, ask(bot), "Next")
    after = press(bot, second, "Save 7")
    assert "6 to 10 of " in after.visible
    assert after.visible.count("Saved ✓") == after.text.count("Saved ✓") == 1
    assert ("Remove 7" in labels(after), "Save 7" in labels(after), "Save 8" in labels(after)) == (
        True, False, True,
    )  # fmt: skip
    assert len(kept(bot, store)) == 1
    assert "Saved ✓" not in press(bot, after, "Remove 7").visible
    assert kept(bot, store) == []
    assert not bot.violations


def test_save_on_a_card_toggles_and_keeps_the_way_back(bot: SlackLookAlike, store: Store) -> None:
    listed = ask(bot)
    card = press(bot, listed, numbered(listed, "Details"))
    saved = press(bot, card, "Save")
    assert "Saved ✓" in saved.visible
    assert "Remove from saved" in labels(saved)
    back = press(bot, saved, "Back to results")
    assert "Remove 1" in labels(back)
    assert "Save" in labels(press(bot, saved, "Remove from saved"))
    assert kept(bot, store) == []


def test_pressing_save_twice_saves_once(bot: SlackLookAlike, store: Store) -> None:
    seen = ask(bot)
    first, second = bot.press("ana", seen, "Save 2"), bot.press("ana", seen, "Save 2")
    for delivery in (first, second, bot.again(first)):
        assert delivery.ok
    bot.await_until(lambda: "Remove 2" in labels(bot.screen("ana", "general")[-1]))
    bot.reply(second)
    assert len(kept(bot, store)) == 1
    assert not bot.violations


def test_a_press_where_others_see_it_is_answered_to_the_presser_alone(
    bot: SlackLookAlike, store: Store
) -> None:
    public = bot.reply(bot.mention("ana", "general", QUESTION))
    mine = press(bot, public, "Save 1", "ben")
    assert mine.ephemeral
    assert mine.visible.startswith("Saved for you: ")
    assert kept(bot, store) == []
    assert len(kept(bot, store, "ben")) == 1
    assert "saved this already" in press(bot, public, "Save 1", "ben").visible
    after = next(seen for seen in bot.screen("ana", "general") if seen.ts == public.ts)
    assert after.visible == public.visible
    undone = press(bot, mine, "Undo", "ben")
    assert undone.visible.startswith("Removed from what you saved: ")
    assert kept(bot, store, "ben") == []
    assert "saved nothing yet" in press(bot, undone, "All saved items", "ben").visible


def test_relatives_can_be_saved_too(bot: SlackLookAlike, store: Store) -> None:
    pathways = ask(bot, "pathways")
    card = press(bot, pathways, numbered(pathways, "Details"))
    relatives = press(bot, card, "More like this")
    after = press(bot, relatives, "Save 1")
    assert after.visible.startswith("More like Pathways")
    assert len(kept(bot, store)) == 1


def test_what_others_see_does_not_tell_what_somebody_saved(bot: SlackLookAlike) -> None:
    press(bot, ask(bot), "Save 1")
    public = bot.reply(bot.mention("ana", "general", QUESTION))
    assert "Saved ✓" not in public.visible
    mine = ask(bot)
    assert "Saved ✓" in mine.visible
    bot.press("ana", mine, "Share to channel")
    shared = bot.await_message("ben", "general", lambda seen: "Shared by" in seen.visible)
    assert "Saved ✓" not in shared.visible + shared.text
    for words in ("saved", "my saved items", "cite saved"):
        before = refusals(bot)
        bot.mention("ana", "general", words)
        bot.await_until(lambda before=before: refusals(bot) == before + 1)  # type: ignore[misc]  # a default


def refusals(bot: SlackLookAlike) -> int:
    """How often everybody in the channel was told where to ask instead."""
    return sum("type /conf saved there" in seen.visible for seen in bot.screen("ben", "general"))


@pytest.mark.parametrize("words", ["my saved items", "saved", "what have I saved?", "reading list"])
def test_the_list_comes_in_direct_messages_in_plain_words(bot: SlackLookAlike, words: str) -> None:
    press(bot, ask(bot), "Save 1")
    seen = bot.reply(bot.direct_message("ana", words))
    assert seen.visible.startswith("Your saved items\n1 saved item. Only you see it.\n*1. ")


def test_the_list_pages_and_removes_in_place(bot: SlackLookAlike, store: Store) -> None:
    first = saved_some(bot, 6)
    assert first.ephemeral
    assert "6 saved items, 1 to 5." in first.visible
    second = press(bot, first, "Next")
    assert "6 saved items, number 6." in second.visible
    assert "5 saved items." in press(bot, second, "Remove").visible
    assert len(kept(bot, store)) == 5
    last = press(bot, first, "Previous") if "Previous" in labels(first) else ask(bot, "saved")
    card = press(bot, last, numbered(last, "Details"))
    assert "Saved ✓" in card.visible
    assert press(bot, card, "Back to results").visible == last.visible
    assert not bot.violations


def test_an_empty_list_says_what_to_do(bot: SlackLookAlike) -> None:
    seen = ask(bot, "saved")
    assert "You have saved nothing yet." in seen.visible
    assert "Press Save under anything" in seen.visible
    assert "results" in press(bot, seen, 1).visible


def test_an_item_that_was_merged_is_still_the_one_that_was_saved(bot: SlackLookAlike, store: Store) -> None:
    press(bot, ask(bot, "lightsecag"), "Save 1")
    team, ana = bot.workspace.team.id, bot.workspace.user("ana").id
    (old,) = store.kept(team, ana)
    other = next(item for item in store.newest(5) if item.id != old.id)
    stays = store.merge_works(other.id, old.id, old.at)
    assert [each.id for each in store.kept(team, ana)] == [stays]
    listed = ask(bot, "saved")
    assert "1 saved item." in listed.visible
    assert "saved nothing yet" in press(bot, listed, "Remove").visible
    assert store.saved(team, ana) == ()


def test_an_item_that_the_catalogue_lost_is_named_and_can_be_removed(
    bot: SlackLookAlike, store: Store
) -> None:
    team, ana = bot.workspace.team.id, bot.workspace.user("ana").id
    store.save(team, ana, "m22-gone", bot.clock.now())
    listed = ask(bot, "saved")
    assert "1. Not in the catalogue any more: m22-gone" in listed.visible
    assert labels(listed) == ["Remove"]
    assert "saved nothing yet" in press(bot, listed, "Remove").visible
    assert store.saved(team, ana) == ()


def test_a_button_of_something_that_is_gone_says_so(bot: SlackLookAlike, store: Store) -> None:
    seen = ask(bot)
    for block in bot.workspace.find(seen.channel, seen.ts).blocks:  # type: ignore[union-attr]  # it is there
        for element in block.get("elements", []):
            if element.get("action_id") == "save_1":
                element["value"] = '{"v":1,"keep":"m22-gone"}'
            if element.get("action_id") == "save_2":
                element["value"] = '{"v":1}'
    old = bot.screen("ana", "general")[-1]
    assert "no item with the id m22-gone" in press(bot, old, "Save 1").visible
    old = ask(bot)
    for block in bot.workspace.find(old.channel, old.ts).blocks:  # type: ignore[union-attr]  # it is there
        for element in block.get("elements", []):
            if element.get("action_id") == "save_2":
                element["value"] = '{"v":1}'
    assert "too old" in press(bot, bot.screen("ana", "general")[-1], "Save 2").visible
    assert kept(bot, store) == []


def test_a_misspelt_command_is_offered(bot: SlackLookAlike) -> None:
    seen = ask(bot, "savde")
    assert 'Did you mean "saved"?' in seen.visible
    assert "saved nothing yet" in press(bot, seen, "saved").visible
    assert "saved (your items)" in ask(bot, "help").visible


def test_searching_for_the_word_itself_is_still_possible(bot: SlackLookAlike) -> None:
    assert "Understood" in ask(bot, "find saved").text
