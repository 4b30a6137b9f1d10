"""What is compared, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from store.records import Identifier


@dataclass(frozen=True, slots=True)
class Traits:
    """One statement about a thing, as far as it tells things apart. Empty: not said."""

    title: str
    year: int | None
    authors: tuple[str, ...]
    """Names of all people, in printed order."""
    kind: str
    """One of ``store.records.KINDS``."""
    series: str
    event: str
    """Id of the event."""
    source: str
    own: str
    """The source's own id."""
    identifiers: tuple[Identifier, ...]
    day: date | None
    abstract: str
    parent: str = ""
    clock: time | None = None
    """When it starts, local."""
    moment: datetime | None = None
    """The same, aware, where it says in which zone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    same: bool
    why: str
    """Evidence in words for people, for or against."""
    strength: float
    """0 to 1: how sure it is that they are the same; from 0.95 on certain enough to merge within a source."""
