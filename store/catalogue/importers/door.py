"""The store's door to the import of files."""

from __future__ import annotations

from datetime import datetime

from store.catalogue.importers import formats, loading, refreshing, runs
from store.catalogue.importers.loading import Progress
from store.database import Database
from store.queries import Import
from store.reports import ImportReport
from store.syncs import Held, ImportRun, Provenance, Refreshed


class Imports:
    """Files, folders and addresses into the catalogue. Part of ``Store``."""

    _catalogue: Database

    def bring_in(
        self, order: Import, now: datetime, progress: Progress | None = None
    ) -> tuple[ImportReport, ...]:
        """Import what an order names: a report for each file, also for those that could not be used.

        :param progress: is told now and then of which file how many entries were read
        :raises BadSource: the order itself is wrong
        """
        return loading.load(self._catalogue, order, now, progress)

    def refresh(
        self, order: Import, held: Held, now: datetime, progress: Progress | None = None
    ) -> Refreshed:
        """Ask the one address of an order again; what it gives is imported where that is new.

        :param held: what the last one gave; ``Held()`` imports in any case
        :raises NotFetched, BadSource: it gives nothing that can be used; the catalogue is as it was
        """
        return refreshing.refresh(self._catalogue, order, held, now, progress)

    @staticmethod
    def address(url: str, *, allow_private: bool = False) -> str:
        """An address to be kept fresh, tidied; looks its host up.

        :raises BadSource: it may not be fetched from
        """
        return refreshing.address(url, allow_private=allow_private)

    def sources(self) -> tuple[Provenance, ...]:
        """Where the catalogue comes from, the latest import first."""
        with self._catalogue.reading() as conn:
            return runs.sources(conn)

    def import_runs(self, source_id: str) -> tuple[ImportRun, ...]:
        """The latest imports of a source and its first, the latest first."""
        with self._catalogue.reading() as conn:
            return runs.runs(conn, source_id)

    @staticmethod
    def formats() -> tuple[str, ...]:
        """The names of the formats that can be imported."""
        return formats.NAMES
