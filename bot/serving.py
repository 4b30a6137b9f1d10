"""A web server in a thread of its own, which can be stopped without losing an answer: waitress."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from bot.settings import SettingsError
from bot.wsgi import Wsgi

_PATIENCE = 10.0
_LOOK = 0.02


@contextmanager
def listening(host: str, port: int, options: str = "--host or --port") -> Iterator[socket.socket]:
    """One socket, bound; waitress would bind one for each address a name has.

    :param options: those of the command line by which another is chosen
    :raises SettingsError: it cannot be bound
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        remedy = f"choose another {options}, or stop the program that uses it"
        raise SettingsError([f"Cannot listen at {host} port {port} ({_reason(error)}): {remedy}."]) from error
    with listener:
        yield listener


def _reason(error: Exception) -> str:
    """Without the number and the address, which ``create_server`` adds and our sentence tells."""
    said = getattr(error, "strerror", None) or str(error)
    return str(said).partition(" (while")[0]


class Server:
    """Answers from the start, and can be stopped without losing an answer."""

    def __init__(self, wsgi: Wsgi, listener: socket.socket, *, threads: int, largest: int = 1 << 16) -> None:
        """``largest``: bytes of a request's body that are read."""
        self._waitress: Any = create_server(
            wsgi, sockets=[listener], threads=threads, max_request_body_size=largest, ident=None
        )
        self._thread = threading.Thread(target=self._waitress.run, name="http", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Requests that were read and whose turn has not come."""
        return len(self._waitress.task_dispatcher.queue)

    def stop(self) -> None:
        """Refuse new connections, let answers under way leave, end all threads."""
        self._between(lambda: wasyncore.dispatcher.close(self._waitress))
        ticks = threading.Event()
        for _ in range(int(_PATIENCE / _LOOK)):
            self._between(self._hang_up)
            if not self._waitress.active_channels:
                break
            ticks.wait(_LOOK)
        self._waitress.task_dispatcher.shutdown()
        self._between(self._end)
        self._thread.join(_PATIENCE)
        self._waitress.trigger.close()

    def _end(self) -> None:
        """waitress ends when it has nothing to look at; the trigger is closed last, as it may be in use."""
        sockets = self._waitress._map  # noqa: SLF001 - it offers no other way
        for each in list(sockets.values()):
            if each is not self._waitress.trigger:
                each.close()
        sockets.clear()

    def _between(self, act: Callable[[], object]) -> None:
        """Do it in waitress's own thread, between two requests: its sockets must not be closed under it."""
        self._waitress.trigger.pull_trigger(act)

    def _hang_up(self) -> None:
        """On those who have their answer, and ask nothing now."""
        for channel in list(self._waitress.active_channels.values()):
            if not channel.requests and not channel.total_outbufs_len:
                channel.handle_close()
