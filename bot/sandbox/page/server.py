"""The page's own HTTP server, on 127.0.0.1 and nowhere else."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Iterable
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

from bot.sandbox.judge import Problem
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.page import files
from bot.sandbox.page.acts import Acts
from bot.sandbox.page.handler import Handler
from bot.sandbox.page.programme import Programme
from bot.sandbox.page.served import Served
from bot.sandbox.page.timing import Timing
from bot.sandbox.rehearsal import Rehearsal

HOST = "127.0.0.1"


class PortTaken(Exception):
    """None of the ports can be used; says which, and why not."""


class PageServer(ThreadingHTTPServer):
    """Serves one look-alike's page while the block runs; takes the first port that is free.

    :raises PortTaken: at the making, where none is
    """

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs have one port

    def __init__(
        self, slack: SlackLookAlike, programme: Programme, rehearsal: Rehearsal, ports: Iterable[int] = (0,)
    ) -> None:
        acts, token = Acts(slack, programme, Timing(rehearsal, programme.jumps)), secrets.token_urlsafe(24)
        page = files.page(slack.workspace.app.real_name, token)
        self.slack, self.token = slack, token
        self.served = Served(slack, programme, acts, token, page, files.parts())
        self._open: set[socket.socket] = set()
        super().__init__((HOST, 0), partial(Handler, self.served), bind_and_activate=False)
        self._bind(ports)
        self.served.port = self.port
        self._thread = Thread(target=self.serve_forever, args=(0.05,), name="page")

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the streams and the connections that browsers hold in reserve, and then the server."""
        self.shutdown()
        self._thread.join()
        changed = self.slack.workspace.changed
        with changed:
            self.served.closing = True
            changed.notify_all()
        for connection in list(self._open):
            _cut(connection)
        self.server_close()

    def _bind(self, ports: Iterable[int]) -> None:
        tried, why = [], ""
        for port in ports:
            self.server_address = (HOST, port)
            try:
                self.server_bind()
            except OSError as error:
                tried.append(port)
                why = (error.strerror or "refused").lower()
                self.socket.close()
                self.socket = socket.socket(self.address_family, self.socket_type)
                continue
            self.server_activate()
            return
        self.socket.close()
        raise PortTaken(f"port {_span(tried)} of {HOST}: {why}")

    def process_request(self, request: object, client_address: object) -> None:
        """Remember the connection, so that it can be ended."""
        if isinstance(request, socket.socket):
            self._open.add(request)
        super().process_request(request, client_address)  # type: ignore[arg-type]  # as the base declares it

    def shutdown_request(self, request: object) -> None:
        """Forget it."""
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)  # type: ignore[arg-type]  # as the base declares it

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error; anything else is one of ours, and shows in the panel."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            self.slack.core.blame("page", [Problem("", f"failed itself: {error!r}")])


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # gone already, which is what was wanted


def _span(ports: list[int]) -> str:
    return str(ports[0]) if len(ports) == 1 else f"{ports[0]} to {ports[-1]}"
