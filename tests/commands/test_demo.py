"""``hallway demo``: the page is served until someone ends it, whatever the terminal is like."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from bot.commands.browser import has_screen
from bot.commands.demo import next_digest
from bot.commands.tour import programme
from bot.manifest import manifest
from store.deliveries import Profile, Schedule
from store.store import Store

ROOT = Path(__file__).parents[2]
PATIENCE = 60
THURSDAY = datetime(2026, 1, 8, 10, 0, tzinfo=UTC)


@contextmanager
def demo(*arguments: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, with nothing to read and no terminal."""
    surroundings = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    given = {**surroundings, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environ}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=given,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str]) -> str:
    """What it says before it waits."""
    assert process.stdout
    return "".join(iter_until(process.stdout, "Ctrl-C"))


def iter_until(lines: IO[str], word: str) -> Iterator[str]:
    for line in lines:
        yield line
        if word in line:
            return


def test_without_a_terminal_or_a_screen_it_says_the_address_and_serves(tmp_path: Path) -> None:
    with demo("--port", "0", TMPDIR=str(tmp_path)) as process:
        said = told(process)
        assert "Open this address in a browser on this machine." in said
        url = re.findall(r"http://127\.0\.0\.1:\d+/", said)[0]
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            assert b"<title>Hallway demo</title>" in answer.read()
        with urllib.request.urlopen(f"{url}api/about", timeout=PATIENCE) as answer:
            about = json.load(answer)
        assert [len(about["tries"]), about["jumps"]] == [3, ["To the next digest"]]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out, err) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_the_browser_is_shown_the_address(tmp_path: Path, loaded: Path) -> None:
    seen = tmp_path / "seen"
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    opener.chmod(0o755)
    with demo("--port", "0", "--data", str(loaded), BROWSER=f"{opener} %s") as process:
        said = told(process)
        assert "It opens in your browser." in said
        assert seen.read_text().strip() in said
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


def test_a_browser_that_does_not_start_is_no_failure(loaded: Path) -> None:
    with demo("--port", "0", "--data", str(loaded), BROWSER="/nonexistent/browser") as process:
        assert "Open this address in a browser on this machine." in told(process)


def test_a_port_in_use_is_told_with_what_to_do(loaded: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        with demo("--port", port, "--data", str(loaded)) as process:
            out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, "")
    assert err.splitlines() == [
        f"The page cannot be served at port {port} of 127.0.0.1: address already in use.",
        "Choose another one, or let the system choose: hallway demo --port 0",
    ]


@pytest.mark.parametrize("port", ["65536", "-1", "four"])
def test_what_is_no_port_is_wrong_usage(port: str) -> None:
    done = CliRunner().invoke(hallway, ["demo", "--port", port])
    assert done.exit_code == 2
    assert "--port" in done.output


@pytest.mark.parametrize(
    ("environ", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"BROWSER": "firefox"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_browser_of_the_terminal_is_never_started(
    environ: dict[str, str], platform: str, there: bool
) -> None:
    assert has_screen(environ, platform) is there


def test_the_page_offers_what_the_manifest_declares() -> None:
    declared = manifest()["features"]
    told = programme(lambda now: now)
    assert [each.name for each in told.commands] == [each["command"] for each in declared["slash_commands"]]
    assert all(each.hint and each.description for each in told.commands)
    assert len(told.shortcuts) == len(declared["shortcuts"])
    assert told.home == declared["app_home"]["home_tab_enabled"]


def test_the_next_digest_is_the_first_of_all_that_run(tmp_path: Path) -> None:
    store = Store(tmp_path)
    find = next_digest(store)
    assert find(THURSDAY) is None
    profile = Profile(topics=("privacy",))
    for weekdays, zone in (((0,), "Europe/London"), ((4,), "Asia/Tokyo"), ((3,), "Nowhere/Land")):
        store.subscribe("T1", "C1", profile, Schedule(weekdays, 9, 0, zone), user="U1", now=THURSDAY)
    assert find(THURSDAY) == datetime(2026, 1, 9, 0, 0, tzinfo=UTC)
    friday = next(one for one in store.subscriptions() if one.schedule.weekdays == (4,))
    store.pause(friday.id, "", "U1", THURSDAY)
    assert find(THURSDAY) == datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
    store.close()


def test_the_folder_of_a_real_workspace_is_left_alone(fresh: Path) -> None:
    store = Store(fresh)
    store.subscribe("T0REAL", "C1", Profile(topics=("privacy",)), Schedule(), user="U1", now=THURSDAY)
    store.close()
    done = CliRunner().invoke(hallway, ["demo", "--port", "0", "--data", str(fresh)])
    assert done.exit_code == 1
    assert "digests of a real workspace" in done.stderr
    assert "leave --data out" in done.stderr
