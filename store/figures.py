"""Numbers about both files, for those who watch over a running Hallway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SyncFigures:
    """How fresh one source is that is kept fresh."""

    id: int
    failures: int
    """In a row, up to now."""
    good_at: datetime | None
    """When it was last known to be as fresh as its address; None where it never was."""
    paused: bool


@dataclass(frozen=True, slots=True)
class CatalogueFigures:
    items: int
    events: int
    imports: int
    """Imports that were taken, of all times."""
    refused: int
    """Those that were not."""


@dataclass(frozen=True, slots=True)
class TeamFigures:
    deliveries: Mapping[str, int]
    """How many are in each state that is not the end: due, claimed, sending, unknown, failed."""
    running: int
    """Subscriptions that are not paused."""
    paused: int
    syncs: tuple[SyncFigures, ...]
