"""Writes what the README shows of the program, as ``make readme`` does; a test holds the README to it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from prometheus_client.core import Metric

import seeds
from bot.__main__ import NAMES, hallway
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
    """The group's help, then each subcommand's."""
    with click.Context(hallway, info_name="hallway", **hallway.context_settings) as top:
        commands = [(name, hallway.get_command(top, name)) for name in NAMES]
        helps = [shown(command, name, top) for name, command in commands if command]
    return "\n".join(map(fenced, [shown(hallway, "hallway"), *helps]))


def shown(command: click.Command, name: str, parent: click.Context | None = None) -> str:
    """One command's help."""
    settings = {**command.context_settings, "terminal_width": WIDTH}
    with click.Context(command, parent, name, **settings) as context:
        return command.get_help(context)


def fenced(text: str) -> str:
    """As a block of what a terminal shows."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```console\n{lines}\n```\n"


if __name__ == "__main__":
    README.write_text(current(README.read_text(encoding="utf-8")), encoding="utf-8")
