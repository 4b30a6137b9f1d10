"""Requests that are not Slack's, or not fresh, or not readable, are refused before any work."""

from __future__ import annotations

import hmac
import http.client
import json
import logging
from hashlib import sha256
from io import BytesIO
from urllib.parse import urlencode

import pytest

from bot.clock import SystemClock
from bot.guard import LARGEST_BODY, Guard, _Seen
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address
from tests.slack.conftest import HandClock

FORM = "application/x-www-form-urlencoded"
Answer = tuple[int, str]


class Sender:
    """Sends signed requests to the bot, and others."""

    def __init__(self, address: Address, secret: str) -> None:
        self._address, self._secret = address, secret
        self.count = 0

    def command(self, text: str = "pathways") -> bytes:
        self.count += 1
        return urlencode(
            {
                "command": "/conf", "text": text, "user_id": "U1", "team_id": "T00000001", "channel_id": "C1",
                "trigger_id": f"t{self.count}",
            }
        ).encode()  # fmt: skip

    def signed(self, body: bytes, age: int = 0, stamp: str = "") -> dict[str, str]:
        stamp = stamp or str(int(SystemClock().now().timestamp()) - age)
        digest = hmac.new(self._secret.encode(), b"v0:" + stamp.encode() + b":" + body, sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": FORM}

    def send(
        self, body: bytes, headers: dict[str, str], method: str = "POST", path: str = "/slack/events"
    ) -> Answer:
        connection = http.client.HTTPConnection(self._address.host, self._address.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@pytest.fixture
def sender(server: Address, slack: SlackLookAlike) -> Sender:
    return Sender(server, slack.signing_secret)


def test_a_signed_request_is_answered(sender: Sender) -> None:
    body = sender.command()
    status, answer = sender.send(body, sender.signed(body))
    assert status == 200
    assert "Pathways" in answer


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=\u00e9"},
        {"X-Slack-Signature": "v1="},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "-5"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "\u00b2"},
        {"X-Slack-Request-Timestamp": "9" * 400},
    ],
)
def test_an_unsigned_or_wrongly_signed_request_is_refused(sender: Sender, change: dict[str, str]) -> None:
    body = sender.command()
    status, answer = sender.send(body, {**sender.signed(body), **change})
    assert status == 401
    assert "Pathways" not in answer


def test_a_changed_body_is_refused(sender: Sender) -> None:
    headers = sender.signed(sender.command("pathways"))
    assert sender.send(sender.command("events"), headers)[0] == 401


@pytest.mark.parametrize("age", [301, 3_600, -301])
def test_a_request_of_another_time_is_refused(sender: Sender, age: int) -> None:
    body = sender.command()
    assert sender.send(body, sender.signed(body, age))[0] == 401


def test_a_request_four_minutes_old_is_answered(sender: Sender) -> None:
    body = sender.command()
    assert sender.send(body, sender.signed(body, 240))[0] == 200


def test_a_replayed_request_is_answered_200_and_nothing_else(sender: Sender) -> None:
    body = sender.command()
    headers = sender.signed(body)
    assert sender.send(body, headers)[1] != ""
    assert sender.send(body, headers) == (200, "")


def test_an_oversized_request_is_refused_before_it_is_read(sender: Sender) -> None:
    headers = {**sender.signed(b"x"), "Content-Length": str(LARGEST_BODY + 1)}
    assert sender.send(b"x", headers)[0] == 413


def test_a_request_at_the_limit_is_read(sender: Sender) -> None:
    body = b"x" * LARGEST_BODY
    assert sender.send(body, {**sender.signed(body), "Content-Type": "application/json"})[0] == 400


def test_only_one_path_and_one_method_lead_in(sender: Sender) -> None:
    body = sender.command()
    assert sender.send(body, sender.signed(body), path="/")[0] == 404
    assert sender.send(body, sender.signed(body), path="/slack/events/")[0] == 404
    assert sender.send(b"", {}, method="GET")[0] == 405
    assert sender.send(b"", {}, method="PUT")[0] == 405
    assert sender.send(b"", {}, method="POST", path="/healthz")[0] == 404


def test_health_is_told(sender: Sender, data: object) -> None:
    assert sender.send(b"", {}, method="GET", path="/healthz") == (200, "ok")


