"""``hallway digest run``: what is due goes out now, or is only shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot import lifecycle
from bot.clock import Clock
from bot.commands.common import Opened, data_option, opened, say
from bot.commands.digest_lines import delivery_line
from bot.commands.digest_options import clock, now_option
from bot.digests.rehearsal import rehearse
from bot.settings import SettingsError
from bot.views.digests import message as words
from store.marks import Mark, MarkName

_LATEST = 1_000
_CANNOT_POST = (
    "SLACK_BOT_TOKEN is not set, and without it nothing can be posted: set it, or look with --dry-run."
)


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be posted, each for itself; nothing changes.")
@now_option
@data_option
def run(dry_run: bool, moment: datetime | None, data: Path | None) -> None:
    """Post every digest that is due, once, and end; the running bot does so by itself."""
    with opened(data) as here:
        if dry_run:
            _show(here, clock(moment))
        else:
            _post(here, clock(moment))


def _show(here: Opened, now: Clock) -> None:
    found = rehearse(here.store, now.now())
    for subscription, digest in found:
        click.echo(f"To {subscription.channel}, digest {subscription.id}, {digest.period}:")
        if digest.silent:
            click.echo("Nothing is posted: nothing matched, and the channel knows.")
        else:
            say(words.digest(digest, subscription).plain)
        click.echo()
    click.echo(f"{len(found)} due, nothing posted.")


def _post(here: Opened, now: Clock) -> None:
    if not (here.settings.bot_token or here.settings.many):
        raise SettingsError([_CANNOT_POST])
    before = set(here.store.deliveries(limit=_LATEST))
    with lifecycle.opened(here.settings, now) as hallway:
        here.store.mark(Mark(MarkName.TICK, now.now()))  # for the doctor, who looks for whoever does this
        count = hallway.digests.tick()
    after = [each for each in here.store.deliveries(limit=_LATEST) if each not in before]
    for each in reversed(after):
        click.echo(delivery_line(each))
    click.echo(f"{count} seen to.")
