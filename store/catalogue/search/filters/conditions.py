"""Conditions and their parameters, gathered one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from store.results import Correction

LISTED = "(SELECT value FROM json_each(?))"
"""A list of values as one parameter, made by ``listed``."""
CLOCK = "coalesce(nullif(i.clock, ''), nullif(i.session_clock, ''))"
"""When an item starts, ``HH:MM``: its own time, else its session's."""

TIMED = "SELECT t.no FROM item t INDEXED BY item_timed WHERE (t.clock > '' OR t.session_clock > '')"
"""Numbers of the items that have a time; ``TIME`` may narrow them."""
TIME = "coalesce(nullif(t.clock, ''), nullif(t.session_clock, ''))"


def listed(values: Iterable[str | int]) -> str:
    return json.dumps(list(values))


def distinct(column: str) -> str:
    """All values of an indexed column of ``item``, as a question that steps over equal ones.

    SQLite itself would read the whole index for them.
    """
    return (
        f"WITH RECURSIVE step(value) AS (SELECT min({column}) FROM item WHERE {column} > '' UNION ALL"
        f" SELECT (SELECT min({column}) FROM item WHERE {column} > step.value) FROM step"
        " WHERE step.value IS NOT NULL) SELECT value FROM step WHERE value IS NOT NULL"
    )


@dataclass(slots=True)
class Scope:
    """Conditions joined by AND; no condition is everything."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[str | int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    def add(self, condition: str, *parameters: str | int) -> None:
        self.conditions.append(condition)
        self.parameters += parameters

    @property
    def where(self) -> str:
        return " AND ".join(self.conditions) or "1"
