"""``hallway manifest``: what Slack needs to know to make the app."""

from __future__ import annotations

import json

import click

from bot.manifest import manifest
from bot.names import EVENTS_PATH

EXAMPLES = """\b
Examples:
  hallway manifest --socket
  hallway manifest --url https://hallway.example.org
  hallway manifest --oauth --url https://hallway.example.org"""


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
@click.option(
    "--unfurl",
    is_flag=True,
    help="Also declare what lets Hallway show papers under links of arXiv, OpenReview, DOI and ACL Anthology;"
    " an app that is installed already must be installed again.",
)
@click.option("--oauth", is_flag=True, help="Let many workspaces install the app by themselves; needs --url.")
def command(socket: bool, url: str, history: bool, unfurl: bool, oauth: bool) -> None:
    """Print the app manifest, to be pasted where Slack asks for one."""
    if socket and url:
        raise click.UsageError("--socket needs no --url: choose one of them.")
    if url and not url.startswith("https://"):
        raise click.UsageError("Slack sends requests to https:// addresses only.")
    if oauth and not url:
        raise click.UsageError("--oauth needs --url: Slack sends whoever installs the app back there.")
    made = manifest(url.removesuffix(EVENTS_PATH), history=history, unfurl=unfurl, oauth=oauth)
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))
