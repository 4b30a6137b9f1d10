"""The two ways by which Slack reaches an app: signed HTTP requests, and envelopes down a Socket Mode line."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from bot.sandbox.clock import Clock
from bot.sandbox.records import Json
from bot.sandbox.socket_mode import Hub
from bot.sandbox.websocket import LineClosed

NO_RETRY = (0, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the app took a delivery."""

    status: int = 0
    body: str = ""
    problem: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    """The headers that the delivery bore."""


class Transport(Protocol):
    """One way to the app."""

    def deliver(self, kind: str, payload: Json, retry: tuple[int, str] = NO_RETRY) -> Outcome:
        """Bring the payload; ``retry`` is how often it was tried before, and why that failed."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's signature of a request, version 0."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def encode(kind: str, payload: Json) -> tuple[str, bytes]:
    """Content type and body, as Slack sends this kind of thing."""
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(form, errors="surrogatepass").encode()


@dataclass(frozen=True, slots=True)
class HttpTransport:
    """Signed POSTs to the app's address."""

    url: str
    secret: str
    clock: Clock
    """Decides the timestamp that is signed; the app holds it against its own clock."""
    timeout: float

    def deliver(self, kind: str, payload: Json, retry: tuple[int, str] = NO_RETRY) -> Outcome:
        """POST it and read the answer, all within the timeout."""
        content_type, body = encode(kind, payload)
        headers = self.headers(content_type, body)
        if retry != NO_RETRY:
            headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        try:
            outcome = self._post(headers, body)
        except TimeoutError:
            outcome = Outcome(problem="http_timeout")
        except (OSError, http.client.HTTPException):
            outcome = Outcome(problem="connection_failed")
        return dataclasses.replace(outcome, sent=headers)

    def headers(self, content_type: str, body: bytes) -> dict[str, str]:
        """The headers Slack sends, signature included."""
        timestamp = str(int(self.clock.now().timestamp()))
        return {
            "Content-Type": content_type, "Accept": "*/*",
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": sign(self.secret, timestamp, body),
        }  # fmt: skip

    def _post(self, headers: Mapping[str, str], body: bytes) -> Outcome:
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=self.timeout)
        try:
            connection.request("POST", place.path or "/", body, dict(headers))
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Outcome(answer.status, text, "" if 200 <= answer.status < 300 else "http_error", found)


@dataclass(frozen=True, slots=True)
class SocketTransport:
    """Envelopes down the newest line."""

    hub: Hub
    timeout: float

    def deliver(self, kind: str, payload: Json, retry: tuple[int, str] = NO_RETRY) -> Outcome:
        """Send it and wait for its acknowledgement."""
        try:
            answer = self.hub.deliver(kind, payload, retry, self.timeout)
        except LineClosed:
            return Outcome(problem="connection_failed")
        if answer is None:
            return Outcome(problem="http_timeout")
        body = json.dumps(answer) if answer else ""
        return Outcome(200, body, "", {"content-type": "application/json"})
