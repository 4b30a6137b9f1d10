"""Socket Mode, with slack_sdk's own client at the other end."""

from __future__ import annotations

import io
import json
import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import BinaryIO

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.socket_mode import Hub
from bot.sandbox.transport import SocketTransport
from bot.sandbox.websocket import CLOSE, PING, PONG, TEXT, Line, LineClosed, accept_key
from tests.sandbox.small_app import over_socket


@pytest.fixture(scope="module")
def app() -> Iterator[SlackLookAlike]:
    """One app on one line for the whole file: slack_sdk's client takes a second to close."""
    with SlackLookAlike() as slack, over_socket(slack):
        yield slack


def test_a_command_is_answered_down_the_line(app: SlackLookAlike) -> None:
    seen = app.reply(app.slash("ana", "general", "/hello", "world"))
    assert (seen.text, seen.ephemeral) == ("hello world", True)


def test_a_button_pages_in_place(app: SlackLookAlike) -> None:
    first = app.reply(app.slash("ana", "ml-systems", "/page"))
    assert app.reply(app.press("ana", first, "next")).text == "Page 2 of many"
    assert len(app.screen("ana", "ml-systems")) == 1


def test_an_event_and_its_repeats_arrive(app: SlackLookAlike) -> None:
    delivery = app.direct_message("ben", "hi")
    assert app.reply(delivery).text == "you said hi"
    assert app.again(delivery).ok


def test_a_modal_shows_the_errors_of_its_submission(app: SlackLookAlike) -> None:
    app.slash("ana", "general", "/topics")
    modal = app.modal("ana")
    assert modal is not None
    app.submit("ana", modal, {"typed": "ML"})
    refused = app.modal("ana")
    assert refused is not None
    assert refused.errors == {"topic": "Too short"}
    app.submit("ana", modal, {"typed": "systems"})
    assert app.modal("ana") is None


def test_a_command_that_fails_is_not_acknowledged(app: SlackLookAlike) -> None:
    app.answer_within = 0.05
    app.await_socket()
    assert app.slash("ana", "general", "/broken").problem == "http_timeout"
    assert app.screen("ana", "general")[-1].text == '/broken failed with the error "operation_timeout"'
    app.answer_within = app.allowed
    app.await_socket()


def test_the_app_comes_back_when_it_is_asked_to_reconnect(app: SlackLookAlike) -> None:
    before = app.hub.opened
    app.faults.refresh_socket()
    app.await_socket(opened=before + 1)
    assert app.slash("ana", "general", "/hello").ok


def test_the_app_comes_back_after_the_line_was_cut(app: SlackLookAlike) -> None:
    before = app.hub.opened
    app.faults.drop_socket()
    app.await_socket(opened=before + 1)
    assert app.slash("ana", "general", "/hello").ok


def test_without_a_line_nothing_is_delivered() -> None:
    with SlackLookAlike() as slack:
        with pytest.raises(RuntimeError, match="no app is connected"):
            slack.slash("ana", "general", "/hello")
        with pytest.raises(TimeoutError, match="did not connect"):
            slack.await_socket(0)
        slack.connect_http("http://127.0.0.1:9/")
        assert slack.slash("ana", "general", "/hello").problem == "connection_failed"


# The line itself


def masked(opcode: int, payload: bytes, *, last: bool = True, size: int | None = None) -> bytes:
    """A frame as a client sends it."""
    head = bytes([(0x80 if last else 0) | opcode])
    length = len(payload) if size is None else size
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 2**16:
        head += struct.pack("!BH", 0x80 | 126, length)
    else:
        head += struct.pack("!BQ", 0x80 | 127, length)
    mask = b"\x01\x02\x03\x04"
    return head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))


def line_reading(*frames: bytes) -> Line:
    """A line whose other side sent this and left."""
    ours, theirs = socket.socketpair()
    theirs.close()
    ours.close()
    return Line(ours, io.BytesIO(b"".join(frames)))


