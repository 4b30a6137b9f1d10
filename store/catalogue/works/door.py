"""The store's door to imports and to what they know of works."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from store.catalogue.drafts import SourceDraft
from store.catalogue.entries import Finding, Hints
from store.catalogue.works.grouping import evidence, merge, split
from store.catalogue.works.load import load, untold
from store.catalogue.works.moves import changes
from store.catalogue.works.statement import Statement
from store.database import Database
from store.reports import ImportReport, Moved, Stated


class Works:
    """What sources state, and which statements are one work. Part of ``Store``."""

    _catalogue: Database

    def load(
        self, source: SourceDraft, findings: Iterable[Finding | Statement], hints: Hints, now: datetime, *,
        dry_run: bool = False, tick: Callable[[int], None] = untold,
    ) -> ImportReport:  # fmt: skip
        """Bring the catalogue to what a source says, whole or not at all.

        :param dry_run: report, and write nothing
        :param tick: is told now and then how many entries were read
        :raises BadSource: the file cannot be used; the catalogue is as it was
        """
        began = time.perf_counter()
        with self._catalogue.writing() as conn:
            conn.execute("SAVEPOINT load")
            report = load(conn, source, findings, hints, now, tick=tick)
            if dry_run:
                conn.execute("ROLLBACK TO load")
        return replace(report, seconds=round(time.perf_counter() - began, 3))

    def moves(
        self, item_id: str = "", since: datetime | None = None, limit: int = 100
    ) -> tuple[Moved, ...]:  # fmt: skip
        """What newer files of their sources moved, the latest first; of one item, or of all."""
        with self._catalogue.reading() as conn:
            return changes(conn, item_id, since, limit)

    def evidence(self, item_id: str) -> tuple[Stated, ...]:
        """What sources state of an item, and why it is held to be one work."""
        with self._catalogue.reading() as conn:
            return evidence(conn, item_id)

    def split_work(self, item_id: str, records: Sequence[int], now: datetime) -> str:
        """Part records (``Stated.no``) from the others of their item; gives the id of the item they make.

        :raises NotFound: no such item, or it has no such records beside others
        """
        with self._catalogue.writing() as conn:
            return split(conn, item_id, records, now)

    def merge_works(self, one: str, other: str, now: datetime) -> str:
        """Make two items one; gives the id that stays, which the other one means from now on.

        :raises NotFound: one of them does not exist
        """
        with self._catalogue.writing() as conn:
            return merge(conn, one, other, now)
