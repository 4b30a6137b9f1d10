"""In front of Bolt, which parses before it verifies: size, time and signature first, then the shape.

A request that passed once and comes again with the same signature is answered 200 and nothing else: to
Slack's own retry within the same second that is the right answer, and to whoever replays a recorded request
it tells nothing. Slack's later retries carry a time, and so a signature, of their own.
"""

from __future__ import annotations

import hmac
import json
import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from bot.clock import Clock
from bot.names import EVENTS_PATH, HEALTH_PATH

LARGEST_BODY = 1 << 20
WINDOW = timedelta(minutes=5)
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]
_log = logging.getLogger(__name__)


class Guard:
    """WSGI middleware: only signed, fresh, readable requests of Slack get through to ``inner``."""

    def __init__(self, inner: Wsgi, secret: str, clock: Clock, health: Callable[[], tuple[str, ...]]) -> None:
        """``health`` names what keeps the bot from answering. Raises ValueError for an empty secret."""
        if not secret:
            raise ValueError("the signing secret is empty")
        self._inner, self._secret, self._clock, self._health = inner, secret.encode(), clock, health
        self._seen = _Seen()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if path == HEALTH_PATH and method in ("GET", "HEAD"):
            return self._tell_health(start)
        if path != EVENTS_PATH:
            return _say(start, "404 Not Found", "There is nothing here.")
        if method != "POST":
            return _say(start, "405 Method Not Allowed", "Only POST.", ("Allow", "POST"))
        return self._slack(environ, start)

    def _slack(self, environ: Environ, start: Start) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if not _digits(length) or int(length) > LARGEST_BODY:
            return _say(start, "413 Content Too Large", "The body is too large.")
        body = environ["wsgi.input"].read(int(length))
        now, signature = self._clock.now(), environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not self._is_signed(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""), signature, body, now):
            return _say(start, "401 Unauthorized", "The signature or its time is not right.")
        readable = _for_bolt(body, environ.get("CONTENT_TYPE", ""))
        if readable is None:
            return _say(start, "400 Bad Request", "The body is not what Slack sends.")
        if not self._seen.first(signature, now):
            return _say(start, "200 OK", "")
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(readable), str(len(readable))
        return self._pass_on(environ, start, signature)

    def _pass_on(self, environ: Environ, start: Start, signature: str) -> Iterable[bytes]:
        """Let it through; should it fail, Slack's retry within the same second must not count as a repeat."""

        def starting(status: str, headers: list[tuple[str, str]]) -> Any:
            if status.startswith("5"):
                self._seen.forget(signature)
            return start(status, headers)

        try:
            return self._inner(environ, starting)
        except Exception:  # noqa: BLE001 - whatever it is, Slack gets an answer and no traceback
            self._seen.forget(signature)
            _log.exception("a request could not be handled")
            return _say(start, "400 Bad Request", "The body is not what Slack sends.")

    def _is_signed(self, stamp: str, signature: str, body: bytes, now: datetime) -> bool:
        if not _digits(stamp):
            return False
        own = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, sha256).hexdigest()
        if not hmac.compare_digest(f"v0={own}".encode(), signature.encode("utf-8", "replace")):
            return False
        gap = now.timestamp() - int(stamp)
        if abs(gap) <= WINDOW.total_seconds():
            return True
        # Slack's own, and so the clock is wrong, or somebody sends again what was recorded.
        _log.warning(
            "a signed request of %.0f seconds ago was refused: is the clock right? hallway doctor", gap
        )
        return False

    def _tell_health(self, start: Start) -> Iterable[bytes]:
        problems = self._health()
        return _say(start, "503 Service Unavailable" if problems else "200 OK", "\n".join(problems) or "ok")


class _Seen:
    """Signatures of the last five minutes."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._until: dict[str, datetime] = {}

    def first(self, signature: str, now: datetime) -> bool:
        with self._gate:
            while self._until and next(iter(self._until.values())) < now:
                del self._until[next(iter(self._until))]
            if signature in self._until:
                return False
            # A time may lie five minutes ahead of our clock, and is then good for ten.
            self._until[signature] = now + 2 * WINDOW
            return True

    def forget(self, signature: str) -> None:
        with self._gate:
            self._until.pop(signature, None)


def _for_bolt(body: bytes, content_type: str) -> bytes | None:
    """The body as Bolt can parse it: a JSON object, or a form whose payload, if any, is one; else None."""
    try:
        text = body.decode("utf-8")
        if content_type.partition(";")[0].strip().lower() != _FORM or text.startswith("{"):
            return body if _is_object(text) else None
        if text.count("&") >= _MOST_FIELDS:
            return None
        payload = parse_qs(text, keep_blank_values=True).get("payload") if "payload" in text else None
    except ValueError:
        return None
    if payload is None:
        # Bolt looks for the bare word to tell an interaction from a command, and would drop "/conf payload".
        return body.replace(b"payload", b"%70ayload")
    return body if _is_object(payload[0]) else None


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _say(start: Start, status: str, text: str, *headers: tuple[str, str]) -> Iterable[bytes]:
    body = text.encode()
    plain = ("Content-Type", "text/plain; charset=utf-8")
    start(status, [plain, ("Content-Length", str(len(body))), *headers])
    return [body]
