"""``hallway chat``, from a pipe and at a terminal."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import hallway
from tests.commands.conftest import Run

PATIENCE = 30
"""Seconds that a process has; then the test fails."""
ROOT = Path(__file__).parents[2]
SCRIPT = "/conf pathways\n\n:channel general\n@hallway who is Dawn Song?\n"


def test_the_demo_loads_what_it_needs_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = CliRunner().invoke(hallway, ["chat", "--demo"], input=SCRIPT)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Hallway in a make-believe Slack")
    assert "1. Pathways: Asynchronous Distributed Dataflow for ML" in done.stdout
    assert "Dawn Song" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_talk_from_a_pipe_shows_what_was_typed(run: Run) -> None:
    done = run("chat", input="/conf pathways\n:quit\nnot read any more\n")
    assert done.exit_code == 0
    assert "ana · DM with hallway > /conf pathways" in done.stdout
    assert "not read any more" not in done.stdout


def test_the_app_is_invited_and_what_is_no_command_is_told(run: Run) -> None:
    typed = (":channel quiet", "/digest privacy", "1", "/invite @hallway", "1", "/nonsense", ":quit")
    shown = " ".join(run("chat", input="\n".join(typed)).stdout.split())
    assert "Saved, but paused: I am not in #quiet" in shown
    assert "@hallway was added to #quiet by @ana." in shown
    assert "Resumed by @ana" in shown
    assert "/nonsense is not a command here. Commands: /conf, /digest, /invite, /remove" in shown


def test_every_suggestion_of_the_first_screen_finds_something(run: Run) -> None:
    welcome = run("chat", input="").stdout
    tries = [
        line.removeprefix("Try").strip() for line in welcome.splitlines() if line[:6] in ("Try   ", " " * 6)
    ]
    assert len(tries) == 3
    for line in tries:
        shown = run("chat", input=line + "\n").stdout.removeprefix(welcome)
        assert "1. " in shown
        assert "Nothing found" not in shown


def has_terminals() -> bool:
    """Whether a program may be given a terminal that is none; a bare chroot has none of them."""
    try:
        for end in os.openpty():
            os.close(end)
    except (AttributeError, OSError):
        return False
    return True


NO_TERMINALS = pytest.mark.skipif(not has_terminals(), reason="this system has no pseudo-terminals")


@NO_TERMINALS
def test_at_a_terminal_it_prompts_and_shows_styles(loaded: Path) -> None:
    with at_a_terminal(loaded) as (process, terminal):
        assert until(b"ana \xc2\xb7 DM with hallway > ", terminal)
        os.write(terminal, b"/conf pathways\n")
        assert b"\x1b[1mhallway" in until(b"hallway > ", terminal)
        os.write(terminal, b"\x04")
        assert process.wait(PATIENCE) == 0


@NO_TERMINALS
def test_at_a_terminal_an_interrupt_leaves_quietly(loaded: Path) -> None:
    with at_a_terminal(loaded) as (process, terminal):
        assert b"Traceback" not in until(b"hallway > ", terminal)
        process.send_signal(signal.SIGINT)
        # One that comes just before the line is waited for is seen only when a line has come.
        with suppress(OSError):
            os.write(terminal, b"\n")
        assert process.wait(PATIENCE) == 130


@contextmanager
def at_a_terminal(data: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The chat on a pseudo-terminal, and our side of it."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "bot", "chat", "--data", str(data)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(ours)


def until(end: bytes, terminal: int) -> bytes:
    """What is shown until it ends so."""
    shown = b""
    while not shown.endswith(end):
        assert select.select([terminal], [], [], PATIENCE)[0], shown
        shown += os.read(terminal, 65536)
    return shown
