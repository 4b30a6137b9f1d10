"""How far this machine's clock is from Slack's: every answer of Slack carries the time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

NOTED, REFUSED = timedelta(seconds=60), timedelta(seconds=300)
"""From the first on it is told; from the second on, requests of Slack are taken for old ones, and refused."""


def ahead(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """By how much ``now`` is later than the moment of an answer; None where it does not say."""
    said = next((value for name, value in headers.items() if name.lower() == "date"), "")
    try:
        return now - parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None


def told(gap: timedelta) -> str:
    """In words, without a full stop."""
    side = "ahead of" if gap > timedelta() else "behind"
    return f"The clock of this machine is {abs(round(gap.total_seconds()))} seconds {side} Slack's"


REMEDY = "Switch time synchronisation on (NTP), and set the clock."
