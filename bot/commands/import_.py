"""``hallway import``: programmes and lists of papers into the catalogue, and an honest report."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from bot.clock import SystemClock
from bot.commands.common import CATALOGUE, data_option
from bot.commands.group import IN_PART, NOTHING
from bot.commands.import_lines import as_json, lines
from bot.logs import set_up_logging
from bot.settings import environment, read_settings
from store.queries import Import
from store.reports import ImportReport
from store.store import Store
from store.text import harmless

NAMES = Store.formats()
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
_ENDINGS = {
    "csv": "tables", "tsv": "tables", "xlsx": "tables", "jsonl": "tables", "html": "webpage",
    "md": "markdown", "bib": "bibtex", "ics": "ical", "rss": "feeds", "atom": "feeds",
}  # fmt: skip
"""What people call formats by their files."""
_EVERY = 5000
"""Entries between two lines of progress."""


class _FormatName(click.Choice[str]):
    """The name of a format, or the ending that its files have."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(_ENDINGS.get(value.lower(), value), param, ctx)


def _pairs(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """``title=Title,authors=Names``, also given several times."""
    pairs = [part.partition("=") for value in values for part in value.split(",") if part.strip()]
    if any(not (field.strip() and column.strip()) for field, _, column in pairs):
        raise click.BadParameter("write field=column, such as title=Paper", ctx, param)
    return tuple((field.strip(), column.strip()) for field, _, column in pairs)


def zone_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """What ``--zone`` is given, if it is a zone."""
    try:
        return ZoneInfo(value).key if value else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f"{value} is no IANA zone, such as Europe/Berlin", ctx, param) from None


@click.command(epilog=EPILOG)
@click.argument("targets", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--format", type=_FormatName(NAMES), metavar="F", help="Do not guess it.")
@click.option("--event", default="", metavar="E", help="Id or name of the event that everything belongs to.")
@click.option("--year", type=click.IntRange(1900, 2200), metavar="Y", help="Where the files do not say it.")
@click.option("--zone", default="", metavar="Z", callback=zone_of, help="Zone of times that have none.")
@click.option(
    "--columns", multiple=True, metavar="K=V,...", callback=_pairs, help="Which column of a table is what."
)
@click.option(
    "--all-statuses", "every_status", is_flag=True, help="Submitted, rejected and withdrawn papers too."
)
@click.option(
    "--utc-is-local", is_flag=True, help="Times labelled UTC are local ones: some exports label them so."
)
@click.option("--dry-run", is_flag=True, help="Report what would be done, and write nothing.")
@click.option("--json", "in_json", is_flag=True, help="Print one JSON object, all that was skipped included.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
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
