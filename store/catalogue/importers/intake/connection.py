"""One request to one checked address, with an end to all waiting.

``http.client`` is used, and no library above it: the socket is ours, so the address that was checked is the
one that is talked to, and a timer can break it off at the deadline in whatever state it is. Libraries look
names up again, follow redirects and know only time limits for single reads. Proxies of the environment are
not used: a proxy would look the name up itself, where nobody checks the answer.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address
from urllib.parse import SplitResult, quote

from store.catalogue.importers.intake.addresses import public, resolved
from store.errors import BadSource

_PATIENCE = 15.0
"""Seconds for one read or connect."""


class Deadline:
    """Seconds of patience that are left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return self._end - time.monotonic()


@contextmanager
def asked(
    parts: SplitResult, headers: Mapping[str, str], deadline: Deadline, *, allow_private: bool
) -> Iterator[tuple[http.client.HTTPResponse, bool]]:
    """The answer to a GET, its body not read yet, and whether it is from this machine or a private network.

    :raises BadSource: the address is private, or the certificate is not the host's
    :raises OSError, http.client.HTTPException: the network failed; also past the deadline
    """
    place = parts.geturl()
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = resolved(host, port, place, deadline.left, allow_private=allow_private)
    with _connected(addresses, port, deadline) as raw, raw.dup() as handle:
        timer = threading.Timer(max(deadline.left, 0.01), _break_off, [handle])
        timer.daemon = True
        timer.start()
        try:
            sock = _secured(raw, host, place) if parts.scheme == "https" else raw
            with sock, _answer(sock, parts, host, port, headers) as answer:
                yield answer, not public(ip_address(raw.getpeername()[0].partition("%")[0]))
        finally:
            timer.cancel()
            timer.join()  # the handle must not be used after it is closed


def _answer(
    sock: socket.socket, parts: SplitResult, host: str, port: int, headers: Mapping[str, str]
) -> http.client.HTTPResponse:
    maker = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = maker(host, port)  # only writes and reads: it is given a socket that is connected already
    connection.sock = sock
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    connection.request("GET", f"{path}?{query}" if query else path, headers=dict(headers))
    return connection.getresponse()


def _connected(addresses: list[str], port: int, deadline: Deadline) -> socket.socket:
    """A socket to the first address that answers."""
    problem: OSError = TimeoutError("timed out")
    for address in addresses[:4]:
        if deadline.left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=min(_PATIENCE, deadline.left))
        except OSError as error:
            problem = error
    raise problem


def _secured(raw: socket.socket, host: str, place: str) -> ssl.SSLSocket:
    try:
        return _trust().wrap_socket(raw, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise BadSource(
            f"the certificate of {host} is not valid: {error.verify_message}",
            place,
            "Open the address in a browser; import the file if you trust it.",
        ) from error


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _break_off(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is over already
