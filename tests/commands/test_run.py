"""``hallway run`` as a process: it serves, tells how it is, and stops when told to."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.sandbox.lookalike import SlackLookAlike

ROOT = Path(__file__).parents[2]


@contextmanager
def running(slack: SlackLookAlike, data: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """The bot as a process of its own, connected to the look-alike; stopped at the end."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
    }
    command = [sys.executable, "-m", "bot", "run", *arguments, "--data", str(data)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ) as process:
        try:
            yield process
        finally:
            process.terminate()


def address(process: "subprocess.Popen[str]") -> str:
    """Where it says it listens."""
    assert process.stderr
    for line in process.stderr:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError("it never said where it listens")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_over_http_it_answers_until_it_is_told_to_stop(fresh: Path, how: signal.Signals) -> None:
    with SlackLookAlike() as slack, running(slack, fresh, "--http", "--port", "0") as process:
        url = address(process)
        slack.connect_http(url)
        assert "Pathways" in slack.reply(slack.slash("ana", "general", "/conf", "pathways")).visible
        with urlopen(url.replace("/slack/events", "/healthz"), timeout=10) as health:
            assert (health.status, health.read()) == (200, b"ok")
        process.send_signal(how)
        assert process.wait(30) == 0


def test_with_an_app_token_it_answers_in_socket_mode(fresh: Path) -> None:
    with SlackLookAlike() as slack, running(slack, fresh) as process:
        slack.await_socket(30)
        assert "Dawn Song" in slack.reply(slack.direct_message("ana", "who is Dawn Song?")).visible
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
