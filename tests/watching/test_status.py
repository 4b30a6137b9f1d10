"""Alive, ready, and when not."""

from __future__ import annotations

import logging
import socket
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from bot.sandbox.lookalike import SlackLookAlike
from bot.server import running_http
from bot.settings import Settings, SettingsError
from bot.socketmode import running_socket
from bot.watching.readiness import Readiness
from tests.watching.conftest import Looker, looked_at


def test_over_http_it_is_alive_and_ready_beside_slacks_requests_and_at_a_port_of_its_own(
    watched: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched) as address, looked_at(caplog) as looker:
        for each in (looker, Looker(f"http://127.0.0.1:{address.port}")):
            assert each.ask("/healthz") == (200, "ok")
            assert each.ask("/readyz") == (200, "ok")
        assert looker.ask("/metrics")[0] == 200
        told = "There is nothing here. To ask for: /healthz, /readyz, /metrics"
        assert looker.ask("/") == looker.ask("/elsewhere") == (404, told)


def test_where_there_is_a_status_port_the_metrics_are_only_there(
    settings: Settings, watched: Settings
) -> None:
    for each, status in ((settings, 200), (watched, 404)):
        with running_http(each) as address:
            assert Looker(f"http://127.0.0.1:{address.port}").ask("/metrics")[0] == status


def test_in_socket_mode_it_is_not_ready_while_its_line_is_down(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_socket(watched), looked_at(caplog) as looker:
        slack.await_socket()
        assert looker.ask("/readyz") == (200, "ok")
        slack.faults.refuse("apps.connections.open", "fatal_error", times=100)
        slack.faults.drop_socket()
        told = next(said for _ in range(50_000) if (said := looker.ask("/readyz"))[0] == 503)
        assert "line is down" in told[1]
        assert looker.ask("/healthz")[0] == 200


def test_a_database_that_cannot_be_read_makes_it_unready_and_leaves_it_alive(
    watched: Settings, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), running_http(watched), looked_at(caplog) as looker:
        for path in data.glob("catalogue.db*"):
            path.write_bytes(b"this is no database" * 1_000)
        status, said = looker.ask("/readyz")
        assert (status, "catalogue.db" in said) == (503, True)
        assert looker.ask("/healthz")[0] == 200
        assert looker.counted("hallway_ready") == 0
        assert looker.counted("hallway_database_bytes", file="team.db") > 0


def test_it_is_unready_from_the_moment_it_is_told_to_stop_until_all_is_done(
    watched: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    bot = running_http(watched)
    address = bot.__enter__()
    slack.connect_http(address.url)
    slack.faults.hold("chat.postMessage")
    assert slack.direct_message("ana", "pathways").ok
    slack.faults.await_held()
    with looked_at(caplog) as looker:
        ending = Thread(target=lambda: bot.__exit__(None, None, None))
        ending.start()
        while _takes(address.port):
            pass
        assert looker.ask("/readyz") == (503, "Hallway is stopping.")
        assert looker.ask("/healthz")[0] == 200
        slack.faults.release()
        ending.join(30)
    assert sum(call.method == "chat.postMessage" for call in slack.calls) == 1


def _takes(port: int) -> bool:
    """Whether a connection is accepted there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def test_a_status_port_in_use_is_told(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = replace(settings, status_port=port)
        with pytest.raises(SettingsError, match="--status-host or --status-port"), running_http(busy):
            pass


def test_before_the_start_is_over_it_is_not_ready() -> None:
    readiness = Readiness(lambda: ("the disk is full",))
    assert readiness.problems() == ("Hallway is starting.",)
    readiness.begin(lambda: ("the line is down",))
    assert readiness.problems() == ("the disk is full", "the line is down")
    readiness.leave()
    assert readiness.problems() == ("Hallway is stopping.",)
