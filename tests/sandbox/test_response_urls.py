"""What an app may do with the address that came with a command or a click."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebhookClient

from bot.sandbox import payloads
from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.records import Message, Seen
from bot.sandbox.response_urls import respond as serve

Respond = Callable[..., tuple[int, str]]


def responder(url: str) -> Respond:
    def respond(**payload: Any) -> tuple[int, str]:
        answer = WebhookClient(url).send_dict(payload)
        return answer.status_code, answer.body

    return respond


@pytest.fixture
def command(slack: SlackLookAlike) -> Respond:
    """The address of a slash command of ana in #general."""
    person, place = slack.workspace.user("ana"), slack.workspace.channel("general")
    return responder(payloads.command(slack.core, person, place, "/conf", "")["response_url"])


def click(slack: SlackLookAlike, message: Message) -> Respond:
    payload = payloads.message_action(slack.core, slack.workspace.user("ana"), message, {}, {})
    return responder(payload["response_url"])


def only(slack: SlackLookAlike, user: str = "ana") -> Seen:
    (seen,) = slack.screen(user, "general")
    return seen


def test_an_answer_is_ephemeral_unless_it_says_otherwise(slack: SlackLookAlike, command: Respond) -> None:
    assert command(text="for you") == (200, "ok")
    assert only(slack).ephemeral
    command(text="for all", response_type="in_channel")
    assert only(slack, "ben").text == "for all"


def test_five_answers_and_no_more(slack: SlackLookAlike, command: Respond) -> None:
    assert [command(text="again")[0] for _ in range(5)] == [200] * 5
    status, body = command(text="again")
    assert (status, json.loads(body)["error"]) == (404, "used_url")
    assert len(slack.screen("ana", "general")) == 5
    assert [v.message for v in slack.violations] == ["used_url"]


def test_thirty_minutes_and_no_longer(slack: SlackLookAlike, command: Respond) -> None:
    assert isinstance(slack.clock, HandClock)
    slack.clock.advance(30 * 60)
    assert command(text="in time")[0] == 200
    slack.clock.advance(1)
    assert json.loads(command(text="late")[1])["error"] == "expired_url"


def test_an_address_that_was_never_given_out_is_not_found(slack: SlackLookAlike) -> None:
    assert responder(slack.core.base + "/actions/T1/1/x")(text="hello")[0] == 404


def test_a_commands_own_address_replaces_nothing(slack: SlackLookAlike, command: Respond) -> None:
    command(text="first")
    command(text="second", replace_original=True)
    assert [seen.text for seen in slack.screen("ana", "general")] == ["first", "second"]
    assert [v.message for v in slack.violations] == ["does nothing for a slash command"]


def test_a_clicks_address_replaces_and_deletes_the_message(slack: SlackLookAlike) -> None:
    message = slack.core.post(
        slack.workspace.channel("general"), {"text": "old"}, slack.workspace.user("ana").id
    )
    respond = click(slack, message)
    respond(text="new", replace_original=True)
    assert (only(slack).text, only(slack).edited, only(slack).ephemeral) == ("new", 1, True)
    respond(delete_original=True)
    assert slack.screen("ana", "general") == ()
    assert respond(text="newer", replace_original=True) == (404, "message_not_found")


def test_a_clicks_address_can_also_add_a_message(slack: SlackLookAlike) -> None:
    message = slack.core.post(slack.workspace.channel("general"), {"text": "old"})
    click(slack, message)(text="new", replace_original=False, thread_ts=message.ts)
    assert [(seen.text, seen.thread_ts) for seen in slack.screen("ana", "general")] == [
        ("old", ""), ("new", message.ts),
    ]  # fmt: skip


def test_a_replaced_message_stays_as_private_as_it_was(slack: SlackLookAlike) -> None:
    message = slack.core.post(
        slack.workspace.channel("general"), {"text": "old"}, slack.workspace.user("ana").id
    )
    click(slack, message)(text="new", replace_original=True, response_type="in_channel")
    assert only(slack).ephemeral
    assert [v.pointer for v in slack.violations] == ["/response_type"]


@pytest.mark.parametrize(
    ("payload", "word"),
    [
        ({"response_type": "ephemeral"}, "no_text"),
        ({"text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"text": "x", "response_type": "everyone"}, "invalid_response_type"),
    ],
)
def test_a_bad_answer_is_refused(command: Respond, payload: dict[str, Any], word: str) -> None:
    assert command(**payload) == (400, word)


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
def test_an_answer_that_is_no_json_object_is_refused(slack: SlackLookAlike, body: bytes) -> None:
    assert serve(slack.core, "/commands/T1/1/x", body) == (400, "invalid_payload")


def test_an_answer_may_come_as_a_form(slack: SlackLookAlike) -> None:
    url = slack.core.tickets.response_url(
        slack.workspace.user("ana").id, slack.workspace.channel("general").id
    )
    assert serve(slack.core, url.path, b"payload=%7B%22text%22%3A%22hello%22%7D") == (200, "ok")
    assert only(slack).text == "hello"
