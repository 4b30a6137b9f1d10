"""Writes what the README shows of the program, as ``make readme`` does; a test holds the README to it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from prometheus_client.core import Metric

import seeds
from bot.__main__ import CODES, SECTIONS, hallway
from bot.clock import SystemClock
from bot.sandbox.clock import MONDAY_MORNING, HandClock
from bot.sandbox.lookalike import SlackLookAlike
from bot.sandbox.rehearsal import Rehearsal
from bot.sandbox.terminal import Terminal
from bot.sandbox.terminal_text import Ink
from bot.server import running_http
from bot.settings import Mode, read_settings
from bot.watching.metrics import Metrics
from bot.watching.readiness import Readiness
from bot.watching.standing import Standing
from store.store import Store

README = Path(__file__).parents[2] / "README.md"
WIDTH = 100
QUESTION = "how many papers were accepted at MLSys 2022?"
WISH = "/digest federated learning at most 1 every monday 9:00"
SUBSCRIBED = (":channel general", WISH, "1", ":channel general")
"""The number presses Save; to come again clears the numbers."""
ARRIVES = ":advance to monday 9:00"


def current(text: str) -> str:
    """The README's text with its blocks as they should be."""
    for name, block in (("session", session()), ("metrics", metrics()), ("help", overview())):
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        before, rest = text.split(begin)
        text = before + begin + block + end + rest.split(end)[1]
    return text


def session() -> str:
    """A question and its answer, and a channel's digest, as ``hallway chat`` shows them."""
    with _talking() as (terminal, lines):
        asked = [terminal.prompt + QUESTION]
        terminal.type(QUESTION)
        answered = [*lines]
        for line in SUBSCRIBED:
            terminal.type(line)
        came = len(lines)
        terminal.type(ARRIVES)
        digest = lines[lines.index("hallway", came) :]
    return fenced("\n".join((*asked, *answered, "", "#general, on Monday at 9:00", "", *digest)))


@contextmanager
def _talking() -> Iterator[tuple[Terminal, list[str]]]:
    """A terminal on the shipped items, on a Monday of its own, and the lines that it shows."""
    clock, lines = HandClock(MONDAY_MORNING), list[str]()
    with tempfile.TemporaryDirectory() as data, SlackLookAlike(clock=clock, signing_clock=clock) as slack:
        with closing(Store(Path(data))) as store:
            store.load_seeds(seeds.folder(), clock.now())
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": slack.signing_secret}
        settings = read_settings({**tokens, "SLACK_API_URL": slack.api_url}, Mode.HTTP, Path(data))
        with running_http(settings, clock) as server:
            slack.connect_http(server.url)
            terminal = Terminal(slack, lines.append, Ink(), WIDTH)
            terminal.rehearsal = Rehearsal(clock, server.tick)
            yield terminal, lines


def metrics() -> str:
    """A table of what ``/metrics`` tells, the process's own left out."""
    with tempfile.TemporaryDirectory() as data:
        store, counted, readiness = Store(Path(data)), Metrics(), Readiness(tuple)
        counted.acknowledged("", "", 0)
        counted.answered("", 0)
        for count in (counted.failed, counted.delivered, counted.synced, counted.limited):
            count("")
        counted.posted("", "")
        standing = Standing(store, SystemClock(), counted, readiness, dict)
        found = [*counted.registry.collect(), *standing.collect()]
        store.close()
    rows = sorted(f"| {_metric(each)} |" for each in found if each.name.startswith("hallway_"))
    return "\n".join(("| metric | kind | labels | what |", "|---|---|---|---|", *rows, ""))


def _metric(metric: Metric) -> str:
    of_samples = {label for sample in metric.samples for label in sample.labels}
    labels = (of_samples | set(getattr(metric, "_labelnames", ()))) - {"le"}
    name = metric.name + {"counter": "_total", "info": "_info"}.get(metric.type, "")
    return f"`{name}` | {metric.type} | {', '.join(sorted(labels))} | {metric.documentation}"


def overview() -> str:
    """A line for each command, under the headings of ``--help``, and the exit codes."""
    rows = ["| command | what | options |", "|---|---|---|"]
    with click.Context(hallway, info_name="hallway", **hallway.context_settings) as top:
        for heading, told in SECTIONS.items():
            rows.append(f"| **{heading}** | | |")
            for name, words in told.items():
                command = hallway.get_command(top, name)
                assert command
                rows += _rows(command, name, words, top)
    codes = re.findall(r"^  (\d+) +(.+)$", CODES, re.MULTILINE)
    ends = "\n".join(f"- {code}: {words}" for code, words in codes)
    return "\n".join((*rows, "", "Exit codes:", "", ends, ""))


def _rows(command: click.Command, name: str, words: str, parent: click.Context) -> Iterator[str]:
    """A command's line, and those of its subcommands."""
    with click.Context(command, parent, name, **command.context_settings) as context:
        subs = command.list_commands(context) if isinstance(command, click.Group) else []
        called = " ".join((context.command_path, *_arguments(command, context))).replace("|", r"\|")
        yield f"| `{called}` | {words} | {'' if subs else _options(command)} |"
        for sub in subs:
            found = command.get_command(context, sub) if isinstance(command, click.Group) else None
            if found:
                yield from _rows(found, sub, found.get_short_help_str(WIDTH).rstrip("."), context)


def _arguments(command: click.Command, context: click.Context) -> list[str]:
    found = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    return [piece for piece in found if not piece.startswith("COMMAND") and piece != "[ARGS]..."]


def _options(command: click.Command) -> str:
    """All but those that every command has."""
    every = (each for each in command.params if isinstance(each, click.Option) and each.name != "data")
    return ", ".join("/".join(f"`{name}`" for name in (*each.opts, *each.secondary_opts)) for each in every)


def fenced(text: str) -> str:
    """As a block of what a terminal shows."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```console\n{lines}\n```\n"


if __name__ == "__main__":
    README.write_text(current(README.read_text(encoding="utf-8")), encoding="utf-8")
