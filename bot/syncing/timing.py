"""When a source is asked again; pure."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import blake2b

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=30)
_UNITS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}
_PART = re.compile(r"(\d{1,6})\s*(m|h|d|w)[a-z]*")
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=24)
_WIDEST = timedelta(hours=1)


def interval(text: str) -> timedelta:
    """``6h``, ``90m``, ``1d 12h``, ``2 weeks``.

    :raises ValueError: it is none, or out of bounds; fit for people
    """
    parts = _PART.findall(text.lower())
    if not parts or re.sub(r"[\s,]", "", _PART.sub("", text.lower())):
        raise ValueError(f'"{text}" is no interval: write one such as 6h, 90m or 1d')
    found = timedelta(seconds=sum(int(number) * _UNITS[unit] for number, unit in parts))
    if not SHORTEST <= found <= LONGEST:
        raise ValueError(f"{text} is not between 15m and 30d")
    return found


def said(span: timedelta) -> str:
    """``6h``, ``1d 12h``: what ``interval`` reads; less than a minute is ``0m``."""
    minutes = round(span.total_seconds()) // 60
    days, minutes = divmod(minutes, 1440)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{number}{unit}" for number, unit in ((days, "d"), (hours, "h"), (minutes, "m")) if number]
    return " ".join(parts) or "0m"


def pause(failures: int, every: timedelta, again: float | None = None) -> timedelta:
    """How long to wait after that many failures in a row, the last of them included.

    It doubles from five minutes up to the source's own interval, at most a day; never shorter than the
    ``again`` seconds that the server asked for, up to the longest interval that there is.
    """
    doubled = _FIRST_PAUSE * (1 << min(failures - 1, 10))
    ours = min(doubled, max(every, _FIRST_PAUSE), _LONGEST_PAUSE)
    return max(ours, min(timedelta(seconds=again or 0), LONGEST))


def spread(url: str, every: timedelta) -> timedelta:
    """A wait of its own for each address, under an hour, so that many added at once are not asked at once."""
    share = int.from_bytes(blake2b(url.encode(), digest_size=4).digest()) / 2**32
    return min(every, _WIDEST) * share
