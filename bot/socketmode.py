"""Socket Mode: slack_sdk's own client, watched over and replaced when its line is dead.

Left alone, that client does not notice a line that dies before its first pong, and needs a minute for others.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web import WebClient

from bot.app import Hallway
from bot.clock import Clock, SystemClock
from bot.lifecycle import opened, told_to_stop
from bot.refusals import word
from bot.settings import Settings, SettingsError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds between looks at the line, and what is put up with."""

    ping: float = 2.0
    look: float = 2.0
    silence: float = 10.0
    """A line without a pong for so long is dead."""
    longest_pause: float = 60.0
    """Between two attempts; opening a connection is limited to about one a minute in the long run."""
    farewell: float = 10.0
    """For acknowledgements under way at the end."""


def serve_socket(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT. Raises SettingsError and StoreError at the start."""
    with told_to_stop() as told, running_socket(settings, ticking=True):
        _log.info("connected by Socket Mode")
        told.wait()
        _log.info("stopping: no new requests, finishing what was accepted")


@contextmanager
def running_socket(
    settings: Settings, clock: Clock | None = None, rhythm: Rhythm | None = None, *, ticking: bool = False
) -> Iterator[None]:
    """Serve in threads of its own while the block runs; ``ticking``: digests go out by themselves."""
    with opened(settings, clock, ticking=ticking, watched=True) as hallway:
        line = Line(hallway, settings, rhythm or Rhythm())
        line.open()
        hallway.readiness.begin(line.problems)
        try:
            yield
        finally:
            hallway.readiness.leave()
            line.close()


class Line:
    """A connection that heals."""

    def __init__(self, hallway: Hallway, settings: Settings, rhythm: Rhythm) -> None:
        self._app, self._settings, self._rhythm = hallway.app, settings, rhythm
        self._watch = hallway.watch
        self._clock = SystemClock()  # the client's pongs carry the machine's time
        self._client: SocketModeClient  # there is one from ``open`` on
        self._session, self._since = "", 0.0
        self._under_way = 0
        self._quiet = threading.Condition()
        self._ending = threading.Event()
        self._watchdog = threading.Thread(target=self._look_after, name="socket-watchdog", daemon=True)

    def open(self) -> None:
        """Connect. Raises SettingsError where Slack refuses the token or cannot be reached."""
        try:
            self._client = self._connected()
        except SlackApiError as error:
            remedy = "make an app-level token with connections:write, and switch Socket Mode on"
            raise SettingsError([f"Slack refuses SLACK_APP_TOKEN ({word(error)}): {remedy}."]) from error
        except (OSError, HTTPException) as error:
            why = getattr(error, "reason", error)
            raise SettingsError(
                [f"Slack cannot be reached ({why}): check the network and try again."]
            ) from error
        self._watchdog.start()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the line; empty while it is up. May be asked from any thread."""
        session = self._client.current_session
        up = session is not None and session.is_active()
        return () if up else ("The Socket Mode line is down; it is being opened anew.",)

    def close(self) -> None:
        """Take nothing more, let acknowledgements under way leave, hang up."""
        self._ending.set()
        self._watchdog.join()
        # Not acknowledged, so Slack brings it to the next connection.
        self._client.socket_mode_request_listeners.clear()
        with self._quiet:
            self._quiet.wait_for(lambda: self._under_way == 0, self._rhythm.farewell)
        hang_up(self._client)

    def _connected(self) -> SocketModeClient:
        web = WebClient(base_url=self._settings.api_url, retry_handlers=[])
        client = SocketModeClient(
            self._settings.app_token,
            logger=self._app.logger,
            web_client=web,
            ping_interval=self._rhythm.ping,
            auto_reconnect_enabled=False,  # it would ask Slack for a new line at every ping
        )
        client.socket_mode_request_listeners.append(self._handle)  # type: ignore[arg-type]  # its own first argument
        client.connect()
        return client

    def _handle(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        with self._quiet:
            self._under_way += 1
        try:
            with self._watch.request() as trip:
                answer = run_bolt_app(self._app, request)
                trip.came_to(answer.status)
                send_response(client, request, answer, self._now())
        finally:
            with self._quiet:
                self._under_way -= 1
                self._quiet.notify_all()

    def _look_after(self) -> None:
        pause = self._rhythm.look
        while not self._ending.wait(pause):
            if self._is_alive() or self._replace():
                pause = self._rhythm.look
            else:
                pause = min(pause * 2, self._rhythm.longest_pause)

    def _is_alive(self) -> bool:
        """False where there is no connection, or no pong came for as long as silence is put up with."""
        session: Any = self._client.current_session
        if session.session_id != self._session:
            self._session, self._since = session.session_id, self._now()
        # When Slack asks for a new line, the client closes the old one a moment before it has the new one.
        renewing = self._client.connect_operation_lock.locked()
        silence = self._now() - max(session.last_ping_pong_time or 0.0, self._since)
        return (session.is_active() or renewing) and silence < self._rhythm.silence

    def _replace(self) -> bool:
        _log.warning("the Socket Mode line is dead; opening another")
        old = self._client
        try:
            self._client = self._connected()
        except (SlackApiError, OSError, HTTPException) as error:
            _log.warning("no new line yet (%s)", type(error).__name__)
            return False
        # In a thread of its own, as closing joins threads that may hang on the dead line.
        threading.Thread(target=hang_up, args=(old,), name="socket-farewell", daemon=True).start()
        return True

    def _now(self) -> float:
        return self._clock.now().timestamp()


def hang_up(client: SocketModeClient) -> None:
    """Close a client, without the three seconds for which the client may still listen to its line."""
    line = client.current_session.sock if client.current_session else None
    with suppress(OSError):
        if line is not None:
            line.shutdown(socket.SHUT_RDWR)
    try:
        client.close()
    except AttributeError:  # slack_sdk's reader took the socket away between its check and its lock
        client.close()
