"""``hallway load-seeds``: the catalogue that ships with Hallway."""

from __future__ import annotations

from pathlib import Path

import click

import seeds
from bot.clock import SystemClock
from bot.commands.common import data_option
from bot.logs import set_up_logging
from bot.settings import Settings, environment, read_settings
from store.reports import ImportReport
from store.store import Store


@click.command("load-seeds")
@data_option
def command(data: Path | None) -> None:
    """Load the conference items that ship with Hallway; again is fine, and brings what is new."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    for line in told(load(settings)):
        click.echo(line)
    click.echo(f"The catalogue is in {settings.data}.")


def load(settings: Settings) -> ImportReport:
    """The shipped seeds into the data folder; BadSource where a seed file is broken."""
    store = Store(settings.data)
    try:
        return store.load_seeds(seeds.folder(), SystemClock().now())
    finally:
        store.close()


def told(report: ImportReport) -> list[str]:
    """A report in lines: what came in, what was left out and why."""
    counts = f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged"
    return [
        f"Items: {counts}; events: {report.events}, people: {report.people}.",
        *(f"Left out: {skipped.place}: {skipped.reason}" for skipped in report.skipped),
        *(f"Note: {warning}" for warning in report.warnings),
    ]
