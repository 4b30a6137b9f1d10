"""One request to the page's server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from bot.sandbox.page import guard
from bot.sandbox.page.guard import Refused
from bot.sandbox.page.served import Served
from bot.sandbox.page.state import seen, shared_file, told
from bot.sandbox.page.traffic import traffic
from bot.sandbox.records import File

_BEAT = 15.0
"""Seconds after which a quiet stream shows that it is alive."""
_JSON = "application/json"


class Handler(BaseHTTPRequestHandler):
    """The parts of the page and, under ``/api/``: about, state, traffic, file, changes (a stream), act."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "page", ""
    timeout = 30

    def __init__(self, page: Served, *request: Any) -> None:
        """``request`` is what a server of the standard library gives; it is answered here and now."""
        self._page = page
        super().__init__(*request)

    def do_GET(self) -> None:
        """What is there."""
        self._answered("GET")

    def do_POST(self) -> None:
        """Something is done."""
        self._answered("POST")

    def _answered(self, method: str) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            guard.check(method, headers, self._page.port, self._page.token)
            address = urlsplit(self.path)
            query = dict(parse_qsl(address.query, keep_blank_values=True))
            if method == "POST":
                self._act(address.path, int(headers["content-length"]))
            else:
                self._get(address.path, query)
        except Refused as refused:
            self._send(refused.status, _JSON, json.dumps({"error": refused.words}).encode())

    def _act(self, path: str, length: int) -> None:
        body = self.rfile.read(length)
        if path != "/api/act":
            raise Refused(404, "There is nothing here.")
        try:
            said = json.loads(body)
        except (ValueError, RecursionError):
            raise Refused(400, "This is not JSON.") from None
        self._send_json(self._page.acts.do(said))

    def _get(self, path: str, query: dict[str, str]) -> None:
        if path == "/":
            self._send(200, "text/html; charset=utf-8", self._page.page)
        elif path in self._page.parts:
            self._send(200, *self._page.parts[path])
        elif path == "/api/changes":
            self._stream()
        else:
            try:
                self._asked(path, query)
            except (LookupError, PermissionError) as error:
                raise Refused(409, str(error.args[0])) from None

    def _asked(self, path: str, query: dict[str, str]) -> None:
        slack = self._page.slack
        if path == "/api/about":
            self._send_json(told(slack, self._page.programme))
        elif path == "/api/state":
            self._send_json(seen(slack, query.get("user", ""), query.get("place", "")))
        elif path == "/api/traffic":
            self._send_json(traffic(slack.core, _count(query, "deliveries"), _count(query, "calls")))
        elif path == "/api/file":
            self._send_file(shared_file(slack, query))
        else:
            raise Refused(404, "There is nothing here.")

    def _send_file(self, file: File) -> None:
        """To be kept, never to be shown: what an app uploads is not the page's."""
        name = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        self._send(200, "application/octet-stream", file.content, {"Content-Disposition": name})

    def _stream(self) -> None:
        """A line whenever something has changed, until either side goes away."""
        self.send_response(200)
        self._send_headers("text/event-stream")
        self.end_headers()
        self.close_connection = True
        changed, last = self._page.slack.workspace.changed, -1
        while True:
            with changed:
                changed.wait_for(lambda: self._page.closing or self._step != last, _BEAT)  # noqa: B023  asked at once
                if self._page.closing:
                    return
                now = self._step
            self.wfile.write(f"data: {now}\n\n".encode() if now != last else b": still here\n\n")
            last = now

    @property
    def _step(self) -> int:
        return self._page.slack.workspace.step

    def _send_json(self, found: object) -> None:
        self._send(200, _JSON, json.dumps(found).encode())

    def _send(self, status: int, kind: str, content: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self._send_headers(kind)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_headers(self, kind: str) -> None:
        """One request on a connection, so that the end of the program waits for none."""
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in guard.HEADERS.items():
            self.send_header(name, value)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Keep quiet."""


def _count(query: dict[str, str], name: str) -> int:
    value = query.get(name, "0")
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise Refused(400, f"{name} must be a number.")
    return int(value)
