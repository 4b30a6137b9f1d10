"""The store's door to what people do to works, and to the book of who did what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store.audit import Entry
from store.catalogue.works.door import Works
from store.database import Database
from store.team import audit


class Ruled(Works):
    """What is ruled goes into the book of the team's side, which outlives the catalogue. Part of ``Store``.

    Written down right after it was done: to hold one file while waiting for the other would keep a running
    bot from answering.
    """

    _team: Database

    def split_work(self, item_id: str, records: Sequence[int], now: datetime, who: str = "") -> str:
        """Part records (``Stated.no``) from the others of their item; gives the id of the item they make.

        :param who: whom the book names
        :raises NotFound: no such item, or it has no such records beside others
        """
        other = super().split_work(item_id, records, now)
        numbers = ", ".join(map(str, records))
        with self._team.writing() as conn:
            audit.note(conn, item_id, who, f"parted records {numbers}; they make {other}", now)
        return other

    def merge_works(self, one: str, other: str, now: datetime, who: str = "") -> str:
        """Make two items one; gives the id that stays, which the other one means from now on.

        :param who: whom the book names
        :raises NotFound: one of them does not exist
        """
        stays = super().merge_works(one, other, now)
        gone = other if stays == one else one
        if gone != stays:
            with self._team.writing() as conn:
                audit.note(conn, stays, who, f"joined with {gone}", now)
        return stays

    def audit(self, since: datetime | None = None, team: str = "", limit: int = 1_000) -> tuple[Entry, ...]:
        """Who did what to subscriptions, syncs and works, the latest first; of one workspace, or of all."""
        with self._team.reading() as conn:
            return audit.entries(conn, since, team, limit)
