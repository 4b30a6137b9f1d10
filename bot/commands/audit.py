"""``hallway audit``: who did what to the digests of the channels, to what is kept fresh, and to works."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import click

from bot.commands.common import data_option, opened, since, since_option
from bot.commands.digest_options import json_option
from bot.commands.group import NOTHING
from store.audit import About, Entry

EPILOG = """\b
Examples:
  hallway audit --since 2d
  hallway audit --team T0123456789 --json

Who turned this digest off? The line that says "paused" or "removed" names the user, or Hallway itself."""


@click.command(epilog=EPILOG)
@since_option
@click.option("--team", default="", metavar="ID", help="Only the digests of this workspace.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=1_000, show_default=True, help="Lines at most."
)
@json_option
@data_option
def command(typed: str, team: str, limit: int, as_json: bool, data: Path | None) -> None:
    """Show who changed what: digests of channels, syncs, and rulings on works; the latest first.

    What stands here is never changed, and stays when what it is about is removed.
    """
    with opened(data) as here:
        found = here.store.audit(since(here, typed), team, limit)
    for entry in found:
        click.echo(json.dumps(_json(entry), ensure_ascii=False) if as_json else line(entry))
    if not found:
        click.echo("Nothing was changed.", err=True)
        raise click.exceptions.Exit(NOTHING)


def line(entry: Entry) -> str:
    """``2026-11-23 09:00 UTC  digest 3 in C0000001 of T0000001  U0000002: paused``."""
    at = entry.at.astimezone(UTC)
    return f"{at:%Y-%m-%d %H:%M} UTC  {_subject(entry)}  {entry.who or 'Hallway'}: {entry.what}"


def _subject(entry: Entry) -> str:
    if entry.about is About.DIGEST:
        return f"digest {entry.id} in {entry.place}" + (f" of {entry.team}" if entry.team else "")
    return f"{entry.about} {entry.id}" + (f", {entry.place}" if entry.place else "")


def _json(entry: Entry) -> dict[str, Any]:
    """``who`` is null where Hallway did it itself."""
    return {
        "at": entry.at.isoformat(), "about": entry.about, "id": entry.id, "team": entry.team or None,
        "place": entry.place or None, "who": entry.who or None, "what": entry.what,
    }  # fmt: skip
