"""``hallway events``: which events the catalogue holds."""

from __future__ import annotations

from pathlib import Path

import click

from bot.answering import answer
from bot.commands.common import data_option, opened, say


@click.command()
@data_option
def command(data: Path | None) -> None:
    """List the events in the catalogue, with their dates and places."""
    with opened(data) as here:
        say(answer(here.store, "events", here.today, here.face).message.plain)
