"""``hallway keys``: the key with which the tokens of many workspaces are sealed."""

from __future__ import annotations

from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.common import data_option
from bot.commands.group import Failed, Subgroup
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from bot.tenants.cipher import Cipher, WrongKey, new_key
from bot.tenants.installed import Installed
from store.store import Store

EXAMPLES = """\b
To change the key:
  1. hallway keys new, and set HALLWAY_KEY=NEW,OLD
  2. restart the bot, then hallway keys rotate
  3. set HALLWAY_KEY=NEW, restart, and destroy the old one"""


@click.group(cls=Subgroup, epilog=EXAMPLES)
def command() -> None:
    """Make the key that seals the tokens of workspaces (HALLWAY_KEY), and change it."""


@command.command()
def new() -> None:
    """Print a new key; whoever has it and the files has the tokens, so keep it apart from both."""
    click.echo(new_key())


@command.command()
@data_option
def rotate(data: Path | None) -> None:
    """Seal all tokens with the first key of HALLWAY_KEY, all or none; the running bot goes on."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    cipher, store = Cipher(settings.keys), Store(settings.data)
    try:
        done, total = Installed(store, cipher, SystemClock()).reseal()
        store.scrub()
    except WrongKey as error:
        raise Failed(
            "No key of HALLWAY_KEY opens every token, so nothing was changed.",
            "Add the key that is missing behind the new one: HALLWAY_KEY=NEW,OLD",
        ) from error
    finally:
        store.close()
    click.echo(f"{done} of {total} tokens sealed anew; all are sealed with the first key now.")
