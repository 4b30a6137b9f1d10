"""Options that the digest commands share."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from bot.clock import Clock, ShiftedClock, SystemClock

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
now_option = click.option(
    "--now", "moment", metavar="TIME",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]),
    help="As if it were that moment in UTC, 2026-11-23T09:00; else the machine's own.",
)  # fmt: skip
id_argument = click.argument("number", metavar="ID", type=int)


def clock(moment: datetime | None) -> Clock:
    """The clock that ``--now`` asks for."""
    return ShiftedClock(moment.replace(tzinfo=UTC)) if moment else SystemClock()
