"""Looking for a post in a channel's history, on the Slack look-alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk.web import WebClient

from bot.digests.reconcile import Absent, Found, Unreadable, look, metadata
from bot.sandbox.lookalike import BOT_SCOPES, SlackLookAlike
from bot.sandbox.records import Message

READING = (*BOT_SCOPES, "channels:history")


@pytest.fixture
def slack() -> Iterator[SlackLookAlike]:
    """A Slack whose history may be read."""
    with SlackLookAlike(scopes=READING, rate_limits=False) as slack:
        yield slack
        assert not slack.violations


def client(slack: SlackLookAlike) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5)


def posted(slack: SlackLookAlike, key: str, times: int = 1) -> str:
    """Post so often; the last one's ts."""
    for _ in range(times):
        answer = client(slack).chat_postMessage(
            channel=general(slack), text="a digest", metadata=metadata(key)
        )
    return str(answer["ts"])


def general(slack: SlackLookAlike) -> str:
    return slack.workspace.channel("general").id


def test_a_post_is_known_by_its_key(slack: SlackLookAlike) -> None:
    now = slack.clock.now()
    ts = posted(slack, "k1")
    posted(slack, "k2")
    assert look(client(slack), general(slack), "k1", now) == Found(ts)
    assert look(client(slack), general(slack), "k3", now) == Absent()


def test_it_is_found_behind_hundreds_of_other_messages(slack: SlackLookAlike) -> None:
    now = slack.clock.now()
    ts = posted(slack, "k1")
    posted(slack, "other", times=210)
    assert look(client(slack), general(slack), "k1", now) == Found(ts)
    assert look(client(slack), general(slack), "k2", now) == Absent()


def test_a_clock_some_hours_ahead_of_slacks_hides_nothing(slack: SlackLookAlike) -> None:
    ts = posted(slack, "k1")
    assert look(client(slack), general(slack), "k1", slack.clock.now() + timedelta(hours=20)) == Found(ts)


def test_without_the_scope_nothing_is_known() -> None:
    with SlackLookAlike() as slack:
        found = look(client(slack), general(slack), "k1", slack.clock.now())
    assert found == Unreadable("missing_scope")


def test_what_others_write_is_never_taken_for_ours(slack: SlackLookAlike) -> None:
    foreign = {"event_type": "someone_else", "event_payload": {"key": "k1"}}
    client(slack).chat_postMessage(channel=general(slack), text="not a digest", metadata=foreign)
    assert look(client(slack), general(slack), "k1", slack.clock.now()) == Absent()


def test_a_history_that_never_ends_is_not_called_absent(slack: SlackLookAlike) -> None:
    now = slack.clock.now()
    for _ in range(2001):
        slack.workspace.write(Message("", general(slack), "U1", "chatter"))
    assert look(client(slack), general(slack), "k1", now) == Unreadable("too_many_messages")


@pytest.mark.parametrize("fault", ["drop", "500", "429"])
def test_a_history_that_cannot_be_read_now_says_nothing(slack: SlackLookAlike, fault: str) -> None:
    if fault == "drop":
        slack.faults.drop("conversations.history")
    else:
        slack.faults.answer("conversations.history", int(fault))
    found = look(client(slack), general(slack), "k1", slack.clock.now())
    assert isinstance(found, Unreadable)
    assert (found.reason == "ratelimited") == (fault == "429")
