"""Who looks at a message, as far as that changes how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Face:
    """What a message looks like to its reader."""

    zone: str | None = None
    """IANA name of the reader's zone, where known."""
    share: bool = False
    """True where a Share button makes sense: nobody else sees the message yet."""
    home: str = "UTC"
    """IANA name of the zone in which days begin where the reader's is not known."""
    kept: frozenset[str] = frozenset()
    """Ids of what the reader saved, where nobody else sees the message."""
    now: datetime | None = field(default=None, compare=False)
    """When they ask, aware; no part of what a reply is kept under, but for questions that hang on it."""
