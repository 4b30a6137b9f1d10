"""What several commands share: the data folder, the open store, today's date, and how a reply is printed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.group import NoCatalogue
from bot.logs import set_up_logging
from bot.settings import Settings, environment, read_settings
from bot.views import Face
from store.store import Store

CATALOGUE = "catalogue.db"
_STRONG = re.compile(r"\d+\. ")
_SOFT = re.compile(r"\s*(Understood|Sources?|Found by)\b.*:")
data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of Hallway's files; else HALLWAY_DATA, else ./hallway-data.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, and what answering from it needs besides."""

    store: Store
    settings: Settings

    @property
    def today(self) -> date:
        """The date in the configured time zone, for words such as "today"."""
        return SystemClock().now().astimezone(self.settings.zone).date()

    @property
    def face(self) -> Face:
        """A reader in the configured time zone, of whose own nothing is known."""
        return Face(home=self.settings.zone.key)


@contextmanager
def opened(data: Path | None) -> Iterator[Opened]:
    """The store in the data folder, closed at the end; refused where nothing was loaded yet."""
    settings = read_settings(environment(), data=data)
    set_up_logging(settings)
    if not (settings.data / CATALOGUE).exists():
        raise _no_catalogue(settings)
    store = Store(settings.data)
    try:
        if not store.vocabulary().revision:
            raise _no_catalogue(settings)
        yield Opened(store, settings)
    finally:
        store.close()


def counted(counts: Iterable[tuple[int, str]]) -> str:
    """ "2 new, 1 skipped": those that are not nought."""
    return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "no items"


def say(text: str) -> None:
    """Print a reply; on a terminal its titles stand out, unless NO_COLOR is set."""
    colour = False if os.environ.get("NO_COLOR") else None  # None: on a terminal only
    for line in text.splitlines():
        click.echo(_styled(line), color=colour)


def _styled(line: str) -> str:
    if _STRONG.match(line):
        return click.style(line, bold=True)
    return click.style(line, dim=True) if _SOFT.match(line) else line


def _no_catalogue(settings: Settings) -> NoCatalogue:
    return NoCatalogue(f"No catalogue in {settings.data} yet.", "Load one first: hallway load-seeds")
