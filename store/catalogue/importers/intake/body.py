"""The body of an HTTP answer: counted, timed and inflated bit by bit."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator
from itertools import chain

from store.catalogue.importers.document import LARGEST
from store.catalogue.importers.intake.connection import Deadline
from store.errors import BadSource

_CHUNK = 64 * 1024
PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")
"""What ``Content-Encoding`` may say."""


def pieces(answer: http.client.HTTPResponse, packing: str, deadline: Deadline, place: str) -> Iterator[bytes]:
    """The body in pieces of at most 64 KiB; ``packing`` is one of ``PACKINGS``.

    :raises BadSource: more than ``LARGEST`` came over the wire
    :raises OSError, http.client.HTTPException, EOFError, zlib.error: it broke off, or is damaged
    """
    wire = _wire(answer, deadline, place)
    return wire if packing in ("", "identity") else _inflated(wire, packing)


def _wire(answer: http.client.HTTPResponse, deadline: Deadline, place: str) -> Iterator[bytes]:
    expected, got = answer.length, 0
    if expected is not None and expected > LARGEST:
        raise _too_large(place)
    while chunk := answer.read1(_CHUNK):
        got += len(chunk)
        if got > LARGEST:
            raise _too_large(place)
        yield chunk
    if deadline.left <= 0:  # broken off by our timer, which looks like the end
        raise TimeoutError
    if expected is not None and got < expected:
        raise http.client.IncompleteRead(b"", expected - got)


def _too_large(place: str) -> BadSource:
    return BadSource(f"larger than {LARGEST // 1024 // 1024} MiB", place, "Fetch it in parts.")


def _inflated(wire: Iterator[bytes], packing: str) -> Iterator[bytes]:
    first = next(wire, b"")
    if not first:
        return
    window = _window(packing, first)
    inflater = zlib.decompressobj(window)
    for chunk in chain((first,), wire):
        rest = chunk
        while rest:
            yield inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
            if inflater.eof and inflater.unused_data:  # gzip may be several one after the other
                rest, inflater = inflater.unused_data, zlib.decompressobj(window)
    while piece := inflater.decompress(inflater.unconsumed_tail, _CHUNK):
        yield piece
    if not inflater.eof:
        raise EOFError


def _window(packing: str, start: bytes) -> int:
    """zlib's parameter for gzip, for deflate, and for deflate as some servers send it, without its head."""
    if packing != "deflate":
        return 31
    return 15 if start[0] & 0x0F == 8 else -15
