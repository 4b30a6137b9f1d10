"""Posting: paced, patient where Slack says how long, and honest about what is not known."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from slack_sdk.web import WebClient

from bot import views
from bot.posting import Poster, Refused, Sent, Unknown
from bot.sandbox.lookalike import SlackLookAlike
from tests.slack.conftest import HandClock

MESSAGE = views.notice("Hello", "World")


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None: ...


@contextmanager
def page(body: bytes) -> Iterator[str]:
    """The address of a server that answers everything with this body."""

    def wsgi(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return [body]

    with make_server("127.0.0.1", 0, wsgi, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def hands() -> HandClock:
    return HandClock()


@pytest.fixture
def poster(slack: SlackLookAlike, hands: HandClock) -> Poster:
    return Poster(WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5), hands)


def general(slack: SlackLookAlike) -> str:
    return slack.workspace.channel("general").id


def posts(slack: SlackLookAlike) -> int:
    return len([seen for seen in slack.screen("ana", "general") if seen.author == "hallway"])


def test_a_post_tells_where_it_landed(slack: SlackLookAlike, poster: Poster) -> None:
    outcome = poster.post(general(slack), MESSAGE)
    assert isinstance(outcome, Sent)
    assert (outcome.channel, outcome.ts) == (general(slack), slack.screen("ana", "general")[-1].ts)


def test_the_wait_that_slack_asks_for_is_kept(
    slack: SlackLookAlike, poster: Poster, hands: HandClock
) -> None:
    slack.faults.answer("chat.postMessage", 429, retry_after=7)
    assert isinstance(poster.post(general(slack), MESSAGE), Sent)
    assert hands.waits == [7.0]
    assert posts(slack) == 1


def test_in_a_rush_a_message_is_refused_often_and_comes_all_the_same(
    slack: SlackLookAlike, poster: Poster, hands: HandClock
) -> None:
    slack.faults.answer("chat.postMessage", 429, retry_after=1, times=20)
    assert isinstance(poster.post(general(slack), MESSAGE), Sent)
    assert hands.waits == [1.0] * 20
    assert posts(slack) == 1


def test_patience_ends_after_two_minutes(slack: SlackLookAlike, poster: Poster, hands: HandClock) -> None:
    slack.faults.answer("chat.postMessage", 429, retry_after=600, times=5)
    assert poster.post(general(slack), MESSAGE) == Refused("ratelimited")
    assert hands.waits == [60.0] * 2


@pytest.mark.parametrize("channel", ["quiet", "old"])
def test_a_refusal_carries_slacks_own_word(slack: SlackLookAlike, poster: Poster, channel: str) -> None:
    outcome = poster.post(slack.workspace.channel(channel).id, MESSAGE)
    assert isinstance(outcome, Refused)
    assert outcome.reason in ("not_in_channel", "is_archived")


def test_a_lost_answer_is_unknown_and_the_post_not_repeated(slack: SlackLookAlike, poster: Poster) -> None:
    slack.faults.drop("chat.postMessage", after_effect=True)
    assert isinstance(poster.post(general(slack), MESSAGE), Unknown)
    assert posts(slack) == 1


@pytest.mark.parametrize("word", ["fatal_error", "internal_error"])
def test_an_error_that_may_come_after_the_effect_is_unknown(
    slack: SlackLookAlike, poster: Poster, word: str
) -> None:
    slack.faults.refuse("chat.postMessage", word)
    assert poster.post(general(slack), MESSAGE) == Unknown(word)


def test_a_failing_server_leaves_it_unknown(slack: SlackLookAlike, poster: Poster) -> None:
    slack.faults.answer("chat.postMessage", 503)
    assert isinstance(poster.post(general(slack), MESSAGE), Unknown)


def test_a_connection_never_made_is_a_refusal(hands: HandClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    poster = Poster(WebClient("xoxb-1", base_url=f"http://127.0.0.1:{port}/api/", retry_handlers=[]), hands)
    assert poster.post("C1", MESSAGE) == Refused("unreachable")


def test_an_answer_that_is_not_slacks_leaves_it_unknown(hands: HandClock) -> None:
    with page(b"<html>proxy</html>") as address:
        poster = Poster(WebClient("xoxb-1", base_url=address, retry_handlers=[]), hands)
        assert poster.post("C1", MESSAGE) == Unknown("unreadable_answer")


def test_posts_in_one_channel_are_a_second_apart_and_others_do_not_wait(
    slack: SlackLookAlike, poster: Poster, hands: HandClock
) -> None:
    systems = slack.workspace.channel("ml-systems").id
    slack.faults.answer("chat.postMessage", 503, times=9)  # pacing alone is of interest here
    poster.post(general(slack), MESSAGE)
    poster.post(systems, MESSAGE)
    assert hands.waits == []
    poster.post(general(slack), MESSAGE)
    poster.post(general(slack), MESSAGE)
    assert hands.waits == [1.0, 1.0]


def test_the_pace_of_many_channels_takes_no_lasting_room(poster: Poster, hands: HandClock) -> None:
    pace = poster._pace
    for number in range(1_001):
        pace.turn(f"C{number}")
    hands.wait(2)
    pace.turn("C0")
    assert len(pace._next) == 1


def test_whispers_reach_one_user_alone(slack: SlackLookAlike, poster: Poster) -> None:
    ana = slack.workspace.user("ana").id
    assert isinstance(poster.whisper(general(slack), ana, MESSAGE), Sent)
    assert slack.screen("ana", "general")[-1].ephemeral
    assert slack.screen("ben", "general") == ()


def test_a_response_url_that_is_used_up_is_a_refusal(bot: SlackLookAlike, hands: HandClock) -> None:
    url = bot.slash("ana", "general", "/conf", "help").payload["response_url"]
    poster = Poster(WebClient(bot.bot_token, base_url=bot.api_url, retry_handlers=[]), hands)
    outcomes = [poster.respond(url, MESSAGE, response_type="ephemeral") for _ in range(6)]
    assert outcomes[:5] == [Sent()] * 5
    assert isinstance(outcomes[5], Refused)
    assert "url" in outcomes[5].reason


def test_a_response_url_keeps_its_own_waits(bot: SlackLookAlike, hands: HandClock) -> None:
    url = bot.slash("ana", "general", "/conf", "help").payload["response_url"]
    poster = Poster(WebClient(bot.bot_token, base_url=bot.api_url, retry_handlers=[]), hands)
    bot.faults.answer("response_url", 429)
    assert poster.respond(url, MESSAGE) == Sent()
    assert hands.waits == [1.0]
    bot.faults.answer("response_url", 503)
    assert isinstance(poster.respond(url, MESSAGE), Unknown)


def test_a_word_of_slack_in_a_good_status_is_still_a_refusal(hands: HandClock) -> None:
    with page(b'{"ok":false,"error":"expired_url"}') as address:
        assert Poster(WebClient("xoxb-1"), hands).respond(address, MESSAGE) == Refused("expired_url")
