"""``hallway doctor``: what is wrong here, and what to do about it."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.common import data_option
from bot.commands.group import NOTHING
from bot.doctor import Case, Finding, Level, examine
from bot.settings import environment

EPILOG = """It only looks: nothing is changed, and it may run beside the bot. The databases are copied into
the folder for temporary files to be examined, which takes as much room there for a moment.

\b
Exit codes:
  0    nothing is wrong
  1    a problem was found"""
_COLOURS = {Level.OK: "green", Level.NOTE: "yellow", Level.PROBLEM: "red"}


@click.command(epilog=EPILOG)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: check, level, text, remedy.")
@click.option("--offline", is_flag=True, help="Do not ask Slack.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the bot listens (HTTP).")
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="The same.")
@data_option
def command(as_json: bool, offline: bool, host: str, port: int, data: Path | None) -> None:
    """Find what keeps Hallway from working: settings, files, disk, clock, Slack, digests, sources."""
    logging.getLogger("slack_sdk").setLevel(logging.ERROR)  # what it says at a refusal is told as a finding
    counts = dict.fromkeys(Level, 0)
    for found in examine(Case(environment(), SystemClock(), data, offline, host, port)):
        counts[found.level] += 1
        click.echo(json.dumps(asdict(found), ensure_ascii=False) if as_json else _lines(found))
    problems = counts[Level.PROBLEM]
    if not as_json:
        click.echo(f"{problems or 'No'} problem{'s' * (problems != 1)}, {counts[Level.NOTE]} to note.")
    if problems:
        raise click.exceptions.Exit(NOTHING)


def _lines(found: Finding) -> str:
    level = click.style(f"{found.level:7}", fg=_COLOURS[found.level])
    return f"{level}  {found.text}" + (f"\n         {found.remedy}" if found.remedy else "")
