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
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from bot.clock import Clock
from bot.names import EVENTS_PATH
from bot.watching.status import Status
from bot.watching.trips import Trip
from bot.watching.watch import Watch
from bot.wsgi import Environ, Start, Wsgi, say

LARGEST_BODY = 1 << 20
WINDOW = timedelta(minutes=5)
_MINUTES = 2 * int(WINDOW.total_seconds() // 60) + 1
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"

_log = logging.getLogger(__name__)


class Guard:
    """WSGI middleware: only signed, fresh, readable requests of Slack get through to ``inner``."""

    def __init__(self, inner: Wsgi, secret: str, clock: Clock, status: Status, watch: Watch) -> None:
        """``status`` answers its own paths. Raises ValueError for an empty secret."""
        if not secret:
            raise ValueError("the signing secret is empty")
        self._inner, self._secret, self._clock = inner, secret.encode(), clock
        self._status, self._watch = status, watch
        self._seen = _Seen()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        if self._status.takes(environ):
            return self._status(environ, start)
        if environ.get("PATH_INFO", "") != EVENTS_PATH:
            return say(start, "404 Not Found", "There is nothing here.")
        if environ["REQUEST_METHOD"] != "POST":
            return say(start, "405 Method Not Allowed", "Only POST.", ("Allow", "POST"))
        with self._watch.request() as trip:
            return self._slack(environ, start, trip)

    def _slack(self, environ: Environ, start: Start, trip: Trip) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if not _digits(length) or int(length) > LARGEST_BODY:
            trip.outcome = "too large"
            return say(start, "413 Content Too Large", "The body is too large.")
        body = environ["wsgi.input"].read(int(length))
        stamp, signature = (
            environ.get(f"HTTP_X_SLACK_{name}", "") for name in ("REQUEST_TIMESTAMP", "SIGNATURE")
        )
        if not self._is_signed(stamp, signature, body, self._clock.now()):
            trip.outcome = "not signed"
            return say(start, "401 Unauthorized", "The signature or its time is not right.")
        readable = _for_bolt(body, environ.get("CONTENT_TYPE", ""))
        if readable is None:
            trip.outcome = "unreadable"
            return say(start, "400 Bad Request", "The body is not what Slack sends.")
        if not self._seen.first(signature, int(stamp)):
            trip.outcome = "repeat"
            return say(start, "200 OK", "")
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(readable), str(len(readable))
        return self._pass_on(environ, start, signature, trip)

    def _pass_on(self, environ: Environ, start: Start, signature: str, trip: Trip) -> Iterable[bytes]:
        """Let it through; should it fail, Slack's retry within the same second must not count as a repeat."""

        def starting(status: str, headers: list[tuple[str, str]]) -> Any:
            if status.startswith("5"):
                self._seen.forget(signature)
            trip.came_to(int(status[:3]))
            return start(status, headers)

        try:
            return self._inner(environ, starting)
        except Exception:  # noqa: BLE001 - whatever it is, Slack gets an answer and no traceback
            self._seen.forget(signature)
            trip.outcome = "error"
            _log.exception("a request could not be handled")
            return say(start, "400 Bad Request", "The body is not what Slack sends.")

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


class _Seen:
    """Signatures that are still good, by the minute of their time.

    Kept as few bytes, as a busy bot sees many: the first sixteen of what is random to whoever has no secret.
    """

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._minutes: dict[int, set[bytes]] = {}
        self._latest = 0

    def first(self, signature: str, stamp: int) -> bool:
        """True once for each; ``stamp`` is the time that was signed, in seconds, and near to now."""
        minute, name = stamp // 60, _brief(signature)
        with self._gate:
            if minute > self._latest:
                self._latest = minute
                # A time may lie ahead of our clock by as much as it may lie behind.
                self._minutes = {at: kept for at, kept in self._minutes.items() if at >= minute - _MINUTES}
            kept = self._minutes.setdefault(minute, set())
            if name in kept:
                return False
            kept.add(name)
            return True

    def forget(self, signature: str) -> None:
        """It may come again."""
        name = _brief(signature)
        with self._gate:
            for kept in self._minutes.values():
                kept.discard(name)


def _brief(signature: str) -> bytes:
    return bytes.fromhex(signature.removeprefix("v0=")[:32])


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
