"""``hallway import``: programmes and lists of papers into the catalogue, and an honest report."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bot.clock import SystemClock
from bot.commands.common import CATALOGUE, data_option
from bot.commands.group import IN_PART, NOTHING
from bot.commands.import_lines import as_json, lines
from bot.commands.reading_options import NAMES, reading_options
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from store.queries import Import
from store.reports import ImportReport
from store.store import Store
from store.text import harmless

EPILOG = f"""\b
Examples:
  hallway import programme.ics papers.bib
  hallway import sitedata/ --event "ICLR 2020"
  hallway import https://example.org/schedule.xml --zone Europe/Brussels
  hallway import list.csv --columns title=Paper,authors=Names --dry-run
  curl https://example.org/papers.json | hallway import -

Formats: {", ".join(NAMES)}; each also packed as .gz, .zip or .tar.
A file is imported whole or not at all. From a folder or an archive, files that hold no items are left out.
Addresses of private networks are not fetched from, and proxies of the environment are not used.

\b
Exit codes:
  0    all files were imported, or left out as they hold no items
  1    nothing could be imported
  2    wrong usage
  4    some files were imported, others could not be used"""
_EVERY = 5000
"""Entries between two lines of progress."""


@click.command(epilog=EPILOG)
@click.argument("targets", nargs=-1, required=True, metavar="PATH|URL...")
@reading_options
@click.option("--dry-run", is_flag=True, help="Report what would be done, and write nothing.")
@click.option("--json", "in_json", is_flag=True, help="Print one JSON object, all that was skipped included.")
@data_option
def command(data: Path | None, in_json: bool, **said: Any) -> None:
    """Import files, folders and addresses ("-" is standard input) into the catalogue."""
    order = Import(**{name: value for name, value in said.items() if value is not None})
    reports = _brought_in(order, data)
    if in_json:
        click.echo(json.dumps(as_json(reports, dry_run=order.dry_run), ensure_ascii=False))
    else:
        for line in lines(reports, dry_run=order.dry_run):
            click.echo(harmless(line))
    code = _exit_code(reports)
    if code:
        raise click.exceptions.Exit(code)


def _brought_in(order: Import, data: Path | None) -> tuple[ImportReport, ...]:
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    with _folder(settings.data, dry_run=order.dry_run) as folder, closing(Store(folder)) as store:
        return store.bring_in(order, SystemClock().now(), _Progress() if sys.stderr.isatty() else None)


@contextmanager
def _folder(data: Path, *, dry_run: bool) -> Iterator[Path]:
    """The data folder; for a dry run where there is none yet, one that is removed again."""
    if not dry_run or (data / CATALOGUE).exists():
        yield data
        return
    with TemporaryDirectory(prefix="hallway-dry-run-") as folder:
        yield Path(folder)


class _Progress:
    """A line every few thousand entries, for people who wait."""

    def __init__(self) -> None:
        self._told = ("", 0)

    def __call__(self, place: str, read: int) -> None:
        before = self._told[1] if self._told[0] == place else 0
        if read // _EVERY > before // _EVERY:
            click.echo(f"{place}: {read:,} read", err=True)
        self._told = (place, read)


def _exit_code(reports: Sequence[ImportReport]) -> int:
    taken = any(not report.problem for report in reports)
    failed = any(report.problem and not report.left_out for report in reports)
    if not taken:
        return NOTHING
    return IN_PART if failed else 0
