"""``hallway digest``: the digests of the channels, looked at and let go from the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.commands.common import Opened, data_option, opened, say
from bot.commands.digest_lines import (
    delivery_json,
    delivery_line,
    digest_json,
    next_at,
    show,
    subscription_json,
    subscription_line,
)
from bot.commands.digest_options import clock, id_argument, json_option, now_option
from bot.commands.digest_run import run
from bot.commands.group import Failed, Subgroup
from bot.digests import plan
from bot.digests.interests import interests
from bot.digests.schedule import UnknownZone
from bot.views.digests import preview as digest_preview
from store.deliveries import Subscription
from store.queries import Lookup
from store.records import Item

EXAMPLES = """\b
Examples:
  hallway digest list
  hallway digest preview 1
  hallway digest run --now 2026-11-23T09:00 --dry-run
  hallway digest why-not 1 federated learning on phones"""


@click.group("digest", cls=Subgroup, epilog=EXAMPLES)
def command() -> None:
    """Look at the digests of the channels, and send those that are due."""


command.add_command(run)


@command.command("list")
@json_option
@now_option
@data_option
def listing(as_json: bool, moment: datetime | None, data: Path | None) -> None:
    """List the digests of all channels, with when each comes next."""
    with opened(data) as here:
        found = here.store.subscriptions()
    now, several = clock(moment).now(), len({each.team for each in found}) > 1
    for each in found:
        coming = next_at(each, now)
        line = subscription_line(each, coming, team=several)
        show(subscription_json(each, coming), line, as_json=as_json)
    if not found and not as_json:
        click.echo("No channel has a digest yet. Type /digest in one.")


@command.command()
@id_argument
@json_option
@now_option
@data_option
def preview(number: int, as_json: bool, moment: datetime | None, data: Path | None) -> None:
    """Show the next digest, and what the last four would have been."""
    with opened(data) as here:
        one, now = _subscription(here, number), clock(moment).now()
        try:
            coming, past = plan.preview(here.store, one, now), plan.look_back(here.store, one, now)
        except UnknownZone as problem:
            raise Failed(str(problem), "Choose another with /digest edit.") from problem
    record = {
        "id": number, "next": digest_json(coming) if coming else None, "past": [digest_json(p) for p in past],
    }  # fmt: skip
    if as_json:
        show(record, "", as_json=True)
    else:
        say(digest_preview.message(digest_preview.Preview(one, coming, past)).plain)


@command.command()
@click.argument("number", metavar="[ID]", type=int, default=0)
@click.option("--limit", default=20, show_default=True, help="How many, the latest first.")
@json_option
@data_option
def deliveries(number: int, limit: int, as_json: bool, data: Path | None) -> None:
    """Show what became of each period: sent, quiet, due, unknown, failed, or merged into a later one."""
    with opened(data) as here:
        found = here.store.deliveries(number, limit)
    several = len({each.team for each in found}) > 1
    for each in found:
        show(delivery_json(each), delivery_line(each, team=several), as_json=as_json)
    if not found and not as_json:
        click.echo("No digest has been due yet.")


@command.command("why-not")
@id_argument
@click.argument("title", nargs=-1, required=True, metavar="TITLE|ITEM")
@json_option
@now_option
@data_option
def why_not(
    number: int, title: tuple[str, ...], as_json: bool, moment: datetime | None, data: Path | None
) -> None:
    """Say why the next digest does not bring an item, or that it does."""
    with opened(data) as here:
        one, item = _subscription(here, number), _item(here, " ".join(title))
        now = clock(moment).now()
        at = next_at(one, now) or now
        wish = interests(here.store, one, "", one.profile.most, at)
        reasons = here.store.why_not(wish, item.id, at)
    record = {"id": number, "item": item.id, "title": item.title, "why": reasons}
    show(record, "\n".join((item.title, *(f"  {reason}" for reason in reasons))), as_json=as_json)


def _subscription(here: Opened, number: int) -> Subscription:
    found = here.store.subscription(number)
    if found is None:
        raise Failed(f"There is no digest with the number {number}.", "hallway digest list shows them.")
    return found


def _item(here: Opened, wanted: str) -> Item:
    """By id or, failing that, the item whose title is nearest."""
    found = here.store.item(wanted)
    if found is None:
        matches = here.store.lookup(Lookup(words=wanted, limit=1)).matches
        found = matches[0].item if matches else None
    if found is None:
        raise Failed(f'Nothing is called "{wanted}".', "hallway lookup finds titles.")
    return found
