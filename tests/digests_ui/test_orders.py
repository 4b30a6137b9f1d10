"""What is typed behind ``/digest``, and the buttons that do the same."""

from __future__ import annotations

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.rehearsal import Rehearsal
from bot.server import Address
from store.deliveries import Feedback, Profile, Schedule
from store.store import Store
from tests.digests_ui.conftest import (
    accepted,
    answered,
    in_channel,
    opened,
    order,
    pressed,
    previewed,
    subscribed,
    until,
)

TITLE = "LightSecAgg"


def test_help_says_how_and_offers_the_form(bot: SlackLookAlike) -> None:
    shown = order(bot, "help")
    assert "/digest federated learning, privacy every monday 9:00" in shown.text
    bot.press("ana", shown, "New digest")
    assert opened(bot).title == "Channel digest"


@pytest.mark.parametrize(
    ("typed", "meant"), [("lsit", "list"), ("pauze 2", "pause 2"), ("previews", "preview")]
)
def test_a_misspelt_order_is_answered_with_the_nearest(bot: SlackLookAlike, typed: str, meant: str) -> None:
    assert f"/digest {meant}?" in order(bot, typed).visible


def test_a_channel_without_digests_says_how_to_begin(bot: SlackLookAlike) -> None:
    for text in ("list", "pause", "edit 1", "why-not pathways"):
        assert "no digest yet" in order(bot, text).visible


