"""Share to channel: public only when someone says so, once, and under their name."""

from __future__ import annotations

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Seen


def ask(bot: SlackLookAlike, channel: str | None = "general", text: str = "pathways") -> Seen:
    return bot.reply(bot.slash("ana", channel, "/conf", text))


def shared(bot: SlackLookAlike, channel: str = "general") -> list[Seen]:
    """What others see there."""
    return [seen for seen in bot.screen("ben", channel) if seen.author == "hallway"]


def settled(bot: SlackLookAlike, words: str) -> Seen:
    return bot.await_message("ana", "general", lambda seen: words in seen.visible)


def test_sharing_posts_in_the_channel_under_the_name_of_the_one_who_pressed(bot: SlackLookAlike) -> None:
    bot.press("ana", ask(bot), "Share to channel")
    mine = settled(bot, "Shared to the channel.")
    public = shared(bot)
    assert len(public) == 1
    assert bot.workspace.user("ana").id in public[0].text
    assert "Pathways: Asynchronous" in public[0].visible
    assert public[0].controls == ()
    assert "Share to channel" not in [control.label for control in mine.controls]
    assert not bot.violations


def test_an_impatient_thumb_shares_once(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    for _ in range(3):
        bot.press("ana", seen, "Share to channel")
    settled(bot, "Shared to the channel.")
    bot.reply(bot.direct_message("ana", "pathways"))
    assert len(shared(bot)) == 1


def test_each_page_of_a_list_can_be_shared(bot: SlackLookAlike) -> None:
    first = ask(bot, text="papers at MLSys 2022")
    bot.press("ana", first, "Share to channel")
    second = bot.reply(bot.press("ana", settled(bot, "Shared to the channel."), "Next"))
    bot.press("ana", second, "Share to channel")
    bot.await_until(lambda: len(shared(bot)) == 2)
    assert "1 to 5 of" in shared(bot)[0].visible
    assert "6 to 10 of" in shared(bot)[1].visible
    assert "Understood: venue: MLSys 2022; kind: paper" in shared(bot)[0].visible
    assert "press one" not in shared(bot)[0].visible
    assert not bot.violations


def test_a_card_can_be_shared_in_a_channel_the_app_is_no_member_of(bot: SlackLookAlike) -> None:
    card = ask(bot, "quiet", "item m22-pathways")
    bot.press("ana", card, "Share to channel")
    bot.await_message("ana", "quiet", lambda seen: "Shared to the channel." in seen.visible)
    public = [seen for seen in bot.screen("ana", "quiet") if not seen.ephemeral]
    assert "Room: Exhibit Hall A" in public[0].visible


def test_when_slack_takes_no_answer_any_more_the_next_step_is_told(bot: SlackLookAlike) -> None:
    bot.faults.answer("response_url", 404)
    seen = ask(bot)
    bot.press("ana", seen, "Share to channel")
    told = settled(bot, "This was not shared")
    assert told.ephemeral
    assert "/conf find" in told.visible
    assert shared(bot) == []


def test_where_the_app_is_no_member_the_next_step_is_told_in_direct_messages(bot: SlackLookAlike) -> None:
    seen = ask(bot, "quiet", "item m22-pathways")
    bot.faults.answer("response_url", 404)
    bot.press("ana", seen, "Share to channel")
    told = bot.await_message("ana", None, lambda seen: "This was not shared" in seen.visible)
    assert "/conf item m22-pathways" in told.visible


def test_an_unconfirmed_share_is_not_repeated_but_told(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    bot.faults.drop("response_url", after_effect=True)
    bot.press("ana", seen, "Share to channel")
    settled(bot, "did not confirm")
    assert len(shared(bot)) == 1


def test_a_share_button_of_another_version_is_told_to_be_too_old(bot: SlackLookAlike) -> None:
    seen = ask(bot)
    for block in bot.workspace.find(seen.channel, seen.ts).blocks:  # type: ignore[union-attr]  # it is there
        for element in block.get("elements", []):
            if element.get("action_id") == "share":
                element["value"] = "old"
    bot.press("ana", bot.screen("ana", "general")[-1], "Share to channel")
    settled(bot, "too old")


def test_nothing_found_cannot_be_shared(bot: SlackLookAlike) -> None:
    seen = ask(bot, text="find qqqqzzzz xxyyxxyy")
    assert "Nothing found" in seen.visible
    assert "Share to channel" not in [control.label for control in seen.controls]
