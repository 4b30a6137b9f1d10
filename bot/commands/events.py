"""``hallway events``: which events the catalogue holds."""

from __future__ import annotations

from pathlib import Path

import click

from bot.answering import answer
from bot.commands.common import data_option, opened, say


@click.command()
@click.option("--all", "every", is_flag=True, help="However many they are, and those without items too.")
@data_option
def command(every: bool, data: Path | None) -> None:
    """List the latest events in the catalogue, with their dates and places."""
    with opened(data) as here:
        say(answer(here.store, "events all" if every else "events", here.today, here.face).message.plain)
