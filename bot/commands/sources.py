"""``hallway sources``: what came from where, when, and how it went."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.common import data_option, opened
from bot.commands.digest_options import json_option
from bot.commands.sync_lines import (
    history_json,
    history_lines,
    source_json,
    source_lines,
    sync_json,
    sync_line,
)
from store.text import harmless


@click.command()
@click.option("--history", is_flag=True, help="Tell of every import that is remembered, not the last alone.")
@json_option
@data_option
def command(history: bool, as_json: bool, data: Path | None) -> None:
    """Show where the catalogue comes from: each source, what it gave, and how its last import went.

    With --json, addresses that are kept fresh and have given nothing yet have only "sync".
    """
    now = SystemClock().now()
    with opened(data) as here:
        found = here.store.sources()
        runs = {each.source.id: here.store.import_runs(each.source.id) for each in found if history}
        syncs = {sync.wish.url: sync for sync in here.store.syncs()}
    waiting = {url: sync for url, sync in syncs.items() if url not in {each.target for each in found}}
    if as_json:
        for each in found:
            told = source_json(each, syncs.get(each.target), now) | history_json(runs.get(each.source.id))
            click.echo(json.dumps(told, ensure_ascii=False))
        for sync in waiting.values():
            click.echo(json.dumps({"sync": sync_json(sync, (), now)}, ensure_ascii=False))
        return
    for each in found:
        earlier = runs.get(each.source.id, ())[1:]
        for line in (*source_lines(each, syncs.get(each.target), now), *history_lines(earlier)):
            click.echo(harmless(line))
    for sync in waiting.values():
        click.echo(f"Nothing yet from sync {sync_line(sync, now)}")
