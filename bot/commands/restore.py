"""``hallway restore``: a backup in the place of the present files, which are kept aside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.backup import held
from bot.commands.common import data_option
from bot.commands.group import Failed
from bot.digests.restoring import Caught, catch_up
from bot.logs import set_up_logging
from bot.settings import Settings, environment, read_settings
from store import copies
from store.copies import Copy, Restored
from store.folder import FILES, TEAM

EXAMPLES = """\b
Examples:
  hallway restore /backups/hallway-2026-11-29T030000Z --dry-run
  hallway restore /backups/hallway-2026-11-29T030000Z
  hallway restore /backups/hallway-2026-11-29T030000Z --only catalogue

Stop the bot first. The present files are moved into a folder of their own beside the new ones, and never
deleted. What was sent after the backup is read from them; where they are damaged, nothing is posted again for
that time, and whoever subscribed is asked."""
_NAMES = {"catalogue": FILES[:1], "team": FILES[1:], "": FILES}


@click.command(epilog=EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--only", type=click.Choice(("catalogue", "team")), help="Put one of the files back.")
@click.option("--dry-run", is_flag=True, help="Prove that the backup is good, and change nothing.")
@click.option("--force", is_flag=True, help="Do not ask before the present files are replaced.")
@data_option
def command(folder: Path, only: str | None, dry_run: bool, force: bool, data: Path | None) -> None:
    """Put the backup in FOLDER in the place of the present databases."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    names, folder = _NAMES[only or ""], _chosen(folder)
    if dry_run:
        click.echo(f"{_said(copies.verify(folder, names), names)}\nIt is whole. Nothing was changed.")
        return
    if not force and any((settings.data / name).exists() for name in names):
        copies.verify(folder, names)  # what is no backup is said before anybody is asked
        click.confirm(f"Replace {' and '.join(names)} in {settings.data}?", abort=True, err=True)
    _restore(folder, settings, names)


def _restore(folder: Path, settings: Settings, names: tuple[str, ...]) -> None:
    now, caught = SystemClock().now(), Caught()

    def prepare(stage: Path, copy: Copy) -> None:
        nonlocal caught
        if TEAM in names:
            caught = catch_up(stage, settings.data, copy.made_at, now)

    done = copies.restore(folder, settings.data, now, prepare, names)
    for line in _told(done, caught):
        click.echo(line)


def _told(done: Restored, caught: Caught) -> list[str]:
    lines = [_said(done.copy, done.names)]
    if done.aside:
        lines.append(f"What was there before is in {done.aside}.")
    if TEAM in done.names:
        lines.append(
            "Digests that were made, changed, paused or removed since are as they were then: see"
            " `hallway digest list`."
        )
    if TEAM in done.names and done.copy.counts.get("workspaces"):
        lines.append(
            "So are the workspaces: purge those that have left since (`hallway purge`); those that came since"
            " install the app again."
        )
    if caught.adopted:
        lines.append(f"What became of {caught.adopted} due since then was read from the file that was there.")
    if caught.doubtful:
        lines.append(
            f"{caught.doubtful} due since then may have been posted, or not. None is posted by itself: the"
            " bot tells whoever subscribed, and they decide. An item that a channel got so may come again."
        )
    return [*lines, "Next: hallway doctor, then hallway run"]


def _said(copy: Copy, names: tuple[str, ...]) -> str:
    counts = {what: count for each in copy.files if each.name in names for what, count in each.counts.items()}
    return f"The backup of {_moment(copy.made_at)} (Hallway {copy.program}): {held(counts)}."


def _chosen(folder: Path) -> Path:
    """The folder or, where it is one of many backups, a refusal that names the latest."""
    there = copies.found(folder) if folder.is_dir() and not (folder / "manifest.json").exists() else ()
    if there:
        raise Failed(
            f"{folder} holds {len(there)} backups.", f"The latest: hallway restore {there[0].folder}"
        )
    return folder


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%d %b %Y %H:%M} UTC"
