"""Direct messages and mentions."""

from __future__ import annotations

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings

QUESTIONS = ("pathways", "papers by Dawn Song", "what's on Monday afternoon at MLSys 2022", "events", "help")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_direct_message_gets_the_answer_of_the_command(bot: SlackLookAlike, question: str) -> None:
    typed = bot.reply(bot.slash("ana", "general", "/conf", question))
    written = bot.reply(bot.direct_message("ana", question))
    assert written.text == typed.text
    assert not written.ephemeral
    assert not bot.violations


def test_a_direct_message_in_a_thread_is_answered_there(bot: SlackLookAlike) -> None:
    first = bot.reply(bot.direct_message("ana", "pathways"))
    second = bot.reply(bot.direct_message("ana", "help", thread_ts=first.ts))
    assert (first.thread_ts, second.thread_ts) == ("", first.ts)


def test_a_mention_is_answered_in_its_thread_without_the_name(bot: SlackLookAlike) -> None:
    delivery = bot.mention("ana", "general", "hey {app} pathways")
    seen = bot.reply(delivery)
    assert seen.thread_ts == delivery.payload["event"]["ts"]
    assert "Pathways: Asynchronous" in seen.visible
    assert "Share to channel" not in [control.label for control in seen.controls]
    assert not bot.violations


def test_a_bare_mention_explains_how_to_ask(bot: SlackLookAlike) -> None:
    assert "What you can ask" in bot.reply(bot.mention("ana", "general", "{app}")).visible


def test_a_command_can_be_given_in_a_mention(bot: SlackLookAlike) -> None:
    assert "Room: Exhibit Hall A" in bot.reply(bot.mention("ana", "general", "item m22-pathways")).visible


def answered(bot: SlackLookAlike) -> int:
    return sum(call.method == "chat.postMessage" for call in bot.calls)


def test_what_no_person_wrote_is_not_answered(slack: SlackLookAlike, settings: Settings) -> None:
    with running_http(settings) as address:
        slack.connect_http(address.url)
        say_what_no_person_wrote(slack)
        slack.reply(slack.direct_message("ben", "help"))
    assert answered(slack) == 2  # all that was accepted is done by now


def say_what_no_person_wrote(bot: SlackLookAlike) -> None:
    """Beside one question of ana's."""
    event = bot.direct_message("ana", "pathways").payload["event"]
    bot.await_until(lambda: answered(bot) == 1)
    bot.echo(bot.screen("ana")[-1])
    for change in (
        {"subtype": "message_changed", "message": {"text": "pathways"}},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"bot_id": "B2"},
        {"channel_type": "channel"},
    ):
        assert bot.event({**event, **change}).ok
    mention = {**event, "type": "app_mention", "channel_type": "channel"}
    assert bot.event({**mention, "edited": {"user": event["user"], "ts": "1.2"}}).ok
    assert bot.event({**mention, "bot_id": "B3"}).ok


def test_a_message_with_a_file_and_one_sent_to_the_channel_too_are_questions(bot: SlackLookAlike) -> None:
    event = bot.direct_message("ana", "help").payload["event"]
    for subtype in ("file_share", "thread_broadcast"):
        bot.event({**event, "subtype": subtype, "text": "pathways"})
    bot.await_until(lambda: answered(bot) == 3)


def test_answers_that_come_all_at_once_all_arrive(bot: SlackLookAlike) -> None:
    bot.faults.hold("chat.postMessage")
    for question in ("pathways", "help", "events"):
        bot.direct_message("ana", question)
    bot.faults.await_held()
    bot.faults.release()
    bot.await_until(lambda: len([seen for seen in bot.screen("ana") if seen.author == "hallway"]) == 3)
