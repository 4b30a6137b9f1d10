"""What an import counted, entry by entry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from store.catalogue.works.statement import Statement
from store.records import Skipped


@dataclass(slots=True)
class Tally:
    """Running counts of one load; see ``ImportReport`` for their meaning."""

    items: int = 0
    with_authors: int = 0
    author_entries: int = 0
    with_abstract: int = 0
    with_time: int = 0
    unchanged: int = 0
    changed: int = 0
    new: int = 0
    merged: int = 0
    unzoned: Counter[str] = field(default_factory=Counter)
    """Entries with a clock time whose zone they do not say, by their event."""
    distant: Counter[str] = field(default_factory=Counter)
    """Entries whose clock time is said by its distance from UTC, by their event."""
    skipped: list[Skipped] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)

    def count(self, statement: Statement) -> None:
        self.items += 1
        self.with_authors += bool(statement.names)
        self.author_entries += statement.names
        self.with_abstract += statement.has_abstract
        self.with_time += statement.has_time

    def warn(self, text: str) -> None:
        """Each warning once."""
        self.warnings.setdefault(text)