def test_the_handshake_answer_is_the_one_of_the_rfc() -> None:
    assert accept_key("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_messages_of_every_length_are_read(size: int) -> None:
    assert line_reading(masked(TEXT, b"x" * size)).receive() == (TEXT, b"x" * size)


def test_a_message_in_pieces_is_put_together_and_pings_between_them_are_seen() -> None:
    whole = line_reading(masked(TEXT, b"a", last=False), masked(0, b"b"), masked(PING, b"p"))
    assert [whole.receive(), whole.receive()] == [(TEXT, b"ab"), (PING, b"p")]


@pytest.mark.parametrize(
    "frames",
    [
        (b"",), (b"\x81",), (b"\x81\x01x",), (masked(TEXT, b"", size=2**21),),
        tuple(masked(TEXT if n == 0 else 0, b"x" * 2**20, last=False) for n in range(2)),
    ],
)  # fmt: skip
def test_a_line_that_breaks_the_rules_is_closed(frames: tuple[bytes, ...]) -> None:
    with pytest.raises(LineClosed):
        line_reading(*frames).receive()


def test_nothing_can_be_sent_down_a_closed_line() -> None:
    closed = line_reading()
    closed.cut()
    with pytest.raises(LineClosed):
        closed.send(TEXT, b"x")


def test_reading_from_a_socket_that_is_gone_ends_the_line() -> None:
    ours, theirs = socket.socketpair()
    reader = ours.makefile("rb")
    line = Line(ours, reader)
    reader.close()
    ours.close()
    theirs.close()
    with pytest.raises(LineClosed):
        line.receive()


@pytest.mark.parametrize("size", [125, 126, 65_536])
def test_what_is_sent_has_the_right_head(size: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, theirs.makefile("rb") as reader:
        theirs.settimeout(5)
        Line(ours, reader).send(PONG, b"x" * size)
        head = {125: 2, 126: 4, 65_536: 10}[size]
        assert reader.read(head + size).endswith(b"x" * size)


@contextmanager
def hub_with_line() -> Iterator[tuple[Hub, socket.socket, BinaryIO]]:
    """A hub with one open line, the socket at its other end, and what arrives there after the hello."""
    ours, theirs = socket.socketpair()
    hub = Hub("A1")
    with ours, theirs, ours.makefile("rb") as reader, theirs.makefile("rb") as arriving:
        theirs.settimeout(5)
        serving = Thread(target=hub.serve, args=(Line(ours, reader),))
        serving.start()
        hub.await_line(5)
        assert json.loads(arriving.read(arriving.read(4)[3]))["type"] == "hello"
        try:
            yield hub, theirs, arriving
        finally:
            hub.close()
            serving.join()


def test_a_ping_is_answered_and_a_closed_line_is_forgotten() -> None:
    with hub_with_line() as (hub, theirs, arriving):
        theirs.sendall(masked(PING, b"p") + masked(CLOSE, b""))
        assert arriving.read(5) == bytes([0x80 | PONG, 1]) + b"p" + bytes([0x80 | CLOSE, 0])
        hub.await_gone(5)
        with pytest.raises(LineClosed, match="no Socket Mode connection"):
            hub.deliver("events_api", {}, (0, ""), 1)


def test_a_line_that_ends_before_the_acknowledgement_fails_the_delivery() -> None:
    with hub_with_line() as (hub, theirs, arriving), ThreadPoolExecutor(1) as pool:
        delivering = pool.submit(SocketTransport(hub, 5).deliver, "events_api", {})
        assert arriving.read(1) == bytes([0x80 | TEXT])
        theirs.shutdown(socket.SHUT_WR)
        assert delivering.result().problem == "connection_failed"


def test_a_hub_that_ends_says_so() -> None:
    with hub_with_line() as (hub, _, arriving):
        hub.close()
        assert arriving.read(4) == bytes([0x80 | CLOSE, 2]) + struct.pack("!H", 1000)
        hub.close()
