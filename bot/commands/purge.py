"""``hallway purge``: delete what is kept of a workspace, or of one person."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.common import data_option
from bot.commands.group import Failed
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from store.folder import TEAM
from store.store import Store
from store.tenancy import PurgeReport

EXAMPLES = """\b
Examples:
  hallway purge --team T0123456 --dry-run
  hallway purge --team T0123456
  hallway purge --team T0123456 --user U0123456"""
_BACKUPS = "Copies that were made before still hold it: delete or purge those, too."


@click.command(epilog=EXAMPLES)
@click.option("--team", required=True, metavar="ID", help="The workspace, by Slack's id of it (T…).")
@click.option(
    "--user",
    default="",
    metavar="ID",
    help="Only one person in it (U… or W…); digests that they set up go on without the name.",
)
@click.option("--dry-run", is_flag=True, help="Only count; nothing changes.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@data_option
def command(team: str, user: str, dry_run: bool, yes: bool, data: Path | None) -> None:
    """Delete what is kept of a workspace, or of one person in it, from the team's database for good."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    store = Store(settings.data)
    try:
        found = store.purge(team, user, dry_run=True)
        _show(store, found)
        if dry_run or not found.total:
            return
        if not yes:
            click.confirm("Delete this for good?", abort=True)
        done = store.purge(team, user)
        clean = store.scrub()
    finally:
        store.close()
    click.echo(f"Deleted {done.total:,} records. {_BACKUPS}")
    for copy in _beside(settings.data):
        click.echo(f"  {copy}")
    if not clean:
        raise Failed(
            "The records are gone; traces of them may stay in the file, as the bot was reading just then.",
            "Run the same command again in a moment.",
        )


def _beside(data: Path) -> list[Path]:
    """Copies that Hallway itself put aside in the data folder, at an upgrade or a restore."""
    return sorted((*data.glob(f"{TEAM}.before-v*"), *data.glob(f"before-restore-*/{TEAM}")))


def _show(store: Store, found: PurgeReport) -> None:
    """What there is, or where else to look."""
    whom = f"{found.user} in {found.team}" if found.user else found.team
    click.echo(f"Of {whom} there {'are' if found.total else 'is nothing'}{':' if found.total else '.'}")
    for what, count in found.counts:
        click.echo(f"  {count:>7,} {what}")
    if not found.total:
        others = ", ".join(store.teams()) or "none"
        click.echo(f"Workspaces of which something is kept: {others}")
