"""The Web API, asked by slack_sdk's own client."""

from __future__ import annotations

import http.client
import json
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.sandbox.clock import HandClock
from bot.sandbox.lookalike import SlackLookAlike

Json = dict[str, Any]


def refused(client: WebClient, method: str, **args: Any) -> Json:
    """What Slack says instead of doing it."""
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    answer: Json = caught.value.response.data
    return answer


def post(url: str, body: bytes, **headers: str) -> Json:
    """POST this as it is, without a client's help."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=5)
    connection.request("POST", place.path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    with closing(connection), connection.getresponse() as answer:
        text = answer.read()
        return {"status": answer.status} | (json.loads(text) if text else {})


def ids(slack: SlackLookAlike) -> tuple[str, str]:
    return slack.workspace.channel("general").id, slack.workspace.user("ana").id


def test_the_token_says_who_the_app_is(slack: SlackLookAlike, client: WebClient) -> None:
    answer = client.auth_test()
    assert (answer["user_id"], answer["team"]) == (slack.workspace.app.id, "Reading Group")
    assert "chat:write" in answer.headers["x-oauth-scopes"]


def test_a_message_is_posted_and_shown(slack: SlackLookAlike, client: WebClient) -> None:
    answer = client.chat_postMessage(channel="#general", text="Hello")
    (seen,) = slack.screen("ana", "general")
    assert (seen.ts, seen.text, seen.author) == (answer["ts"], "Hello", "hallway")
    assert answer["message"]["bot_id"]


def test_a_user_id_as_channel_means_their_direct_messages(slack: SlackLookAlike, client: WebClient) -> None:
    client.chat_postMessage(channel=ids(slack)[1], text="Hello")
    assert [seen.text for seen in slack.screen("ana")] == ["Hello"]


def test_blocks_without_ids_get_some(slack: SlackLookAlike, client: WebClient) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Hello"}}
    answer = client.chat_postMessage(
        channel="#general", text="Hello", blocks=[{"type": "actions", "elements": [button]}]
    )
    block = answer["message"]["blocks"][0]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("chat.postMessage", {"channel": "#nowhere", "text": "Hello"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "U00000099", "text": "Hello"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "#quiet", "text": "Hello"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "#old", "text": "Hello"}, "is_archived"),
        ("chat.postMessage", {"channel": "#general"}, "no_text"),
        ("chat.postMessage", {"text": "Hello"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": "#general", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "#general", "text": "x", "blocks": "[{]"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "#general", "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ("chat.postMessage", {"channel": "#general", "text": "x", "metadata": {}}, "invalid_metadata_format"),
        ("chat.postEphemeral", {"channel": "#general", "text": "x", "user": "U00000099"}, "user_not_found"),
        ("chat.postEphemeral", {"channel": "#general", "text": "x", "user": "ana"}, "user_not_found"),
        (
            "chat.postEphemeral",
            {"channel": "#general", "text": "x", "user": "U00000005"},
            "user_not_in_channel",
        ),
        ("chat.update", {"channel": "#general", "text": "x", "ts": "1.0"}, "message_not_found"),
        ("chat.getPermalink", {"channel": "#general", "message_ts": "1.0"}, "message_not_found"),
        ("users.info", {"user": "U00000099"}, "user_not_found"),
        ("conversations.info", {"channel": "#general"}, "missing_scope"),
        ("conversations.open", {"users": "U00000002"}, "missing_scope"),
        ("conversations.history", {"channel": "#general"}, "missing_scope"),
        ("views.open", {"trigger_id": "1", "view": {"type": "modal"}}, "invalid_arguments"),
        ("views.open", {"trigger_id": "1", "view": "modal"}, "invalid_arguments"),
        ("views.publish", {"user_id": "U00000099", "view": {"type": "home", "blocks": []}}, "user_not_found"),
        ("api.test", {"error": "whatever"}, "whatever"),
        ("apps.connections.open", {}, "not_allowed_token_type"),
        ("chat.shout", {}, "unknown_method"),
    ],
)
def test_what_slack_refuses_is_refused(client: WebClient, method: str, args: Json, error: str) -> None:
    assert refused(client, method, **args)["error"] == error


def test_a_private_channel_without_the_app_does_not_exist_for_it(
    slack: SlackLookAlike, client: WebClient
) -> None:
    slack.workspace.add_channel("hidden", "ana", private=True, with_app=False)
    assert (
        refused(client, "chat.postMessage", channel="#hidden", text="Hello")["error"] == "channel_not_found"
    )


def test_bad_blocks_are_refused_in_slacks_words_and_noted(slack: SlackLookAlike, client: WebClient) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    answer = refused(client, "chat.postMessage", channel="#general", text="xxx", blocks=[block])
    assert answer["error"] == "invalid_blocks"
    words = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {words}"]
    assert [(v.where, v.pointer) for v in slack.violations if v.refused] == [
        ("chat.postMessage", "/blocks/0/text/text")
    ]


def test_too_much_altogether_is_refused(client: WebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5
    answer = refused(client, "chat.postMessage", channel="#general", text="xxx", blocks=blocks)
    assert answer["error"] == "msg_blocks_too_long"


def test_a_missing_text_is_noted_though_slack_takes_it(slack: SlackLookAlike, client: WebClient) -> None:
    with pytest.warns(UserWarning, match="text"):
        client.chat_postMessage(channel="#general", blocks=[{"type": "divider"}])
    assert [(v.message, v.refused) for v in slack.violations] == [("missing top-level text", False)]


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-wrong", "invalid_auth"),
        ("xapp-1-A00000001-1-look-alike", "not_allowed_token_type"),
    ],
)
def test_a_bad_token_is_refused(slack: SlackLookAlike, token: str, error: str) -> None:
    assert refused(WebClient(token, base_url=slack.api_url), "auth.test")["error"] == error


def test_a_scope_that_was_not_granted_is_named() -> None:
    with SlackLookAlike(scopes=["commands"]) as slack:
        answer = refused(WebClient(slack.bot_token, base_url=slack.api_url), "users.info", user="U00000002")
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "users:read",
        "commands",
    )


def test_forms_and_json_are_understood_and_nothing_else(slack: SlackLookAlike) -> None:
    url = slack.api_url + "api.test"
    assert post(url, b"a=1&b=", Content_Type="application/x-www-form-urlencoded")["args"] == {
        "a": "1",
        "b": "",
    }
    assert post(url, b'{"a": [1]}', Content_Type="application/json; charset=utf-8")["args"] == {"a": [1]}
    assert post(url, b"{", Content_Type="application/json")["error"] == "invalid_json"
    assert post(url, b"[]", Content_Type="application/json")["error"] == "json_not_object"
    assert post(url, b"a", Content_Type="text/plain")["error"] == "invalid_post_type"
    form = f"token={slack.bot_token}".encode()
    assert post(slack.api_url + "auth.test", form, Content_Type="application/x-www-form-urlencoded")["ok"]


def test_other_addresses_are_not_found(slack: SlackLookAlike) -> None:
    assert post(slack.core.base + "/else", b"")["status"] == 404
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(slack.api_url).port, timeout=5)
    connection.request("GET", "/link/")
    with closing(connection), connection.getresponse() as answer:
        assert answer.status == 404


def test_a_message_of_the_app_can_be_changed_and_taken_away(slack: SlackLookAlike, client: WebClient) -> None:
    answer = client.chat_postMessage(channel="#general", text="x", blocks=[{"type": "divider"}])
    client.chat_update(channel=answer["channel"], ts=answer["ts"], text="y")
    (seen,) = slack.screen("ana", "general")
    assert (seen.text, seen.blocks, seen.edited) == ("y", (), 1)
    assert client.chat_getPermalink(channel=answer["channel"], message_ts=answer["ts"])["permalink"]
    client.chat_delete(channel=answer["channel"], ts=answer["ts"])
    assert slack.screen("ana", "general") == ()


def test_what_is_not_the_apps_or_is_ephemeral_cannot_be_changed(
    slack: SlackLookAlike, client: WebClient
) -> None:
    channel, ana = ids(slack)
    said = slack.say("ana", "general", "mine")
    whispered = client.chat_postEphemeral(channel=channel, user=ana, text="psst")["message_ts"]
    assert (
        refused(client, "chat.update", channel=channel, ts=said.ts, text="x")["error"]
        == "cant_update_message"
    )
    assert refused(client, "chat.delete", channel=channel, ts=said.ts)["error"] == "cant_delete_message"
    assert (
        refused(client, "chat.update", channel=channel, ts=whispered, text="x")["error"]
        == "message_not_found"
    )
    assert refused(client, "chat.update", channel=channel, ts=said.ts, text="x" * 4001)["error"]


def test_an_ephemeral_message_has_one_reader(slack: SlackLookAlike, client: WebClient) -> None:
    channel, ana = ids(slack)
    client.chat_postEphemeral(channel=channel, user=ana, text="psst")
    assert [seen.ephemeral for seen in slack.screen("ana", "general")] == [True]
    assert slack.screen("ben", "general") == ()


def test_people_have_a_time_zone_and_a_locale_if_asked(slack: SlackLookAlike, client: WebClient) -> None:
    user = client.users_info(user=ids(slack)[1], include_locale=True)["user"]
    assert (user["tz"], user["locale"]) == ("Europe/London", "en-GB")
    assert "locale" not in client.users_info(user=ids(slack)[1])["user"]


def test_channels_are_described_and_read_with_the_scopes_for_it() -> None:
    scopes = ["chat:write", "channels:read", "channels:history", "im:read", "im:write", "users:read"]
    with SlackLookAlike(scopes=scopes) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        channel, ana = ids(slack)
        assert client.conversations_info(channel=channel)["channel"]["is_member"]
        direct = client.conversations_open(users=ana)["channel"]["id"]
        assert client.conversations_info(channel=direct, include_locale=True)["channel"]["user"] == ana
        event = {"event_type": "digest", "event_payload": {"id": 1}}
        client.chat_postMessage(channel=channel, text="one", metadata=event)
        slack.say("ana", "general", "two")
        history = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]
        assert [m["text"] for m in history] == ["two", "one"]
        assert history[1]["metadata"] == event
        assert "metadata" not in client.conversations_history(channel=channel)["messages"][1]
        quiet = slack.workspace.channel("quiet").id
        assert refused(client, "conversations.history", channel=quiet)["error"] == "not_in_channel"
        several = refused(client, "conversations.open", users=f"{ana},U00000003")
        assert several["error"] == "method_not_supported_for_channel_type"


def test_one_message_a_second_fits_in_a_channel(slack: SlackLookAlike, client: WebClient) -> None:
    client.chat_postMessage(channel="#general", text="one")
    client.chat_postMessage(channel="#ml-systems", text="one")
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="#general", text="two")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    assert isinstance(slack.clock, HandClock)
    slack.clock.advance(1)
    assert client.chat_postMessage(channel="#general", text="two")["ok"]


def test_a_method_has_so_many_calls_a_minute(slack: SlackLookAlike, client: WebClient) -> None:
    for _ in range(100):
        client.users_info(user="U00000002")
    assert refused(client, "users.info", user="U00000002")["error"] == "ratelimited"
    assert client.auth_test()["ok"]


def test_rate_limits_can_be_switched_off() -> None:
    with SlackLookAlike(rate_limits=False) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        for _ in range(3):
            client.chat_postMessage(channel="#general", text="one")
        assert len(slack.screen("ana", "general")) == 3


def test_a_client_that_honours_retry_after_gets_through(slack: SlackLookAlike) -> None:
    slack.faults.answer("chat.postMessage", 429, retry_after=0)
    client = WebClient(
        slack.bot_token, base_url=slack.api_url, retry_handlers=[RateLimitErrorRetryHandler(1)]
    )
    assert client.chat_postMessage(channel="#general", text="one")["ok"]
    assert [call.status for call in slack.calls] == [429, 200]
