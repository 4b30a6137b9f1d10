"""Socket Mode: the app calls in, and deliveries go down the line in envelopes that it acknowledges."""

from __future__ import annotations

import json
from threading import Condition
from uuid import uuid4

from bot.sandbox.records import Json
from bot.sandbox.websocket import CLOSE, PING, PONG, TEXT, Line, LineClosed

_ANSWERABLE = ("slash_commands", "interactive")


class Hub:
    """All open lines, and the acknowledgements that came in over them."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._lines: list[Line] = []
        self._changed = Condition()
        self._acknowledged: dict[str, Json] = {}
        self._opened = 0
        self._stale: list[Line] = []

    def serve(self, line: Line) -> None:
        """Say hello, then listen until the line ends."""
        hello: Json = {
            "type": "hello", "num_connections": len(self._lines) + 1,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "look-alike", "approximate_connection_time": 18060},
        }  # fmt: skip
        try:
            line.send(TEXT, json.dumps(hello).encode())
            with self._changed:
                old, self._stale = self._stale, []
                self._lines = [*(other for other in self._lines if other not in old), line]
                self._opened += 1
                self._changed.notify_all()
            self._part(old)
            while self._heard(line, *line.receive()):
                pass
        except LineClosed:
            return
        finally:
            with self._changed:
                self._lines = [other for other in self._lines if other is not line]
                self._changed.notify_all()

    def _heard(self, line: Line, opcode: int, payload: bytes) -> bool:
        if opcode == PING:
            line.send(PONG, payload)
        elif opcode == TEXT:
            message = json.loads(payload)
            with self._changed:
                self._acknowledged[message.get("envelope_id", "")] = message.get("payload") or {}
                self._changed.notify_all()
        elif opcode == CLOSE:
            line.send(CLOSE, payload)
        return opcode != CLOSE

    def deliver(self, kind: str, payload: Json, retry: tuple[int, str], timeout: float) -> Json | None:
        """Send one envelope down the newest line; the payload of its acknowledgement, None for none.

        LineClosed where there is no line, or it ends meanwhile.
        """
        envelope_id = str(uuid4())
        envelope: Json = {
            "envelope_id": envelope_id, "payload": payload, "type": kind,
            "accepts_response_payload": kind in _ANSWERABLE,
        }  # fmt: skip
        if kind == "events_api":
            envelope |= {"retry_attempt": retry[0], "retry_reason": retry[1]}
        with self._changed:
            line = self._lines[-1] if self._lines else None
        if line is None:
            raise LineClosed("the app has no Socket Mode connection")
        line.send(TEXT, json.dumps(envelope).encode())
        with self._changed:
            over = self._changed.wait_for(
                lambda: envelope_id in self._acknowledged or line not in self._lines, timeout
            )
            if over and envelope_id not in self._acknowledged:
                raise LineClosed("the line ended before the acknowledgement")
            return self._acknowledged.pop(envelope_id, None)

    def await_line(self, timeout: float, opened: int = 1) -> None:
        """Wait until a line is open, and at least so many have been; TimeoutError where none comes."""
        with self._changed:
            if not self._changed.wait_for(lambda: bool(self._lines) and self._opened >= opened, timeout):
                raise TimeoutError("the app did not connect by Socket Mode")

    def await_gone(self, timeout: float) -> None:
        """Wait until no line is open."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._lines, timeout):
                raise TimeoutError("the app is still connected by Socket Mode")

    @property
    def opened(self) -> int:
        """How many lines have been opened so far."""
        return self._opened

    def drop(self) -> None:
        """Cut every line without a word."""
        with self._changed:
            lines = list(self._lines)
        for line in lines:
            line.cut()

    def refresh(self) -> None:
        """Ask for a new connection; once the app has one, its old ones are closed."""
        words = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "look-alike"}}
        with self._changed:
            self._stale = list(self._lines)
        for line in self._stale:
            line.send(TEXT, json.dumps(words).encode())

    def close(self) -> None:
        """End every line."""
        with self._changed:
            lines = list(self._lines)
        self._part(lines)
        for line in lines:
            line.cut()

    def _part(self, lines: list[Line]) -> None:
        for line in lines:
            try:
                line.send(CLOSE, b"\x03\xe8")
            except LineClosed:
                continue  # it had gone already
