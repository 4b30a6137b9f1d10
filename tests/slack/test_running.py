"""Beginning and end: what is told at the start, and that nothing accepted is lost at the end."""

from __future__ import annotations

import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from bot.lifecycle import told_to_stop
from bot.sandbox.lookalike import SlackLookAlike
from bot.server import Address, running_http, serve_http
from bot.settings import Settings, SettingsError
from bot.socketmode import serve_socket
from store.marks import MarkName
from store.store import Store
from tests.slack.conftest import settings_for

PROGRAM = """
import sys
from bot.logs import set_up_logging
from bot.server import serve_http
from bot.socketmode import serve_socket
from tests.slack.conftest import settings_for
from bot.settings import Mode, environment, read_settings
mode = Mode(sys.argv[1])
settings = read_settings(environment(), mode)
set_up_logging(settings)
serve_http(settings, "127.0.0.1", int(sys.argv[2])) if mode is Mode.HTTP else serve_socket(settings)
"""


def start(slack: SlackLookAlike, data: Path, mode: str, port: int = 0) -> subprocess.Popen[str]:
    """The bot in a process of its own, listening or connected."""
    environ = {
        **os.environ,
        "HALLWAY_DATA": str(data),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
    }
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, mode, str(port)], env=environ, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "listening at" in line or "connected by" in line:
            return process
    raise AssertionError("the bot did not start")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def ended(process: subprocess.Popen[str]) -> str:
    """What it logged until its end, which must be a good one."""
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    return errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_over_http_a_signal_ends_the_bot_after_its_work(
    slack: SlackLookAlike, data: Path, number: int
) -> None:
    port = free_port()
    process = start(slack, data, "http", port)
    slack.connect_http(Address("127.0.0.1", port).url)
    slack.faults.hold("chat.postMessage")
    for user in ("ana", "ben", "chen"):
        assert slack.direct_message(user, "pathways").ok
    slack.faults.await_held()
    process.send_signal(number)
    slack.faults.release()
    errors = ended(process)
    assert sum(call.method == "chat.postMessage" for call in slack.calls) == 3
    assert "stopping" in errors


def test_over_socket_mode_a_signal_ends_the_bot_after_its_work(slack: SlackLookAlike, data: Path) -> None:
    process = start(slack, data, "socket")
    slack.await_socket()
    for user in ("ana", "ben", "chen"):
        assert slack.direct_message(user, "pathways").ok
    process.send_signal(signal.SIGTERM)
    errors = ended(process)
    assert sum(call.method == "chat.postMessage" for call in slack.calls) == 3
    for secret in (slack.bot_token, slack.app_token, slack.signing_secret):
        assert secret not in errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_told_once_and_the_next_one_acts_as_before(number: int) -> None:
    before = signal.getsignal(number)
    with told_to_stop() as told:
        assert signal.getsignal(number) is not before
        os.kill(os.getpid(), number)
        assert told.wait(5)
        assert signal.getsignal(number) is before
    assert signal.getsignal(number) is before


def test_serving_ends_with_a_signal_in_this_process_too(settings: Settings, slack: SlackLookAlike) -> None:
    def end() -> None:
        # The first thing the bot asks of Slack; by then it listens for signals.
        slack.await_until(lambda: bool(slack.calls))
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=end).start()
    serve_http(settings, "127.0.0.1", 0)


def test_an_answer_under_way_is_finished_before_the_end(settings: Settings, slack: SlackLookAlike) -> None:
    with running_http(settings) as address:
        slack.connect_http(address.url)
        assert slack.slash("ana", "general", "/conf", "pathways").status == 200
    with pytest.raises(OSError, match=r"refused|reset"):
        http.client.HTTPConnection(address.host, address.port, timeout=5).request("GET", "/healthz")


def test_a_port_in_use_is_told(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = rf"Cannot listen at 127.0.0.1 port {port} \([^()]+\): choose another"
        with pytest.raises(SettingsError, match=said), running_http(settings, port=port):
            pass


def test_an_address_of_version_six_is_written_in_brackets() -> None:
    assert Address("::1", 80).url == "http://[::1]:80/slack/events"


def test_a_refused_bot_token_is_told_at_the_start(settings: Settings, slack: SlackLookAlike) -> None:
    slack.faults.revoke()
    with pytest.raises(SettingsError, match=r"SLACK_BOT_TOKEN \(token_revoked\)"), running_http(settings):
        pass


def test_a_token_that_is_revoked_meanwhile_is_told_with_what_to_do(
    settings: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), running_http(settings) as address:
        slack.connect_http(address.url)
        slack.faults.revoke()
        assert slack.direct_message("ana", "pathways").ok
        assert "Pathways" in slack.slash("ana", "general", "/conf", "pathways").body
    assert "token_revoked" in caplog.text
    assert "put the new token there and restart" in caplog.text


def test_a_slack_out_of_reach_does_not_keep_the_bot_from_starting(
    settings: Settings, slack: SlackLookAlike, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.drop("auth.test")
    with caplog.at_level(logging.WARNING), running_http(settings) as address:
        slack.connect_http(address.url)
        assert "Pathways" in slack.slash("ana", "general", "/conf", "pathways").body
    assert "could not be reached" in caplog.text


def test_missing_scopes_are_told_at_the_start(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    with (
        SlackLookAlike(scopes=("commands", "chat:write")) as slack,
        caplog.at_level(logging.WARNING),
        running_http(settings_for(slack, data)),
    ):
        pass
    assert "app_mentions:read, im:history" in caplog.text


def test_work_that_does_not_end_is_told(
    settings: Settings,
    slack: SlackLookAlike,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.desk._PATIENCE", 0.01)
    slack.faults.hold("chat.postMessage")
    with caplog.at_level(logging.ERROR):
        with running_http(settings) as address:
            slack.connect_http(address.url)
            slack.direct_message("ana", "pathways")
            slack.faults.await_held()
        slack.faults.release()
    assert "before all accepted work was done" in caplog.text


def test_socket_mode_needs_slack(settings: Settings, slack: SlackLookAlike) -> None:
    slack.faults.refuse("apps.connections.open", "not_allowed_token_type")
    with pytest.raises(SettingsError, match="not_allowed_token_type"):
        serve_socket(settings)


def test_a_bot_leaves_a_sign_of_life_as_soon_as_it_runs(settings: Settings) -> None:
    with running_http(settings, ticking=True), closing(Store(settings.data)) as store:
        assert store.marked(MarkName.TICK) is not None
