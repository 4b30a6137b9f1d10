"""Faults on demand, for the next calls of a Web API method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition

from bot.sandbox.records import Json


class DroppedConnection(Exception):
    """The connection is to be closed without an answer."""


@dataclass(slots=True)
class Fault:
    """One fault waiting to happen."""

    method: str
    times: int
    status: int = 200
    body: Json = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "answer"
    """``answer``, ``drop`` or ``hold``."""
    after_effect: bool = False

    def fits(self, method: str, after_effect: bool) -> bool:
        """Whether it is to happen now."""
        return self.times > 0 and self.after_effect == after_effect and self.method in ("*", method)


class Faults:
    """Faults waiting to happen. ``method`` is a Web API method, ``response_url`` or ``*`` for any."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._gate = Condition()
        self._held = 0
        self._open = 0
        self._closed = False
        self.revoked = False
        self.on_drop_socket: Callable[[], None] = lambda: None
        self.on_refresh_socket: Callable[[], None] = lambda: None

    def answer(self, method: str, status: int, *, times: int = 1, retry_after: int | None = None) -> None:
        """Answer with this HTTP status (429 with ``Retry-After``, 500, 503) and do nothing."""
        body = {"ok": False, "error": "ratelimited" if status == 429 else "internal_error"}
        wait = 1 if status == 429 and retry_after is None else retry_after
        headers = {} if wait is None else {"Retry-After": str(wait)}
        self._add(Fault(method, times, status, body, headers))

    def refuse(self, method: str, error: str, *, times: int = 1) -> None:
        """Answer ``{"ok": false, "error": ...}`` and do nothing (``token_revoked``, ``fatal_error``)."""
        self._add(Fault(method, times, body={"ok": False, "error": error}))

    def drop(self, method: str, *, after_effect: bool = False, times: int = 1) -> None:
        """Close the connection without an answer, before or after doing what was asked."""
        self._add(Fault(method, times, kind="drop", after_effect=after_effect))

    def hold(self, method: str, *, after_effect: bool = False, times: int = 1) -> None:
        """Do not answer until ``release`` or the look-alike's end: a hang, or as slow as the test wants."""
        self._add(Fault(method, times, kind="hold", after_effect=after_effect))

    def release(self) -> None:
        """Let everything go on that is held."""
        with self._gate:
            self._open = self._held
            self._gate.notify_all()

    def await_held(self, timeout: float = 10.0) -> None:
        """Wait until a call is being held; TimeoutError where none comes."""
        with self._gate:
            if not self._gate.wait_for(lambda: self._held > self._open, timeout):
                raise TimeoutError("no call is being held")

    def revoke(self) -> None:
        """Revoke the bot's token: from now on every call answers ``token_revoked``."""
        self.revoked = True

    def drop_socket(self) -> None:
        """Cut the Socket Mode line without a word."""
        self.on_drop_socket()

    def refresh_socket(self) -> None:
        """Ask the app for a new Socket Mode connection, as Slack does every few hours."""
        self.on_refresh_socket()

    def close(self) -> None:
        """Let go of everything for good."""
        with self._gate:
            self._closed = True
            self._gate.notify_all()

    def strike(self, method: str, *, after_effect: bool = False) -> Fault | None:
        """The answer to give instead, if any; holds, or raises ``DroppedConnection``, where that is due."""
        with self._gate:
            fault = next((f for f in self._waiting if f.fits(method, after_effect)), None)
            if fault is None:
                return None
            fault.times -= 1
            if fault.kind == "hold":
                self._held += 1
                place = self._held
                self._gate.notify_all()
                self._gate.wait_for(lambda: self._closed or self._open >= place)
                return None
        if fault.kind == "drop":
            raise DroppedConnection(method)
        return fault

    def _add(self, fault: Fault) -> None:
        with self._gate:
            self._waiting.append(fault)
