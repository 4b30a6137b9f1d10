"""``hallway sources``: what came from where, when, and how it went."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.common import data_option, opened
from bot.commands.digest_options import json_option
from bot.commands.sync_lines import source_json, source_lines, sync_json, sync_line


@click.command()
@json_option
@data_option
def command(as_json: bool, data: Path | None) -> None:
    """Show where the catalogue comes from: each source, what it gave, and how its last import went.

    With --json, addresses that are kept fresh and have given nothing yet have only "sync".
    """
    now = SystemClock().now()
    with opened(data) as here:
        found = here.store.sources()
        syncs = {sync.wish.url: sync for sync in here.store.syncs()}
    waiting = {url: sync for url, sync in syncs.items() if url not in {each.target for each in found}}
    if as_json:
        for each in found:
            click.echo(json.dumps(source_json(each, syncs.get(each.target), now), ensure_ascii=False))
        for sync in waiting.values():
            click.echo(json.dumps({"sync": sync_json(sync, (), now)}, ensure_ascii=False))
        return
    for each in found:
        for line in source_lines(each, syncs.get(each.target), now):
            click.echo(line)
    for sync in waiting.values():
        click.echo(f"Nothing yet from sync {sync_line(sync, now)}")
