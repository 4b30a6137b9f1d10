"""What people saved for themselves: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records import Item


@dataclass(frozen=True, slots=True)
class Saved:
    team: str
    user: str
    item: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """One of somebody's saved items, as the catalogue has it now."""

    id: str
    """The item's id today; that by which it was saved, where the catalogue does not hold it any more."""
    at: datetime
    item: Item | None
