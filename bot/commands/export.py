"""``hallway export``: items in the format of another program: reference manager, calendar or script."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot.commands.common import Opened, data_option, opened
from bot.commands.group import NOTHING, Failed
from bot.commands.lookup import as_typed
from bot.understanding import understand
from store.queries import Lookup
from store.store import EXPORTS

EXAMPLES = """\b
Examples:
  hallway export --format bibtex venue:mlsys year:2022 --output mlsys.bib
  hallway export --format ics day:monday > monday.ics
  hallway export --format jsonl | gzip > catalogue.jsonl.gz"""


@click.command(epilog=EXAMPLES, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--format", "form", type=click.Choice(EXPORTS), required=True, help="What to write.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there instead of to standard output; an older file is replaced once the new one is whole.",
)
@data_option
def command(query: tuple[str, ...], form: str, output: Path | None, data: Path | None) -> None:
    """Write items for other programs: those that QUERY finds, as lookup understands it, or all."""
    with opened(data) as here:
        wanted = _lookup(here, as_typed(query)) if query else None
        if wanted and not here.store.lookup(wanted).total:
            click.echo("Nothing found, so nothing was written.", err=True)
            raise click.exceptions.Exit(NOTHING)
        pieces = here.store.export(form, wanted)
        if output:
            _save(pieces, output)
        else:
            _print(pieces)


def _lookup(here: Opened, text: str) -> Lookup:
    return understand(text, here.store.vocabulary(), here.today)


def _print(pieces: Iterator[str]) -> None:
    """To standard output as UTF-8, line ends as they are, on every system."""
    out = sys.stdout.buffer
    out.writelines(piece.encode("utf-8", "replace") for piece in pieces)
    out.flush()


def _save(pieces: Iterator[str], output: Path) -> None:
    """Beside the file first: a failure half-way leaves the older one."""
    part = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(pieces)
        part.replace(output)
    except OSError as problem:
        raise Failed(
            f"{output} cannot be written: {problem.strerror}",
            "Name a file in a folder that is there and may be written.",
        ) from problem
    finally:
        part.unlink(missing_ok=True)
