"""People, channels, messages, and what is on whose screen."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.clock import Clock as HallwayClock
from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Message
from bot.sandbox.screen import controls, visible_text
from tests.sandbox.small_app import over_http

Json = dict[str, Any]


def test_a_hand_clock_moves_when_told_and_serves_the_app_too() -> None:
    clock: HallwayClock = HandClock()
    before = clock.now()
    clock.wait(90)
    assert (clock.now() - before).total_seconds() == 90


def test_people_and_channels_are_found_by_name_and_id(slack: SlackLookAlike) -> None:
    workspace = slack.workspace
    assert [user.name for user in workspace.users()] == ["ana", "ben", "chen", "gus"]
    assert workspace.user(workspace.user("ana").id).real_name == "Ana Lima"
    assert workspace.channel("#general") == workspace.channel(workspace.channel("general").id)
    assert [channel.name for channel in workspace.channels_of("gus")] == ["ml-systems"]
    for missing in (workspace.user, workspace.channel):
        with pytest.raises(KeyError):
            missing("nowhere")


def test_more_people_and_channels_can_be_added(slack: SlackLookAlike) -> None:
    slack.workspace.add_user("dora", zone="Asia/Kolkata")
    channel = slack.workspace.add_channel("reading", "dora")
    assert slack.workspace.user("dora").real_name == "Dora"
    assert channel.members == {slack.workspace.user("dora").id, slack.workspace.app.id}


def test_direct_messages_with_the_app_are_opened_once(slack: SlackLookAlike) -> None:
    first = slack.workspace.direct_channel("ana")
    assert slack.workspace.direct_channel("ana") is first
    assert first.id.startswith("D")
    with pytest.raises(KeyError):
        slack.workspace.channel("ana")


def test_nobody_looks_into_a_channel_they_are_not_in(slack: SlackLookAlike) -> None:
    with pytest.raises(PermissionError, match="chen is not in secret"):
        slack.screen("chen", "secret")


def test_timestamps_are_unique_and_rise_from_many_threads(slack: SlackLookAlike) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: slack.workspace.next_ts(), range(200)))
    assert len(set(made)) == 200
    assert len({len(ts) for ts in made}) == 1


def test_a_look_alike_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with SlackLookAlike() as slack, over_http(slack):
        slack.reply(slack.slash("ana", "general", "/hello"))
        assert slack.calls[0].method == "auth.test"
    assert threading.active_count() == before


def test_a_fresh_look_alike_has_nothing_to_tell(slack: SlackLookAlike) -> None:
    assert (slack.deliveries, slack.calls, slack.violations) == ([], [], [])
    assert slack.intended_mentions == {slack.workspace.app.id}


def test_two_look_alikes_give_the_same_ids() -> None:
    with SlackLookAlike() as one, SlackLookAlike() as other:
        assert one.say("ana", "general", "x").ts == other.say("ana", "general", "x").ts
        assert one.workspace.user("ben").id == other.workspace.user("ben").id


def test_waiting_ends_when_the_message_comes(slack: SlackLookAlike) -> None:
    general = slack.workspace.channel("general")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(slack.await_message, "ana", "general", lambda seen: seen.text == "second")
        for text in ("first", "second"):
            slack.core.post(general, {"text": text})
        assert waiting.result().text == "second"


def test_waiting_in_vain_says_what_was_there(slack: SlackLookAlike) -> None:
    slack.say("ana", "general", "something else")
    with pytest.raises(TimeoutError, match="something else"):
        slack.await_message("ana", "general", lambda _: False, timeout=0)


def shown(*blocks: Json) -> str:
    return visible_text(Message("1.0", "C1", "U1", "top", list(blocks)))


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def test_text_is_read_in_order_with_its_escapes_undone() -> None:
    text = {"type": "mrkdwn", "text": "*R&amp;D* <https://x.org|a &lt;label&gt;> <https://y.org>"}
    button = {"type": "button", "text": plain("Open")}
    assert shown(
        {"type": "header", "text": plain("Title")},
        {"type": "section", "text": text, "fields": [plain("one"), plain("two")], "accessory": button},
        {"type": "context", "elements": [plain("small"), {"type": "image", "alt_text": "unseen"}]},
    ) == "Title\n*R&D* a <label> https://y.org\none\ntwo\nOpen\nsmall"  # fmt: skip
    assert shown() == "top"


def test_rich_text_and_tables_are_read_too() -> None:
    line = [
        {"type": "text", "text": "by "},
        {"type": "user", "user_id": "U1"},
        {"type": "emoji", "name": "wave"},
    ]
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": line}]}
    row = [{"type": "raw_text", "text": "a"}, {"type": "raw_number", "value": 7}]
    table = {"type": "data_table", "caption": "Numbers", "rows": [row]}
    assert shown(rich, {"type": "markdown", "text": "**b**"}, table) == "by U1:wave:\n**b**\nNumbers\na\n7"


def test_options_are_read_where_they_are_in_sight() -> None:
    options = [{"text": plain("Good"), "value": "g"}]
    folded = {"type": "static_select", "placeholder": plain("Choose"), "options": options}
    assert shown({"type": "actions", "elements": [folded]}) == "Choose"
    assert shown({"type": "actions", "elements": [{"type": "checkboxes", "options": options}]}) == "Good"


def test_controls_are_numbered_in_reading_order() -> None:
    def button(label: str) -> Json:
        return {"type": "button", "text": plain(label)}

    menu = {"type": "static_select", "option_groups": [{"label": plain("All"), "options": [{"value": "g"}]}]}
    card = {"type": "card", "title": plain("Card"), "actions": [button("three")]}
    found = controls([
        {"type": "section", "text": plain("x"), "accessory": button("one")},
        {"type": "actions", "elements": [button("two")]},
        {"type": "carousel", "elements": [card]},
        {"type": "container", "child_blocks": [{"type": "actions", "elements": [button("four")]}]},
        {"type": "input", "label": plain("Pick"), "element": menu},
    ])  # fmt: skip
    assert [(c.number, c.label) for c in found] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (4, "four"),
        (5, "Pick"),
    ]
    assert found[4].options == ({"value": "g"},)