def test_several_digests_have_numbers(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    subscribed(bot, "compilers every thursday 8:00", user="ben")
    shown = order(bot, "list")
    assert "1. federated learning, privacy" in shown.visible
    assert "2. compilers" in shown.visible
    assert "next Mon 12 Jan 2026, 09:00 (Europe/London)" in shown.visible
    assert "(America/Los_Angeles)" in shown.visible
    assert "Which one?" in order(bot, "pause").visible
    assert "no number 7" in order(bot, "pause 7").visible
    assert "Paused" in order(bot, "pause 2").visible
    assert [bool(each.paused) for each in store.subscriptions()] == [False, True]
    assert "paused" in order(bot, "list").visible


def test_many_digests_still_fit(bot: SlackLookAlike, store: Store) -> None:
    place = (bot.workspace.team.id, bot.workspace.channel("general").id)
    profile = Profile(tuple(f"topic {n} of a long list" for n in range(20)))
    for _ in range(10):
        store.subscribe(*place, profile, Schedule(), bot.workspace.user("ben").id, bot.clock.now())
    shown = order(bot, "list")
    assert "10. topic 0" in shown.visible
    menu = shown.controls[-1]
    assert "Paused" in answered(bot, bot.choose("ana", shown, menu.number, "Pause")).visible
    assert store.subscriptions()[-1].paused


def test_pause_and_resume_are_told_to_whoever_set_it_up(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    said = order(bot, "pause", user="ben")
    told = bot.await_message("ana", None, lambda seen: "Paused" in seen.visible)
    assert bot.workspace.user("ben").id in told.text
    assert "Resume" in [each.label for each in said.controls]
    resumed = pressed(bot, told, "Resume")
    assert "Resumed" in resumed.visible
    assert store.subscriptions()[0].paused == ""
    assert "Paused" in pressed(bot, resumed, "Pause").visible
    assert "Resumed" in order(bot, "resume 1").visible


def test_edit_opens_the_form_with_what_there_is(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    assert bot.slash("ana", "general", "/digest", "edit").ok
    values = {each.action_id: each.element.get("initial_value") for each in opened(bot).controls}
    assert values["topics"] == "federated learning, privacy"
    second = previewed(bot, {"topics": "compilers", "weekdays": ["1"]})
    assert "Preview of this digest" in second.visible
    assert "Changed." in accepted(bot, second).visible
    changed = store.subscriptions()[0]
    assert (changed.profile.topics, changed.schedule.weekdays) == (("compilers",), (1,))


def test_editing_what_was_removed_meanwhile_says_so(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    bot.slash("ana", "general", "/digest", "edit")
    second = previewed(bot, {})
    store.remove(store.subscriptions()[0].id, "U1", bot.clock.now())
    assert "not there any more" in accepted(bot, second).visible


def test_remove_takes_it_away_and_offers_it_again(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    said = order(bot, "remove", user="ben")
    assert "Removed" in said.visible
    bot.await_message("ana", None, lambda seen: "Removed" in seen.visible)
    assert not store.subscriptions()
    bot.press("ben", said, "Set it up again")
    assert "federated learning" in str(opened(bot, "ben").blocks)


def test_the_list_has_a_button_for_everything(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    assert "Preview of this digest" in pressed(bot, order(bot, "list"), "Preview").visible
    assert "on its way" in pressed(bot, order(bot, "list"), "Send now").visible
    assert "Paused" in pressed(bot, order(bot, "list"), "Pause").visible
    assert "Resumed" in pressed(bot, order(bot, "list"), "Resume").visible
    gone = order(bot, "list")
    remove = next(each for each in gone.controls if each.label == "Remove")
    assert remove.element["confirm"]
    assert "Removed" in pressed(bot, gone, "Remove").visible
    assert not store.subscriptions()


def test_a_button_of_what_is_gone_or_of_another_channel_says_so(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    old = order(bot, "list")
    store.remove(store.subscriptions()[0].id, "U1", bot.clock.now())
    assert "not there any more" in pressed(bot, old, "Pause").visible
    subscribed(bot, channel="ml-systems")
    stolen = order(bot, "list", channel="ml-systems")
    message = bot.workspace.find(stolen.channel, stolen.ts)
    assert message
    message.channel = bot.workspace.channel("general").id
    shown = next(seen for seen in bot.screen("ana", "general") if seen.ts == stolen.ts)
    assert "not there any more" in pressed(bot, shown, "Pause").visible
    assert not store.subscriptions()[0].paused


def test_now_sends_it_besides_its_days(bot: SlackLookAlike, digests: Address) -> None:
    subscribed(bot)
    assert "on its way" in order(bot, "now").visible
    assert "on its way already" in order(bot, "now").visible
    digests.tick()
    sent = in_channel(bot)[-1]
    assert "Digest: federated learning, privacy" in sent.visible
    order(bot, "pause")
    assert "Nothing is sent until it is resumed" in order(bot, "now").visible


def test_why_not_gives_the_reason_for_each_digest(bot: SlackLookAlike, week: Rehearsal, store: Store) -> None:
    subscribed(bot, "secure aggregation every monday at most 1")
    subscribed(bot, "graphs -quantum every monday")
    subscribed(bot, "graphs kind:talk every monday")
    shown = order(bot, f"why-not {TITLE}")
    assert shown.visible.startswith("LightSecAgg: a Lightweight")
    assert "1. secure aggregation: it comes next, Mon 12 Jan" in shown.visible
    assert "2. graphs: It speaks of none" in shown.visible
    assert "speaks of none of the topics" in shown.visible
    assert "3. graphs: " in shown.visible
    until(week, "to monday 9:00")
    assert "1. secure aggregation: it came Mon 12 Jan" in order(bot, f"why not {TITLE}").visible
    assert "2. graphs: the channel has had it already" in order(bot, "why-not m22-lightsecagg").visible


def test_why_not_of_what_is_left_out_or_unwanted_or_outdone(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot, "federated learning -papaya every monday at most 1")
    assert "“papaya” is excluded" in order(bot, "why-not PAPAYA: Practical, Private").visible
    subscribed(bot, "secure aggregation every monday")
    coming = order(bot, "preview 2")
    assert TITLE in coming.visible
    place = (bot.workspace.team.id, bot.workspace.channel("general").id)
    store.give_feedback(Feedback(*place, "U1", "item", "m22-lightsecagg", "less", bot.clock.now()))
    assert "Someone in this channel said: less like it." in order(bot, f"why-not {TITLE}").visible
    assert "No item is called" in order(bot, "why-not qqq zzz xxx").visible
    assert "No item is called" in order(bot, "why-not").visible


def test_a_filter_that_a_digest_cannot_use_is_named_with_the_reason(bot: SlackLookAlike) -> None:
    shown = order(bot, "privacy year:2022 has:code every monday 9:00").visible
    assert 'Left out: year:"2022", has:"code".' in shown
    assert "goes by topics, people, venues, kinds" in shown
    refused = order(bot, "year:2022").visible
    assert "Name at least one topic" in refused
    assert 'Left out: year:"2022".' in refused


def test_pause_and_resume_pressed_twice_are_told_once(bot: SlackLookAlike, store: Store) -> None:
    subscribed(bot)
    for text in ("pause", "pause", "resume", "resume"):
        order(bot, text, user="ben")
    bot.reply(bot.direct_message("ana", "help"))
    told = [seen.visible.partition(" ")[0] for seen in bot.screen("ana") if " by " in seen.visible[:20]]
    assert told == ["Paused", "Resumed"]
    (one,) = store.subscriptions()
    assert [each.what for each in store.changes(one.id)] == ["subscribed", "paused", "resumed"]