def test_problems_are_told_as_unhealthy() -> None:
    told: list[str] = []
    guard = Guard(lambda *_: [b""], "s", SystemClock(), lambda: ("The catalogue is empty",))
    body = guard({"REQUEST_METHOD": "GET", "PATH_INFO": "/healthz"}, lambda status, _: told.append(status))
    assert (told, b"".join(body)) == (["503 Service Unavailable"], b"The catalogue is empty")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b""),
        ("application/json", b"[]"),
        ("application/json", b"null"),
        ("application/json", b'"x"'),
        ("application/json", b"\xff\xfe"),
        ("application/json", b'{"a":' * 100_000),
        ("application/json", b"[" * 100_000),
        ("application/json", b"9" * 5_000),
        (FORM, b"payload="),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=%5B%5D"),
        (FORM, b"payload=" + b"%5B" * 100_000),
        (FORM, b"&".join(b"a=1" for _ in range(101))),
        ("text/plain", b"hello"),
    ],
)
def test_a_signed_body_that_is_not_slacks_is_refused_without_a_traceback(
    sender: Sender, caplog: pytest.LogCaptureFixture, kind: str, body: bytes
) -> None:
    assert sender.send(body, {**sender.signed(body), "Content-Type": kind})[0] == 400
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize(
    "thing",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event": "text"},
        {"type": "event_callback", "event": None, "event_id": "E1"},
        {"type": "event_callback", "event": {"type": "message"}, "event_id": "E2"},
        {"type": "event_callback", "event": {"type": "app_mention", "user": "U1"}, "event_id": "E3"},
        {"type": "block_actions", "trigger_id": "x1", "actions": []},
        {"type": "block_actions", "trigger_id": "x2", "actions": [{"action_id": "share"}]},
        {"team": 7, "authorizations": [1], "event": [[]]},
    ],
)
def test_a_signed_object_of_odd_shape_never_answers_500(sender: Sender, thing: object) -> None:
    body = json.dumps(thing).encode()
    status, _ = sender.send(body, {**sender.signed(body), "Content-Type": "application/json"})
    assert status in (200, 400, 404)


def test_slack_can_verify_the_address(bot: SlackLookAlike) -> None:
    delivery = bot.verify_url("a-challenge")
    assert (delivery.status, "a-challenge" in delivery.body) == (200, True)


def test_a_form_that_checks_the_certificate_is_answered(sender: Sender) -> None:
    body = b"ssl_check=1&token=x"
    assert sender.send(body, sender.signed(body))[0] == 200


def test_what_failed_inside_may_come_again_within_the_same_second() -> None:
    answers = iter(["503 Service Unavailable", "200 OK"])
    told: list[str] = []

    def inner(environ: dict[str, object], start: object) -> list[bytes]:
        start(next(answers), [])  # type: ignore[operator]  # a callable
        return [b""]

    guard = Guard(inner, "secret", SystemClock(), tuple)
    for _ in range(2):
        guard(environ(b"{}"), lambda status, _: told.append(status))
    assert told == ["503 Service Unavailable", "200 OK"]


def test_an_exception_inside_is_answered_400_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []

    def inner(environ: dict[str, object], start: object) -> list[bytes]:
        raise KeyError("x")

    guard = Guard(inner, "secret", SystemClock(), tuple)
    with caplog.at_level(logging.ERROR):
        guard(environ(b"{}"), lambda status, _: told.append(status))
    assert told == ["400 Bad Request"]
    assert "could not be handled" in caplog.text


def environ(body: bytes) -> dict[str, object]:
    headers = Sender(Address("", 0), "secret").signed(body)
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "HTTP_X_SLACK_SIGNATURE": headers["X-Slack-Signature"],
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": headers["X-Slack-Request-Timestamp"],
    }


def test_a_body_that_is_too_large_is_refused_by_the_guard_itself_too() -> None:
    told: list[str] = []
    guard = Guard(lambda *_: [b""], "secret", SystemClock(), tuple)
    for length in (str(LARGEST_BODY + 1), "many", "-1"):
        guard({**environ(b"{}"), "CONTENT_LENGTH": length}, lambda status, _: told.append(status))
    assert told == ["413 Content Too Large"] * 3


def test_signatures_are_forgotten_after_ten_minutes() -> None:
    seen, hands = _Seen(), HandClock()
    assert seen.first("a", hands.now())
    assert not seen.first("a", hands.now())
    hands.wait(601)
    assert seen.first("b", hands.now())
    assert seen.first("a", hands.now())


def test_an_empty_secret_is_never_served_with() -> None:
    with pytest.raises(ValueError, match="empty"):
        Guard(lambda *_: [b""], "", SystemClock(), tuple)
