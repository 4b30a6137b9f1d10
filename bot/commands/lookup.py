"""``hallway lookup``: ask, and read what Slack would show; or ask a whole file, and get JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

import click

from bot.answering import Reply, answer
from bot.commands.as_json import lookup_json
from bot.commands.common import Opened, data_option, opened, say
from bot.commands.group import NOTHING
from store.queries import Lookup
from store.results import Match, Results
from store.store import Store

EXAMPLES = """\b
Examples:
  hallway lookup outstanding papers of MLSys 2022
  hallway lookup venue:mlsys kind:paper has:code -quantum
  hallway lookup --json "who won an award at MLSys 2022?"
  hallway lookup --batch questions.txt > answers.jsonl"""
_UNQUOTED = re.compile(r"^(-?[a-z]+:)([^\":]*\s[^\":]*)$")
"""An argument such as ``author:Mimee Xu``: it stood in quotes until the shell took them."""


@click.command(epilog=EXAMPLES, context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, all matches included.")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE|-",
    help='Read one question a line, plain or {"id", "query"}; print one JSON object a line.',
)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Matches in JSON.")
@data_option
def command(
    text: tuple[str, ...], as_json: bool, batch: TextIO | None, limit: int, data: Path | None
) -> None:
    """Look something up, in filters or in plain English; TEXT is what you would type after /conf."""
    typed = as_typed(text)
    if bool(text) == bool(batch):
        raise click.UsageError('Say what to look up, or name a file with --batch ("-" reads standard input).')
    with opened(data) as here:
        if batch:
            for asked in _questions(batch):
                click.echo(json.dumps(_object(here, asked, limit)))
            return
        reply = answer(here.store, typed, here.today, here.face)
        if as_json:
            click.echo(json.dumps(_object(here, {"query": typed}, limit)))
        else:
            say(reply.message.plain)
    if not _found(reply):
        raise click.exceptions.Exit(NOTHING)


def as_typed(words: tuple[str, ...]) -> str:
    """The words as they were typed: quotes that the shell took from a filter's value are put back."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    if len(words) == 1:
        return words[0]  # a whole question in quotes
    return " ".join(_UNQUOTED.sub(r'\1"\2"', word) for word in words)


def _questions(lines: TextIO) -> Iterator[dict[str, Any]]:
    """One question a line; a JSON object with a query may bring an id. Empty lines are passed over."""
    for line in lines:
        text = line.strip("\r\n")
        if text.strip():
            yield _question(text)


def _question(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("query"), str):
        return {"query": text}
    return {key: found[key] for key in ("id", "query") if key in found}


def _object(here: Opened, asked: dict[str, Any], limit: int) -> dict[str, Any]:
    """The answer as Slack gives it, with the matches of all its pages, ``limit`` at most."""
    reply = answer(here.store, asked["query"], here.today, here.face)
    results = _all_pages(here.store, reply, limit)
    return {**asked, **lookup_json(asked["query"], reply.query, reply.message.plain, results)}


def _all_pages(store: Store, reply: Reply, limit: int) -> Results | None:
    """The whole list behind a reply; an item's card is a list of one."""
    results = reply.results
    if results is None:
        item = store.item(reply.query.removeprefix("item ")) if reply.query else None
        return Results(Lookup(), (Match(item, 1.0, "id"),), 1) if item else None
    if results.total > len(results.matches):
        results = store.lookup(replace(results.lookup, offset=0, limit=limit))
    return replace(results, matches=results.matches[:limit])


def _found(reply: Reply) -> bool:
    """True where there is something to show: matches, a known answer, or a page such as the help."""
    results = reply.results
    if results is None:
        return reply.found
    return bool(results.matches or (results.answer and results.answer.known))
