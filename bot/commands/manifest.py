"""``hallway manifest``: what Slack needs to know to make the app."""

from __future__ import annotations

import json

import click

from bot.manifest import manifest
from bot.names import EVENTS_PATH

EXAMPLES = """\b
Examples:
  hallway manifest --socket
  hallway manifest --url https://hallway.example.org"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--socket", is_flag=True, help="For Socket Mode: no public address is needed (this is the default)."
)
@click.option("--url", default="", metavar="URL", help="For HTTP: the public address of the bot.")
@click.option(
    "--history",
    is_flag=True,
    help="Also declare, as optional, the scopes to read channels: digests whose answer was lost clear up by"
    " themselves.",
)
def command(socket: bool, url: str, history: bool) -> None:
    """Print the app manifest, to be pasted where Slack asks for one."""
    if socket and url:
        raise click.UsageError("--socket needs no --url: choose one of them.")
    if url and not url.startswith("https://"):
        raise click.UsageError("Slack sends requests to https:// addresses only.")
    click.echo(
        json.dumps(manifest(url.removesuffix(EVENTS_PATH), history=history), indent=2, ensure_ascii=False)
    )
