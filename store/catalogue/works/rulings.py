"""What a person said about two records: that they are one work, or that they are not. It outlives imports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

Record = tuple[str, str]
"""A source's id and the key of the thing inside it."""


class Rulings:
    """All rulings; people make few of them."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        rows = conn.execute("SELECT source_a, key_a, source_b, key_b, same FROM work_ruling ORDER BY no")
        self._same = {frozenset(((a, x), (b, y))): bool(same) for a, x, b, y, same in rows}
        self._ruled: dict[Record, list[Record]] = {}
        for pair, same in self._same.items():
            if same and len(pair) == 2:
                one, other = pair
                self._ruled.setdefault(one, []).append(other)
                self._ruled.setdefault(other, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._same)

    def between(self, one: Record, other: Record) -> bool | None:
        """True: the same; False: not; None: nobody said."""
        return self._same.get(frozenset((one, other)))

    def joined(self, one: Record) -> list[Record]:
        """Records that a person said are the same."""
        return self._ruled.get(one, [])

    def part(self, some: Iterable[Record], others: Iterable[Record]) -> bool:
        """Whether a person said of any of these that it is not one of those."""
        listed = list(others)
        return any(self.between(one, other) is False for one in some for other in listed)


def rule(conn: sqlite3.Connection, one: Record, other: Record, *, same: bool) -> None:
    """Write a ruling in place of an earlier one about the same two."""
    first, second = sorted((one, other))
    conn.execute(
        "DELETE FROM work_ruling WHERE source_a = ? AND key_a = ? AND source_b = ? AND key_b = ?",
        (*first, *second),
    )
    conn.execute(
        "INSERT INTO work_ruling (same, source_a, key_a, source_b, key_b) VALUES (?, ?, ?, ?, ?)",
        (int(same), *first, *second),
    )
