"""HTTP: Bolt's WSGI adapter on waitress, the guard in front, and an orderly end."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import wasyncore
from waitress.server import create_server

from bot.app import Hallway
from bot.clock import Clock, SystemClock
from bot.guard import LARGEST_BODY, Environ, Guard, Start, Wsgi
from bot.lifecycle import opened, told_to_stop
from bot.names import EVENTS_PATH
from bot.settings import Settings, SettingsError
from bot.tenants.door import PATHS, Door

_THREADS = 8
_PATIENCE = 10.0
_LOOK = 0.02
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
    with _listening(host, port) as listener, opened(settings, clock, ticking=ticking) as hallway:
        server = _Server(_wsgi(hallway, settings, clock), listener)
        try:
            yield Address(host, int(listener.getsockname()[1]), hallway.digests.tick)
        finally:
            server.stop()


def _wsgi(hallway: Hallway, settings: Settings, clock: Clock) -> Wsgi:
    bolt = cast(Wsgi, SlackRequestHandler(hallway.app, EVENTS_PATH))  # its types name a protocol for the same
    guard = Guard(bolt, settings.signing_secret, clock, hallway.store.health)
    return _routed(dict.fromkeys(PATHS, Door(hallway.flow)) if hallway.flow else {}, guard)


def _routed(ours: Mapping[str, Wsgi], rest: Wsgi) -> Wsgi:
    """Each path to what serves it, and the rest to Slack's guard."""

    def route(environ: Environ, start: Start) -> Iterable[bytes]:
        return ours.get(environ.get("PATH_INFO", ""), rest)(environ, start)

    return route


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """One socket, bound; waitress would bind one for each address a name has."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        remedy = "choose another --host or --port, or stop the program that uses it"
        raise SettingsError([f"Cannot listen at {host} port {port} ({error}): {remedy}."]) from error
    with listener:
        yield listener


class _Server:
    """waitress in a thread, which can be stopped without losing an answer."""

    def __init__(self, wsgi: Wsgi, listener: socket.socket) -> None:
        self._waitress: Any = create_server(
            wsgi, sockets=[listener], threads=_THREADS, max_request_body_size=LARGEST_BODY + 1, ident=None
        )
        self._thread = threading.Thread(target=self._waitress.run, name="http", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Accept nothing more, let answers under way reach Slack, end all threads."""
        self._waitress.accepting = False
        ticks = threading.Event()
        for _ in range(int(_PATIENCE / _LOOK)):
            if not any(map(_is_busy, list(self._waitress.active_channels.values()))):
                break
            ticks.wait(_LOOK)
        self._waitress.task_dispatcher.shutdown()
        # In waitress's own thread, as its sockets must not be closed under its select.
        sockets = self._waitress._map  # noqa: SLF001 - waitress ends when this is empty, and offers no other way
        self._waitress.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
        self._thread.join(_PATIENCE)


def _is_busy(channel: Any) -> bool:
    return bool(channel.requests) or channel.total_outbufs_len > 0
