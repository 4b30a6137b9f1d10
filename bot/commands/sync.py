"""``hallway sync``: sources that are kept fresh, set up, looked at and seen to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from bot.clock import SystemClock
from bot.commands.common import data_option, operator
from bot.commands.digest_options import json_option
from bot.commands.group import IN_PART, NOTHING, Failed, Subgroup
from bot.commands.reading_options import reading_options
from bot.commands.sync_lines import moment, ran_json, ran_lines, sync_json, sync_line
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from bot.syncing import timing
from bot.syncing.runner import Ran, Runner
from store.store import Store
from store.syncs import Sync, SyncWish
from store.text import harmless

EXAMPLES = """\b
Examples:
  hallway sync add https://example.org/schedule.xml --every 6h --zone Europe/Brussels
  hallway sync list
  hallway sync run 1
  hallway sync remove 1

The running bot (hallway run) asks each source when it is due. Where no bot runs, let "hallway sync run"
be called every few minutes, by cron for instance."""
_which = click.argument("which", metavar="N|URL")


def _interval(ctx: click.Context, param: click.Parameter, value: str) -> timedelta:
    try:
        return timing.interval(value)
    except ValueError as problem:
        raise click.BadParameter(str(problem), ctx, param) from None


@click.group("sync", cls=Subgroup, epilog=EXAMPLES)
def command() -> None:
    """Keep sources fresh: addresses that are asked again and again, and imported when they have changed."""


@command.command()
@click.argument("url")
@click.option("--every", required=True, metavar="SPAN", callback=_interval, help="6h, 90m, 1d: 15m to 30d.")
@reading_options
@click.option("--later", is_flag=True, help="Do not fetch it now, but within its first hour.")
@data_option
def add(url: str, every: timedelta, later: bool, data: Path | None, **said: Any) -> None:
    """Import an address now, and again whenever it has changed; what cannot be imported is not added."""
    with _store(data) as store:
        whole = store.address(url, allow_private=said["allow_private"])
        wish = SyncWish(whole, every, **said)
        known = next((sync for sync in store.syncs() if sync.wish.url == whole), None)
        if known:
            raise Failed(f"{whole} is kept fresh already: sync {known.id}.", "Remove it first to change how.")
        if later:
            now = SystemClock().now()
            added = store.add_sync(wish, now + timing.spread(whole, every), now, operator())
            click.echo(f"Added as sync {added.id}; it is fetched from {moment(added.due_at)} on.")
            return
        ran = Runner(store, SystemClock()).add(wish, operator())
    for line in ran_lines(ran):
        click.echo(harmless(line))
    if not ran.sync.id:
        raise Failed("It was not added.", "With --later it is added as it is, and tried again.")
    click.echo(f"Added as sync {ran.sync.id}, every {timing.said(every)}.")
    if ran.error:
        raise click.exceptions.Exit(IN_PART)


@command.command("list")
@json_option
@data_option
def listing(as_json: bool, data: Path | None) -> None:
    """List what is kept fresh, with how it went and when it comes next."""
    now = SystemClock().now()
    with _store(data) as store:
        found = [(sync, store.sync_changes(sync.id)) for sync in store.syncs()]
    for sync, changes in found:
        record = json.dumps(sync_json(sync, changes, now), ensure_ascii=False) if as_json else ""
        click.echo(record or sync_line(sync, now))
    if not found and not as_json:
        click.echo("Nothing is kept fresh yet: hallway sync add URL --every 6h")


@command.command()
@click.argument("which", metavar="[N|URL]", default="")
@click.option("--now", "every_one", is_flag=True, help="All that are not paused, due or not.")
@click.option("--anew", is_flag=True, help="Import it even where it is as it was.")
@json_option
@data_option
def run(which: str, every_one: bool, anew: bool, as_json: bool, data: Path | None) -> None:
    """See to what is due, or to one in any case; exit code 1 where all failed, 4 where some did."""
    with _store(data) as store:
        runner = Runner(store, SystemClock())
        if which:
            wanted = [_named(store, which)]
        elif every_one or anew:
            wanted = [sync for sync in store.syncs() if not sync.paused]
        else:
            wanted = []
        done = _each(runner, wanted, anew) if wanted else runner.run()
    for ran in done:
        if as_json:
            click.echo(json.dumps(ran_json(ran), ensure_ascii=False))
            continue
        for line in ran_lines(ran):
            click.echo(harmless(line))
    if not done and not as_json:
        click.echo("There is none that is not paused." if every_one or anew else "Nothing is due.")
    failed = [ran for ran in done if ran.error]
    if failed:
        nothing = len(failed) == len(done) and not any(ran.imported for ran in done)
        raise click.exceptions.Exit(NOTHING if nothing else IN_PART)


def _each(runner: Runner, wanted: Sequence[Sync], anew: bool) -> list[Ran]:
    done = []
    for sync in wanted:
        ran = runner.run_one(sync.id, anew=anew)
        done.append(ran or Ran(sync, error="another process is at it now", put_off=True))
    return done


def _change(name: str, summary: str, said: str, does: Callable[[Store, int, datetime, str], None]) -> None:
    """Make a subcommand that names one sync."""

    @command.command(name, help=summary)
    @_which
    @data_option
    def change(which: str, data: Path | None) -> None:
        with _store(data) as store:
            sync = _named(store, which)
            does(store, sync.id, SystemClock().now(), operator())
        click.echo(f"{said} {sync.wish.url}.")


_change("pause", "Let one rest until it is resumed.", "Paused", Store.pause_sync)
_change("resume", "Let one go on; it is due at once.", "Resumed", Store.resume_sync)
_change(
    "remove", "Keep one fresh no longer; what it brought stays.", "No longer kept fresh:", Store.remove_sync
)


def _named(store: Store, which: str) -> Sync:
    for sync in store.syncs():
        if which in (str(sync.id), sync.wish.url):
            return sync
    numbered = f"Nothing that is kept fresh has the number {which}"
    what = numbered if which.isdigit() else f"{which} is not kept fresh"
    raise Failed(f"{what}.", "hallway sync list shows what is.")


@contextmanager
def _store(data: Path | None) -> Iterator[Store]:
    """The store, made where there is none yet: a sync may be the first thing that fills it."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    store = Store(settings.data)
    try:
        yield store
    finally:
        store.close()
