"""The same bot over Socket Mode, and what happens when its line dies."""

from __future__ import annotations

import logging
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from threading import Thread

import pytest
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.sandbox.lookalike import SlackLookAlike
from bot.settings import Mode, Settings, SettingsError
from bot.socketmode import Rhythm, hang_up, running_socket
from tests.slack.conftest import QuickClock, settings_for
from tests.slack.test_duplicates import posts

WEBSOCKET = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # what RFC 6455 adds to the key
CALM = Rhythm(ping=0.2, look=0.05, silence=8, longest_pause=0.1)
QUICK = Rhythm(ping=0.1, look=0.05, silence=0.5, longest_pause=0.1)


@pytest.fixture
def own(slack: SlackLookAlike, data: Path) -> Settings:
    return settings_for(slack, data, Mode.SOCKET)


@pytest.fixture
def line(slack: SlackLookAlike, own: Settings, clock: QuickClock) -> Iterator[SlackLookAlike]:
    with running_socket(own, clock, CALM):
        slack.await_socket()
        yield slack


def test_commands_messages_mentions_and_buttons_are_answered(line: SlackLookAlike) -> None:
    listed = line.reply(line.slash("ana", "general", "/conf", "papers at MLSys 2022"))
    assert listed.ephemeral
    assert "6 to 10 of" in line.reply(line.press("ana", listed, "Next")).visible
    assert "Pathways: Asynchronous" in line.reply(line.direct_message("ana", "pathways")).visible
    assert "Pathways: Asynchronous" in line.reply(line.mention("ana", "general", "pathways")).visible
    assert not line.violations


def test_home_shortcuts_saving_and_citing_work_down_the_line(line: SlackLookAlike) -> None:
    line.open_home("ana")
    line.await_until(lambda: line.home("ana") is not None)
    listed = line.reply(line.slash("ana", "general", "/conf", "papers at MLSys 2022"))
    assert "Saved ✓" in line.reply(line.press("ana", listed, "Save 1")).visible
    line.await_until(lambda: "1. Pathways" in getattr(line.home("ana"), "visible", ""))
    assert "@inproceedings" in line.reply(line.slash("ana", "general", "/conf", "cite saved")).visible
    line.shortcut("ana", "look_up")
    line.await_until(lambda: line.modal("ana") is not None)
    view = line.modal("ana")
    assert view
    line.submit("ana", view, {"look_up": "pathways"})
    line.await_until(lambda: "1. Pathways" in getattr(line.modal("ana"), "visible", ""))
    assert not line.violations


def test_an_envelope_delivered_again_is_answered_once(line: SlackLookAlike) -> None:
    delivery = line.direct_message("ana", "pathways")
    assert line.again(delivery).ok
    line.reply(line.direct_message("ben", "help"))
    assert posts(line, 2) == 2


def test_a_refreshed_line_goes_on(line: SlackLookAlike) -> None:
    line.faults.refresh_socket()
    line.await_socket(opened=2)
    assert "Pathways" in line.reply(line.slash("ana", "general", "/conf", "pathways")).visible


def test_a_cut_line_is_opened_again(line: SlackLookAlike) -> None:
    line.faults.drop_socket()
    line.await_socket(opened=2)
    assert "Pathways" in line.reply(line.slash("ana", "general", "/conf", "pathways")).visible


def test_a_line_that_never_says_a_word_is_replaced(
    slack: SlackLookAlike, own: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library's own client would wait for ever, as no first pong comes."""
    with black_hole() as silent, caplog.at_level(logging.WARNING):
        addresses = iter([silent])
        issue = SocketModeClient.issue_new_wss_url
        monkeypatch.setattr(
            SocketModeClient, "issue_new_wss_url", lambda client: next(addresses, None) or issue(client)
        )
        with running_socket(own, None, QUICK):
            slack.await_socket()
            assert "Pathways" in slack.reply(slack.slash("ana", "general", "/conf", "pathways")).visible
    assert "the Socket Mode line is dead" in caplog.text


def test_while_slack_cannot_be_reached_it_is_tried_again(
    line: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    line.faults.refuse("apps.connections.open", "internal_error", times=3)
    with caplog.at_level(logging.WARNING):
        line.faults.drop_socket()
        line.await_socket(opened=2)
    assert "no new line yet" in caplog.text


def test_a_wrong_app_token_is_told_at_the_start(slack: SlackLookAlike, own: Settings) -> None:
    slack.faults.refuse("apps.connections.open", "invalid_auth")
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN"), running_socket(own, None, CALM):
        pass


def test_a_slack_out_of_reach_is_told_at_the_start(slack: SlackLookAlike, own: Settings) -> None:
    slack.faults.drop("apps.connections.open")
    with (
        pytest.raises(SettingsError, match=r"cannot be reached \([^<>]+\):"),
        running_socket(own, None, CALM),
    ):
        pass


def test_accepted_work_is_finished_at_the_end(
    slack: SlackLookAlike, own: Settings, clock: QuickClock
) -> None:
    with running_socket(own, clock, CALM):
        slack.await_socket()
        deliveries = [slack.direct_message(user, "pathways") for user in ("ana", "ben", "chen")]
    assert all(delivery.ok for delivery in deliveries)
    assert sum(call.method == "chat.postMessage" for call in slack.calls) == 3


@contextmanager
def black_hole() -> Iterator[str]:
    """A WebSocket server that shakes hands and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        held: list[socket.socket] = []

        def shake() -> None:
            connection, _ = listener.accept()
            held.append(connection)
            key = connection.recv(4_096).decode().partition("Sec-WebSocket-Key: ")[2].partition("\r\n")[0]
            digest = sha1(key.encode() + WEBSOCKET, usedforsecurity=False).digest()
            connection.sendall(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: " + b64encode(digest) + b"\r\n\r\n"
            )

        thread = Thread(target=shake)
        thread.start()
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/link"
        thread.join()
        for connection in held:
            connection.close()


class Vanishing(SocketModeClient):
    """slack_sdk's client whose reader takes the socket away while it closes."""

    def __init__(self) -> None:
        self.current_session = None
        self.closes = 0

    def close(self) -> None:
        self.closes += 1
        if self.closes == 1:
            raise AttributeError("'NoneType' object has no attribute 'close'")


def test_a_line_that_goes_away_while_it_is_closed_is_closed_all_the_same() -> None:
    client = Vanishing()
    hang_up(client)
    assert client.closes == 2
