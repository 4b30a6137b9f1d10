"""``hallway recommend``: the digest's own ranking, for one set of interests or for a file of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click

from bot.clock import SystemClock
from bot.commands.common import data_option, opened, say
from bot.commands.group import NOTHING
from bot.commands.wishes import BadWish, interests
from store.interests import Interests, Picks
from store.store import Store

EXAMPLES = """\b
Examples:
  hallway recommend "sparse kernels" compilers
  hallway recommend --like m22-dietcode --exclude quantum
  hallway recommend --json --batch profiles.jsonl > picks.jsonl"""


@click.command(epilog=EXAMPLES)
@click.argument("topics", nargs=-1)
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Follow a person; may be repeated.")
@click.option("--venue", "venues", multiple=True, metavar="EVENT", help="Only there; may be repeated.")
@click.option("--like", "liked", multiple=True, metavar="ID", help="An item that is liked; may be repeated.")
@click.option("--dislike", "disliked", multiple=True, metavar="ID", help="One that is not; may be repeated.")
@click.option("--exclude", multiple=True, metavar="WORDS", help="Nothing with these; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Items at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE|-",
    help='Read a JSON object a line: {"id", "topics", "authors", "liked", "disliked", "exclude", "limit"};'
    " print one a line.",
)
@data_option
def command(
    batch: TextIO | None, as_json: bool, data: Path | None, limit: int, **wish: tuple[str, ...]
) -> None:
    """Pick items by TOPICS, people and likes, each with its reasons: what a digest would hold."""
    if any(wish.values()) == bool(batch):
        raise click.UsageError('Say what is wanted, or name a file with --batch ("-" reads standard input).')
    with opened(data) as here:
        now = SystemClock().now()
        if batch:
            fine = _batch(here.store, batch, limit, now)
        else:
            asked = interests({**wish, "id": "", "limit": limit}, limit)
            fine = _one(here.store, asked, now, as_json)
    if not fine:
        raise click.exceptions.Exit(NOTHING)


def _one(store: Store, asked: Interests, now: datetime, as_json: bool) -> bool:
    picks = store.recommend(asked, now)
    if as_json:
        click.echo(json.dumps(_object(asked, picks)))
    else:
        say("\n".join(_lines(picks)))
    _remark(picks.remarks)
    return bool(picks.items)


def _batch(store: Store, lines: Iterable[str], limit: int, now: datetime) -> bool:
    """One answer a line; a line that cannot be used is told of, and the rest goes on."""
    fine = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = interests(line, limit, fallback=f"line-{number}")
        except BadWish as problem:
            fine = False
            click.echo(f"Line {number}: {problem}", err=True)
            click.echo(json.dumps({"id": problem.id, "items": [], "error": f"line {number}: {problem}"}))
            continue
        picks = store.recommend(asked, now)
        click.echo(json.dumps(_object(asked, picks)))
        _remark(f"line {number}: {remark}" for remark in picks.remarks)
    return fine


def _object(asked: Interests, picks: Picks) -> dict[str, Any]:
    items = [
        {
            "id": pick.item.id,
            "title": pick.item.title,
            "score": pick.score,
            "why": [reason.text for reason in pick.reasons],
        }
        for pick in picks.items
    ]
    return {"id": asked.id, "items": items}


def _lines(picks: Picks) -> Iterator[str]:
    if not picks.items:
        yield f"Nothing matched; {picks.checked} checked."
    for number, pick in enumerate(picks.items, 1):
        yield f"{number}. {pick.item.title} ({pick.item.id})"
        told = (pick.item.event.label, "; ".join(reason.text for reason in pick.reasons))
        yield f"   {' · '.join(filter(None, told))}"


def _remark(remarks: Iterable[str]) -> None:
    for remark in remarks:
        click.echo(f"{remark[0].upper()}{remark[1:]}.", err=True)
