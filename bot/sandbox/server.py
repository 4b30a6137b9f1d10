"""The HTTP server of the look-alike: Web API, response URLs, uploads and Socket Mode on one free port."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from bot.sandbox.core import Core
from bot.sandbox.faults import DroppedConnection
from bot.sandbox.judge import Problem
from bot.sandbox.response_urls import respond
from bot.sandbox.socket_mode import Hub
from bot.sandbox.uploads import PATH as UPLOADS
from bot.sandbox.web_api import call
from bot.sandbox.websocket import Line, accept_key


class Server(ThreadingHTTPServer):
    """Serves in a thread of its own from ``start`` to ``close``; one request on a connection."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, core: Core, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.core, self.hub = core, hub
        core.base = f"http://127.0.0.1:{self.server_address[1]}"
        # a short poll, as it decides how long closing takes
        self._thread = Thread(target=self.serve_forever, args=(0.02,), name="slack look-alike")

    def start(self) -> None:
        """Serve from now on."""
        self._thread.start()

    def close(self) -> None:
        """Let go of what is held, finish what is under way, and end."""
        self.core.faults.close()
        self.shutdown()
        self.hub.close()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """An app that hangs up before it has its answer is no error of ours; anything else fails the test."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            self.core.blame("look-alike", [Problem("", f"failed itself: {error!r}")])


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_POST(self) -> None:
        """A Web API call or an answer to a response URL."""
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        path = urlsplit(self.path)
        try:
            self._route(path.path, body)
        except DroppedConnection:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    def _route(self, path: str, body: bytes) -> None:
        if path.startswith("/api/"):
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = call(self.server.core, path.removeprefix("/api/"), headers, body)
            content = json.dumps(answer.body).encode()
            self._answer(answer.status, content, {"Content-Type": "application/json", **answer.headers})
        elif path.startswith(("/commands/", "/actions/")):
            status, word = respond(self.server.core, path, body)
            self._answer(status, word.encode(), {"Content-Type": "text/plain"})
        elif path.startswith(UPLOADS):
            self._receive(path, body)
        else:
            self._answer(404, b"", {})

    def _receive(self, path: str, body: bytes) -> None:
        """The content of a file; its address is all that must be known."""
        core = self.server.core
        fault = core.faults.strike("upload")
        status, word = (fault.status, "refused") if fault else core.uploads.receive(path, body)
        self._answer(status, word.encode(), {"Content-Type": "text/plain"})
        core.faults.strike("upload", after_effect=True)

    def do_GET(self) -> None:
        """A Socket Mode connection."""
        key = self.headers.get("sec-websocket-key")
        if not self.path.startswith("/link/") or not key:
            self._answer(404, b"", {})
            return
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept_key(key))
        self.end_headers()
        self.connection.settimeout(None)
        self.server.hub.serve(Line(self.connection, self.rfile))
        self.close_connection = True

    def _answer(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Keep quiet: the look-alike keeps its own log."""
