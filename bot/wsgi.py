"""What passes between a web server and what answers in it (WSGI, PEP 3333)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]
PLAIN = "text/plain; charset=utf-8"


def say(start: Start, status: str, text: str, *headers: tuple[str, str]) -> Iterable[bytes]:
    """Answer with plain words."""
    return send(start, status, text.encode(), PLAIN, *headers)


def send(
    start: Start, status: str, body: bytes, content_type: str, *headers: tuple[str, str]
) -> Iterable[bytes]:
    """Answer with a body of a type."""
    start(status, [("Content-Type", content_type), ("Content-Length", str(len(body))), *headers])
    return [body]
