"""``hallway works``: which records of the sources make an item, why, and a person's word about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from bot.clock import SystemClock
from bot.commands.common import Opened, data_option, opened, operator
from bot.commands.digest_options import json_option
from bot.commands.group import Failed, Subgroup
from store.records import Item
from store.reports import Stated

EPILOG = """\b
Examples:
  hallway works show m22-pathways
  hallway works split m22-pathways 17 --dry-run
  hallway works merge m22-pathways arxiv-2203-12533

What is said here is kept, and later imports hold to it."""
_PLAINLY = "Nothing was written."
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
item_argument = click.argument("item_id", metavar="ITEM")


@click.group("works", cls=Subgroup, epilog=EPILOG)
def command() -> None:
    """Look at what makes an item one work, part what is not one, or join what is."""


@command.command()
@item_argument
@json_option
@data_option
def show(item_id: str, as_json: bool, data: Path | None) -> None:
    """Show the records of an item: which source states it, since when, and why it is this item."""
    with opened(data) as here:
        item, records = _item(here, item_id), here.store.evidence(item_id)
    if as_json:
        click.echo(json.dumps(_json(item, records), ensure_ascii=False))
        return
    for line in _lines(item, records):
        click.echo(line)


@command.command()
@item_argument
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(min=1), metavar="RECORD...")
@dry_run_option
@data_option
def split(item_id: str, numbers: tuple[int, ...], dry_run: bool, data: Path | None) -> None:
    """Part records, by the numbers that "show" prints, from the other records of their item."""
    with opened(data) as here:
        item = _item(here, item_id)
        parted = _parted(item, here.store.evidence(item.id), numbers)
        other = "" if dry_run else here.store.split_work(item.id, numbers, SystemClock().now(), operator())
    many = f"{len(parted)} record{'s' * (len(parted) > 1)}"
    if dry_run:
        click.echo(f'{many} would be parted from {item.id}, "{item.title}":')
    else:
        click.echo(f'{many} parted from {item.id}, "{item.title}"; they make {other} now:')
    for each in parted:
        click.echo(f"  {_line(each)}")
    if dry_run:
        click.echo(_PLAINLY)


@command.command()
@click.argument("one", metavar="ITEM")
@click.argument("other", metavar="ITEM")
@dry_run_option
@data_option
def merge(one: str, other: str, dry_run: bool, data: Path | None) -> None:
    """Make two items one, with the records of both; both ids mean it from then on."""
    with opened(data) as here:
        first, second = _item(here, one), _item(here, other)
        if first.id == second.id:
            click.echo(f'{one} and {other} are one item already: {first.id}, "{first.title}".')
            return
        stays = (
            "" if dry_run else here.store.merge_works(first.id, second.id, SystemClock().now(), operator())
        )
    if dry_run:
        click.echo(
            f'These would become one item: {first.id}, "{first.title}", and {second.id}, "{second.title}".'
        )
        click.echo(_PLAINLY)
    else:
        click.echo(
            f'{first.id}, "{first.title}", and {second.id}, "{second.title}", are one item now: {stays}.'
        )


def _item(here: Opened, id: str) -> Item:
    found = here.store.item(id)
    if found is None:
        raise Failed(f'There is no item with the id "{id}".', "hallway lookup --json shows ids.")
    return found


def _parted(item: Item, records: Sequence[Stated], numbers: Sequence[int]) -> list[Stated]:
    """The records meant, where they are a part of the item and leave it something."""
    known = {each.no for each in records}
    if strange := sorted(set(numbers) - known):
        named = ", ".join(map(str, strange))
        raise Failed(
            f"{item.id} has no record {named}, or no longer; nothing was changed.",
            f"hallway works show {item.id} prints the numbers of its records.",
        )
    if known == set(numbers):
        raise Failed(
            f"These are all records of {item.id}: nothing would be left of it, and nothing was changed.",
            "Name fewer of them.",
        )
    return [each for each in records if each.no in set(numbers)]


def _lines(item: Item, records: Sequence[Stated]) -> Iterator[str]:
    yield f"{item.id}: {item.title}"
    count = f"{len(records)} record{'s' * (len(records) != 1)}"
    yield ", ".join(filter(None, (item.event.label or item.event.name, count)))
    for each in records:
        yield f"  {_line(each)}"
        yield f"     {each.why}"


def _line(each: Stated) -> str:
    """``17. arXiv list, "Pathways", 2203.12533, entry 4 (since 2026-11-03)``."""
    own = f", its id {each.own}" if each.own else ""
    place = f", {each.place}" if each.place and each.place != each.own else ""
    gone = "; no longer in its source" if each.gone else ""
    since = f"{each.first_seen:%Y-%m-%d}"
    return f'{each.no}. {each.source.title}: "{each.title}"{own}{place} (since {since}{gone})'


def _json(item: Item, records: Sequence[Stated]) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "event": item.event.label or item.event.name,
        "identifiers": [{"scheme": each.scheme, "value": each.value} for each in item.identifiers],
        "records": [_record(each) for each in records],
    }


def _record(each: Stated) -> dict[str, Any]:
    return {
        "record": each.no,
        "source": {"id": each.source.id, "kind": each.source.kind, "title": each.source.title},
        "own_id": each.own or None,
        "place": each.place,
        "title": each.title,
        "evidence": each.why,
        "first_seen": each.first_seen.isoformat(),
        "last_changed": each.last_changed.isoformat(),
        "gone": each.gone,
    }
