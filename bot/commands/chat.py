"""``hallway chat``: the real bot in a make-believe Slack, in this terminal."""

from __future__ import annotations

import importlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import click

from bot.commands.common import data_option, opened
from bot.commands.load_seeds import load
from bot.commands.make_believe import make_believe
from bot.manifest import manifest
from bot.sandbox.terminal import Terminal
from bot.sandbox.terminal_text import Ink
from bot.settings import environment, read_settings

WELCOME = """\
Hallway in a make-believe Slack: the real bot answers, and nothing leaves this machine.
You are ana, writing to hallway. Press buttons by their number; :help says more, :quit leaves.

Try   /conf pathways
      what is on Monday afternoon at MLSys 2022?
      what did the trip report say about DietCode?

Your own page: :home
Digests: /digest federated learning every monday 9:00, press Save, then :advance to monday 9:00"""
NARROW, WIDE = 40, 100


@click.command()
@click.option(
    "--demo", is_flag=True, help="Load the shipped items first; without --data, for this chat only."
)
@data_option
def command(demo: bool, data: Path | None) -> None:
    """Talk to the bot here: /conf and plain words in, what Slack would show out.

    Lines may also come from a pipe: echo "/conf pathways" | hallway chat --demo
    """
    with ExitStack() as stack:
        if demo:
            data = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hallway-")))
            load(read_settings(environment(), data=data))
        with opened(data) as here:
            folder = here.settings.data
        terminal = stack.enter_context(_terminal(folder))
        click.echo(WELCOME)
        _talk(terminal)


@contextmanager
def _terminal(data: Path) -> Iterator[Terminal]:
    """A page in this terminal."""
    with make_believe(data) as here:
        width = max(NARROW, min(WIDE, shutil.get_terminal_size().columns))
        terminal = Terminal(here.slack, click.echo, Ink(colour=sys.stdout.isatty()), width)
        terminal.rehearsal = here.rehearsal
        terminal.commands = tuple(each["command"] for each in manifest()["features"]["slash_commands"])
        yield terminal


def _talk(terminal: Terminal) -> None:
    """Line by line until the person leaves or the input ends."""
    live = sys.stdin.isatty()
    if live:
        with suppress(ImportError):
            importlib.import_module("readline")  # arrow keys and a history, where Python has it
    while (line := _line(terminal.prompt, live)) is not None:
        if not terminal.type(line):
            return
    terminal.catch_up()


def _line(prompt: str, live: bool) -> str | None:
    """The next line, or None at the end; what comes from a pipe is shown, as it reads better so."""
    click.echo()
    try:
        line = input(prompt) if live else sys.stdin.readline()
    except EOFError:
        click.echo()
        return None
    if not live and line:
        click.echo(prompt + line.rstrip())
    return line if live or line else None
