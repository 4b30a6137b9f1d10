"""A title that some lines of a page hold, with what they say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line

Lines = Sequence[Line | None]
"""Lines; those that say only when or where are None."""


@dataclass(slots=True)
class Draft:
    """A title, the people, and the lines from ``at`` up to ``end`` that are its own."""

    at: int
    end: int
    title: str
    people: tuple[Byline, ...] = ()
    abstract: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    venue: str = ""
    """Where it appeared, as its people's line says: "(ICLR 2026)"."""
    tag: str = ""
    """What stands before the title: "Oral", "Best paper"."""
