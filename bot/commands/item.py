"""``hallway item``: everything known about one item."""

from __future__ import annotations

from pathlib import Path

import click

from bot.answering import answer
from bot.commands.common import data_option, opened, say
from bot.commands.group import NOTHING


@click.command(epilog="Example: hallway item m22-pathways")
@click.argument("item_id", metavar="ID")
@data_option
def command(item_id: str, data: Path | None) -> None:
    """Show one item: people, time and place, award, notes with their sources, links."""
    with opened(data) as here:
        reply = answer(here.store, f"item {item_id}", here.today, here.face)
    say(reply.message.plain)
    if not reply.found:
        raise click.exceptions.Exit(NOTHING)
