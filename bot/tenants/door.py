"""The two addresses of an installation, as WSGI of their own: a browser comes, and Slack signs nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from slack_bolt import BoltRequest, BoltResponse

from bot.guard import Environ, Start
from bot.names import INSTALL_PATH, REDIRECT_PATH
from bot.tenants import pages
from bot.tenants.flow import Flow, Unfit

PATHS = (INSTALL_PATH, REDIRECT_PATH)
_LONGEST_QUERY = 4_000
_SAFE = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
_log = logging.getLogger(__name__)


class Door:
    """Serves ``PATHS``."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request of a browser."""
        if environ["REQUEST_METHOD"] != "GET":
            return _send(start, 405, "Only GET.", [("Allow", "GET"), ("Content-Type", "text/plain")])
        query = environ.get("QUERY_STRING", "")
        if len(query) > _LONGEST_QUERY:
            return _send(start, 414, "The address is too long.", [("Content-Type", "text/plain")])
        cookie = environ.get("HTTP_COOKIE", "")
        answer = self._answer(
            environ["PATH_INFO"], BoltRequest(body="", query=query, headers={"cookie": cookie})
        )
        headers = [(name.title(), value) for name, values in answer.headers.items() for value in values]
        return _send(start, answer.status, answer.body, headers)

    def _answer(self, path: str, request: BoltRequest) -> BoltResponse:
        """What goes wrong is told on a page, and in the log."""
        try:
            if path == INSTALL_PATH:
                return self._flow.handle_installation(request)
            return self._flow.handle_callback(request)
        except Unfit as error:
            return _failure(503, str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the browser gets a page and no traceback
            _log.exception("an installation could not be handled")
            return _failure(500, "storage_error")


def _failure(status: int, reason: str) -> BoltResponse:
    return BoltResponse(
        status=status, body=pages.failed(reason), headers={"Content-Type": "text/html; charset=utf-8"}
    )


_REASONS = {200: "OK", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 405: "Method Not Allowed",
            414: "URI Too Long", 500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip


def _send(start: Start, status: int, text: str, headers: list[tuple[str, str]]) -> Iterable[bytes]:
    body = text.encode()
    start(f"{status} {_REASONS.get(status, 'Other')}", [*headers, *_SAFE, ("Content-Length", str(len(body)))])
    return [body]
