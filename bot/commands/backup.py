"""``hallway backup``: copies of both files, taken while the bot runs, and read back."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import __version__
from bot.clock import SystemClock
from bot.commands.common import data_option
from bot.commands.group import Failed
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from store import copies
from store.copies import Copy
from store.folder import FILES
from store.store import Store

EXAMPLES = """\b
Examples:
  hallway backup before-the-move
  hallway backup --to /backups --keep 14

It may run at any time, also while the bot does: by cron, for instance. "hallway restore" puts a copy back.
Files that an older Hallway wrote are copied as they are."""
_FOLDER = click.Path(path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--to", "parent", type=_FOLDER, metavar="DIR", help="Make a folder there, named by the time.")
@click.option("--keep", type=click.IntRange(1), metavar="N", help="With --to: leave only the latest N there.")
@data_option
def command(folder: Path | None, parent: Path | None, keep: int | None, data: Path | None) -> None:
    """Copy both databases into a new FOLDER, and prove that the copy is good."""
    if bool(folder) == bool(parent):
        raise click.UsageError("Name a FOLDER that is not there yet, or the folder of all backups with --to.")
    if keep and not parent:
        raise click.UsageError("--keep goes with --to.")
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    if not any((settings.data / name).exists() for name in FILES):
        raise Failed(
            f"There is nothing to copy in {settings.data}.", "Name the folder of your data with --data."
        )
    now = SystemClock().now()
    _tell(_made(settings.data, folder or _named(parent or Path(), now), now))
    if parent and keep:
        for gone in copies.prune(parent, keep):
            click.echo(f"Thrown away: {gone.folder}")
        for part in copies.tidy(parent, now):
            click.echo(f"Thrown away, as it was left half way: {part}")


def _made(data: Path, folder: Path, now: datetime) -> Copy:
    """The copy; what an older Hallway wrote is copied as it is, so that the way back to that one stays."""
    if copies.older(data):
        with copies.AsFound(data) as found:
            made = copies.make(found, folder, now, __version__)
        click.echo("The files are of an older version, and were copied as they are.")
        return made
    with closing(Store(data)) as store:
        return copies.make(store, folder, now, __version__)


def _named(parent: Path, now: datetime) -> Path:
    return parent / f"hallway-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


def _tell(copy: Copy) -> None:
    click.echo(f"Copied and read back: {held(copy.counts)}; {copy.size / 1e6:.1f} MB.")
    click.echo(f"Put it back with: hallway restore {copy.folder}")


def held(counts: dict[str, int]) -> str:
    """ "102 items, 3 events, 250 people, no subscriptions"."""
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "nothing yet"
