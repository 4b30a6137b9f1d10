"""What a user may say of how files and addresses are read, now (``import``) or each time (``sync add``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from store.store import Store

NAMES = Store.formats()
_ENDINGS = {
    "csv": "tables", "tsv": "tables", "xlsx": "tables", "jsonl": "tables", "html": "webpage",
    "md": "markdown", "bib": "bibtex", "ics": "ical", "rss": "feeds", "atom": "feeds",
}  # fmt: skip
"""What people call formats by their files."""
F = TypeVar("F", bound=Callable[..., Any])


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


def _zone_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """What ``--zone`` is given, if it is a zone."""
    try:
        return ZoneInfo(value).key if value else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f"{value} is no IANA zone, such as Europe/Berlin", ctx, param) from None


_OPTIONS = (
    click.option(
        "--format", default="", type=_FormatName(("", *NAMES)), metavar="F", help="Do not guess it."
    ),
    click.option(
        "--event", default="", metavar="E", help="Id or name of the event that everything belongs to."
    ),
    click.option("--year", type=click.IntRange(1900, 2200), metavar="Y", help="Where no file says it."),
    click.option("--zone", default="", metavar="Z", callback=_zone_of, help="Zone of times that have none."),
    click.option(
        "--columns",
        multiple=True,
        metavar="K=V,...",
        callback=_pairs,
        help="Which column of a table is what.",
    ),
    click.option(
        "--all-statuses", "every_status", is_flag=True, help="Submitted, rejected and withdrawn papers too."
    ),
    click.option(
        "--utc-is-local", is_flag=True, help="Times labelled UTC are local ones: some exports label them so."
    ),
    click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too."),
)


def reading_options(function: F) -> F:
    """Gives a command all of them, in this order; their names are fields of ``Import`` and ``SyncWish``."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
