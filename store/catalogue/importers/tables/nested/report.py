"""What was found in a file, and what was seen and is no item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from store.catalogue.importers.document import Document
from store.errors import BadSource

Rows = dict[str, list[tuple[str, dict[str, Any]]]]
_TALKS_INSTEAD = "Import the list of talks beside it: it is read with these people."


@dataclass(slots=True)
class Found:
    """Rows by the way to their list, and what was seen and is no item."""

    rows: Rows = field(default_factory=dict)
    aside: dict[str, int] = field(default_factory=dict)
    """Lists that were passed over, with the number of their records."""
    handed: set[str] = field(default_factory=set)
    """Fields that some record took from the one it stands in."""
    again: int = 0
    """Records that stood in the file before."""
    people: int = 0
    """Records of people."""
    days: int = 0
    """Days of a timetable that only names ids."""
    untitled: list[str] = field(default_factory=list)
    """Where records stand that have a time or people, and no title."""

    def told(self) -> Iterator[str]:
        """What of all this its user should know, in words."""
        if self.handed:
            yield f"taken from the record around, where one says none: {', '.join(sorted(self.handed))}"
        if self.untitled:
            count = len(self.untitled)
            have = "1 record has" if count == 1 else f"{count:,} records have"
            yield f"{have} a time or people and no title, and no item is made of it; see {self.untitled[0]}"
        if self.again:
            records = "1 record" if self.again == 1 else f"{self.again:,} records"
            yield f"{records} left out that stood in another list of the file, or another room at that time"
        if self.aside:
            named = ", ".join(f"{name} ({count:,})" for name, count in [*self.aside.items()][:20])
            yield f"lists that hold no items: {named}"


def refuse(document: Document, found: Found) -> None:
    """Say of a file that holds no items what it holds, where that is known.

    :raises BadSource: it is a timetable of ids, or a list of people
    """
    if found.days:
        raise BadSource(
            "a timetable that names its items by their ids; it holds no items",
            document.place,
            "Import the list of sessions beside it: it is read with this timetable.",
        )
    if found.people:
        raise BadSource("a list of people; it holds no items", document.place, _TALKS_INSTEAD)
