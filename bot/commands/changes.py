"""``hallway changes``: what newer files of the sources moved."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from bot.commands.common import Opened, data_option, opened, say, since, since_option
from bot.commands.digest_options import json_option
from bot.commands.group import NOTHING
from bot.understanding import understand
from bot.views import words
from store.queries import Ask, Lookup, Question
from store.reports import Moved
from store.results import Results

EPILOG = """\b
Examples:
  hallway changes --since 2d
  hallway changes m22-pathways
  hallway changes ICML 2026 --since monday --json"""
_MOST = 20_000
"""Changes that are read for --json."""


@click.command(epilog=EPILOG)
@click.argument("item", nargs=-1, metavar="[ITEM]")
@since_option
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Items at most.")
@json_option
@data_option
def command(item: tuple[str, ...], typed: str, limit: int, as_json: bool, data: Path | None) -> None:
    """Show what moved: times, rooms, titles, states; of one ITEM, of an event or a topic, or of all."""
    with opened(data) as here:
        moment = since(here, typed)
        span = moment.isoformat(timespec="seconds") if moment else ""
        found = here.store.lookup(replace(_lookup(here, " ".join(item), span), limit=limit))
        if as_json:
            for moved in _moves(here, found, span):
                click.echo(json.dumps(_json(moved), ensure_ascii=False))
        elif found.answer:
            say(found.answer.text)
            if left := found.total - len(found.matches):
                click.echo(f"and {left:,} more item{'s' * (left > 1)} (--limit shows more)")
            if found.answer.sources:
                say(words.sources(found.answer))
    if found.answer is None or not found.answer.known:
        raise click.exceptions.Exit(NOTHING)


def _lookup(here: Opened, text: str, span: str) -> Lookup:
    """The question that ``/conf what changed ...`` is, too."""
    asked = Question(Ask.CHANGED, "", span)
    if not text:
        return Lookup(question=asked)
    if item := here.store.item(text):
        return Lookup(raw=text, identifiers=(f"id:{item.id}",), question=asked)
    found = understand(text, here.store.vocabulary(), here.today)
    subject = text if found.words else ""
    return replace(found, question=replace(asked, subject=subject))


def _moves(here: Opened, found: Results, span: str) -> list[Moved]:
    """The changes of the items found, the latest first."""
    ids = {match.item.id for match in found.matches}
    since = datetime.fromisoformat(span) if span else None
    only = next(iter(ids)) if len(ids) == 1 else ""
    return [each for each in here.store.moves(only, since, _MOST) if each.item_id in ids]


def _json(moved: Moved) -> dict[str, object]:
    return {
        "item": moved.item_id, "title": moved.title, "field": moved.field, "old": moved.old, "new": moved.new,
        "at": moved.at.isoformat() if moved.at else None, "source": moved.source_id,
    }  # fmt: skip
