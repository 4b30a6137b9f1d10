"""The store's door to the sources that are kept fresh."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from store.database import Database
from store.errors import StoreError
from store.syncs import Sync, SyncChange, SyncResult, SyncWish
from store.team import syncs


class Freshness:
    """Which addresses are asked again, when, and how it went. Part of ``Store``.

    Each method is one transaction. With an ``owner`` they say False, and do nothing, after its claim is lost.
    What names a number that is not there raises ``NotFound``.
    """

    _team: Database

    def add_sync(self, wish: SyncWish, due_at: datetime, now: datetime, who: str = "") -> Sync:
        """Keep an address fresh, for the first time at ``due_at``; ``who`` is whom the book names.

        :raises StoreError: it is kept fresh already
        """
        with self._team.writing() as conn:
            try:
                id = syncs.add(conn, wish, due_at, now, who)
            except sqlite3.IntegrityError as error:
                raise StoreError(
                    f"{wish.url} is kept fresh already.",
                    "`hallway sync list` shows it; remove it first to change how.",
                ) from error
        return Sync(id, wish, now, due_at)

    def syncs(self) -> tuple[Sync, ...]:
        """All of them, oldest first."""
        with self._team.reading() as conn:
            return syncs.listed(conn)

    def sync(self, id: int) -> Sync | None:
        with self._team.reading() as conn:
            return syncs.one(conn, id)

    def sync_changes(self, id: int) -> tuple[SyncChange, ...]:
        """What was done to one, oldest first; also after it was removed."""
        with self._team.reading() as conn:
            return syncs.changes(conn, id)

    def claim_sync(
        self, owner: str, now: datetime, lease: timedelta, id: int = 0,
        gone: Callable[[str], bool] | None = None,
    ) -> Sync | None:  # fmt: skip
        """The one to see to next, owned for the time of the lease; None where nothing is due and free.

        :param id: that one, due or not, also where it is paused
        :param gone: whether an owner is known to have ended, and holds nothing any more
        """
        with self._team.writing() as conn:
            return syncs.claim(conn, owner, now, lease, id, gone)

    def prolong_sync(self, id: int, owner: str, until: datetime) -> bool:
        """Hold a claim for longer."""
        with self._team.writing() as conn:
            return syncs.prolong(conn, id, owner, until)

    def settle_sync(self, id: int, owner: str, result: SyncResult, now: datetime) -> bool:
        """Write down how a run ended; only to be called after what it imported has been committed."""
        with self._team.writing() as conn:
            return syncs.settle(conn, id, owner, result, now)

    def release_sync(self, id: int, owner: str, due_at: datetime) -> bool:
        """Give a claim back as if nothing had been tried."""
        with self._team.writing() as conn:
            return syncs.release(conn, id, owner, due_at)

    def pause_sync(self, id: int, now: datetime, who: str = "") -> None:
        """Let one rest until it is resumed."""
        with self._team.writing() as conn:
            syncs.pause(conn, id, now, who)

    def resume_sync(self, id: int, now: datetime, who: str = "") -> None:
        """Let one go on; it is due at once."""
        with self._team.writing() as conn:
            syncs.resume(conn, id, now, who)

    def remove_sync(self, id: int, now: datetime, who: str = "") -> None:
        """Keep one fresh no longer; what it brought stays in the catalogue."""
        with self._team.writing() as conn:
            syncs.remove(conn, id, now, who)
