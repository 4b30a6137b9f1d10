"""What several commands share: the data folder, the open store, today's date, and how a reply is printed."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands.group import NoCatalogue
from bot.logs import set_up_logging
from bot.settings import Settings, environment, read_settings
from bot.understanding import given, moments
from bot.views import Face
from store.store import Store

CATALOGUE = "catalogue.db"
_HOURS = re.compile(r"(\d{1,4}) ?(?:h|hours?)", re.IGNORECASE)
_STRONG = re.compile(r"\d+\. ")
_SOFT = re.compile(r"\s*(Understood|Sources?|Found by)\b.*:")
since_option = click.option(
    "--since", "typed", default="", metavar="WHEN", help="2d, 36h, monday, yesterday, or 2026-11-03."
)
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
        """A reader in the configured time zone who asks now, and of whose own nothing is known."""
        return Face(home=self.settings.zone.key, now=SystemClock().now())


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


def operator() -> str:
    """Whom the audit log names for what is done on the command line."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run as a number that has no name
        name = f"uid {os.getuid()}" if hasattr(os, "getuid") else "somebody"
    return f"{name} (command line)"


def since(here: Opened, typed: str) -> datetime | None:
    """The moment that ``--since`` means, aware; None where nothing was typed.

    :raises click.BadParameter: it is no time
    """
    typed = typed.strip()
    if not typed:
        return None
    now = SystemClock().now()
    if hours := _HOURS.fullmatch(typed):
        return now - timedelta(hours=int(hours[1]))
    try:
        moment = datetime.fromisoformat(typed) if len(typed) > len("2026-11-03") else None
    except ValueError:
        moment = None
    if moment:
        return moment if moment.tzinfo else moment.replace(tzinfo=here.settings.zone)
    day = given(typed, here.today)
    if not day:
        raise click.BadParameter(
            f"{typed} is no time; write 2d, 36h, monday or 2026-11-03", param_hint="--since"
        )
    return datetime.fromisoformat(moments(day, here.settings.zone.key))


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
