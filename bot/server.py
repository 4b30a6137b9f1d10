"""HTTP: Bolt's WSGI adapter on waitress, the guard in front, and an orderly end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.app import Hallway
from bot.clock import Clock, SystemClock
from bot.guard import LARGEST_BODY, Guard
from bot.lifecycle import opened, told_to_stop
from bot.names import EVENTS_PATH
from bot.serving import Server, listening
from bot.settings import Settings
from bot.tenants.door import PATHS, Door
from bot.watching.status import Status
from bot.wsgi import Environ, Start, Wsgi

_THREADS = 8
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens, and how to let time pass for it."""

    host: str
    port: int
    tick: Callable[[], int] = int
    """Sends the digests that are due, where that is not done by itself; how many were seen to."""

    @property
    def url(self) -> str:
        """What Slack must be given as request URL, behind a proxy that adds TLS."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{EVENTS_PATH}"


def serve_http(settings: Settings, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT. Raises SettingsError and StoreError at the start."""
    with told_to_stop() as told, running_http(settings, host=host, port=port, ticking=True) as address:
        _log.info("listening at %s", address.url)
        told.wait()
        _log.info("stopping: no new requests, finishing what was accepted")


@contextmanager
def running_http(
    settings: Settings, clock: Clock | None = None, host: str = "127.0.0.1", port: int = 0, *,
    ticking: bool = False,
) -> Iterator[Address]:  # fmt: skip
    """Serve in a thread of its own while the block runs; port 0 takes any free one.

    ``ticking``: whether digests go out by themselves.
    """
    clock = clock or SystemClock()
    with (
        listening(host, port) as listener,
        opened(settings, clock, ticking=ticking, watched=True) as hallway,
    ):
        server = Server(_wsgi(hallway, settings, clock), listener, threads=_THREADS, largest=LARGEST_BODY + 1)
        hallway.watch.metrics.queue("http", lambda: server.waiting)
        hallway.readiness.begin()
        try:
            yield Address(host, int(listener.getsockname()[1]), hallway.tick)
        finally:
            hallway.readiness.leave()
            server.stop()


def _wsgi(hallway: Hallway, settings: Settings, clock: Clock) -> Wsgi:
    bolt = cast(Wsgi, SlackRequestHandler(hallway.app, EVENTS_PATH))  # its types name a protocol for the same
    # Where there is a port for those who watch, whoever reaches this one does not see what they see.
    metrics = hallway.watch.metrics if settings.status_port is None else None
    status = Status(hallway.readiness, metrics)
    guard = Guard(bolt, settings.signing_secret, clock, status, hallway.watch)
    return _routed(dict.fromkeys(PATHS, Door(hallway.flow)) if hallway.flow else {}, guard)


def _routed(ours: Mapping[str, Wsgi], rest: Wsgi) -> Wsgi:
    """Each path to what serves it, and the rest to Slack's guard."""

    def route(environ: Environ, start: Start) -> Iterable[bytes]:
        return ours.get(environ.get("PATH_INFO", ""), rest)(environ, start)

    return route
