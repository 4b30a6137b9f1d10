"""The server's side of a WebSocket (RFC 6455), as far as Socket Mode needs it: text, ping, pong, close.

No library: this is a page, and what it speaks to is a client library that follows the RFC.
"""

from __future__ import annotations

import base64
import hashlib
import socket
import struct
from threading import Lock
from typing import Protocol

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
_CONTINUE = 0x0
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_LARGEST = 2**20


class SupportsRead(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""


class LineClosed(Exception):
    """The other side went away."""


def accept_key(key: str) -> str:
    """The answer to ``Sec-WebSocket-Key`` (RFC 6455, section 4.2.2)."""
    digest = hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


class Line:
    """One open WebSocket on a socket whose handshake is done. Sending is safe from several threads."""

    def __init__(self, connection: socket.socket, reader: SupportsRead) -> None:
        self._connection = connection
        self._reader = reader
        self._sending = Lock()

    def receive(self) -> tuple[int, bytes]:
        """The next message, its pieces put together: opcode and payload. LineClosed at the end."""
        kind, whole = 0, b""
        while True:
            last, opcode, piece = self._frame()
            if opcode >= CLOSE:
                return opcode, piece
            kind, whole = (kind if opcode == _CONTINUE else opcode), whole + piece
            if len(whole) > _LARGEST:
                raise LineClosed("message too large")
            if last:
                return kind, whole

    def send(self, opcode: int, payload: bytes) -> None:
        """Send one unfragmented frame; LineClosed where nobody is there any more."""
        size = len(payload)
        if size < 126:
            head = struct.pack("!BB", 0x80 | opcode, size)
        elif size < 2**16:
            head = struct.pack("!BBH", 0x80 | opcode, 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 127, size)
        try:
            with self._sending:
                self._connection.sendall(head + payload)
        except OSError as error:
            raise LineClosed(str(error)) from error

    def cut(self) -> None:
        """End the connection at once, without a word."""
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # already gone, which is what was wanted

    def _frame(self) -> tuple[bool, int, bytes]:
        first, second = self._read(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._read(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._read(8))
        if not second & 0x80 or size > _LARGEST:
            raise LineClosed("a client must mask its frames and keep them small")
        mask = self._read(4)
        data = self._read(size)
        return bool(first & 0x80), first & 0x0F, bytes(b ^ mask[i % 4] for i, b in enumerate(data))

    def _read(self, size: int) -> bytes:
        try:
            data = self._reader.read(size)
        except (OSError, ValueError) as error:
            raise LineClosed(str(error)) from error
        if len(data) < size:
            raise LineClosed("end of line")
        return data
