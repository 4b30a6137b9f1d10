"""The store's door to the ledger of deliveries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from store.database import Database
from store.deliveries import Delivery, Outcome
from store.team import claims, ledger, subscriptions


class Book:
    """Every period of every subscription once, with what became of it. Part of ``Store``.

    Each method is one transaction. With an ``owner`` they say False, and do nothing, after its claim is lost.
    """

    _team: Database

    def record_due(self, subscription: int, period: str, due_at: datetime, now: datetime) -> bool:
        """Write a period down as due; False where it stands there already."""
        with self._team.writing() as conn:
            return ledger.record(conn, subscription, period, due_at, now)

    def record_all(self, due: Iterable[tuple[int, str, datetime]], now: datetime) -> int:
        """Write down many, each ``(subscription, period, due_at)``, at once; how many are new."""
        with self._team.writing() as conn:
            return sum(ledger.record(conn, subscription, period, at, now) for subscription, period, at in due)

    def give_up(self, subscription: int, now: datetime, reason: str) -> None:
        """Pause a subscription that cannot even be said when it is due; its subscriber will be told."""
        period = f"{now.date().isoformat()} paused"
        with self._team.writing() as conn:
            if ledger.record(conn, subscription, period, now, now):
                claims.fail(conn, subscription, period, reason)
            subscriptions.pause(conn, subscription, reason, "", now)

    def recorded(self, since: datetime) -> frozenset[tuple[int, str]]:
        """``(subscription, period)`` of everything written down that was due after ``since``."""
        with self._team.reading() as conn:
            return ledger.recorded(conn, since)

    def claim(
        self, owner: str, now: datetime, lease: timedelta,
        without: tuple[str, ...] = (), behind: tuple[str, ...] = (),
    ) -> Delivery | None:  # fmt: skip
        """The delivery to see to next, owned for the time of the lease; None where nothing is due.

        What a stopped process left comes first: its claims are due again, what it was sending is unknown.
        Older ones due of the same subscription become ``merged`` into the one returned; where that is late,
        so do late ones of the channel's other subscriptions: one message makes up for all.

        :param without: workspaces, by id, whose deliveries are left for now
        :param behind: those whose deliveries come after everybody else's
        """
        with self._team.writing() as conn:
            claims.recover(conn, now)
            id = claims.claim(conn, owner, now, lease, without, behind)
            return ledger.one(conn, id) if id else None

    def sending(
        self,
        id: int,
        owner: str,
        items: tuple[str, ...],
        checked: int,
        now: datetime,
        why: tuple[str, ...] = (),
    ) -> bool:
        """Write down what is about to be posted; where this is False, nothing may be posted.

        :param why: why each of the items comes, in words; empty, or as many as there are items
        """
        with self._team.writing() as conn:
            told = dict(zip(items, why or [""] * len(items), strict=True))
            return claims.sending(conn, id, owner, told, checked, now)

    def settle(self, id: int, owner: str, outcome: Outcome, now: datetime) -> bool:
        """Write down how it ended; with it its items count as sent, or the subscription is paused."""
        with self._team.writing() as conn:
            return claims.settle(conn, id, owner, outcome, now)

    def quiet(self, id: int, owner: str, checked: int, now: datetime) -> bool:
        """Write down that nothing was worth sending."""
        with self._team.writing() as conn:
            return claims.quiet(conn, id, owner, checked, now)

    def delivery(self, id: int) -> Delivery | None:
        with self._team.reading() as conn:
            return ledger.one(conn, id)

    def deliveries(self, subscription: int = 0, limit: int = 50) -> tuple[Delivery, ...]:
        """The latest first; of every subscription where none is named."""
        with self._team.reading() as conn:
            return ledger.latest(conn, subscription, limit)

    def merged(self, into: int) -> tuple[Delivery, ...]:
        """The missed ones that a delivery makes up for, oldest first."""
        with self._team.reading() as conn:
            return ledger.merged(conn, into)

    def unknown(self) -> tuple[Delivery, ...]:
        """Those of which nobody knows whether they arrived, oldest first."""
        with self._team.reading() as conn:
            return ledger.unknown(conn)

    def sent_items(self, team: str, channel: str) -> frozenset[str]:
        """Ids of the items that a channel has had, or may have had."""
        with self._team.reading() as conn:
            return ledger.sent_items(conn, team, channel)

    def repost(self, id: int, now: datetime, user: str = "") -> bool:
        """Let one that is unknown or failed be tried anew; False for any other, as after a second press."""
        with self._team.writing() as conn:
            return ledger.repost(conn, id, now) and _noted(conn, id, user, "had {} posted again", now)

    def arrived(self, id: int, now: datetime, ts: str = "", user: str = "") -> bool:
        """Somebody has seen it in the channel: an unknown one is sent; False for any other."""
        with self._team.writing() as conn:
            return ledger.arrived(conn, id, ts, now) and _noted(conn, id, user, "saw that {} arrived", now)

    def absent(self, id: int, tried_at: datetime, now: datetime) -> bool:
        """The channel does not hold what was tried then: it is due again; False where that is old news."""
        with self._team.writing() as conn:
            return ledger.absent(conn, id, tried_at, now)

    def to_tell(
        self, now: datetime, before: datetime, again: timedelta, hope: Mapping[str, datetime] | None = None
    ) -> Delivery | None:
        """A failed or unknown one that its subscriber must hear of, or None; comes again unless ``told``.

        :param before: those that were tried, or became unknown, after this are left: they may clear up
        :param again: the pause until it comes again, doubled each time
        :param hope: workspaces, by id, in which another moment than ``before`` counts for unknown ones
        """
        with self._team.writing() as conn:
            id = claims.to_tell(conn, now, before, again, hope or {})
            return ledger.one(conn, id) if id else None

    def told(self, id: int, now: datetime) -> None:
        """The subscriber was told."""
        with self._team.writing() as conn:
            claims.told(conn, id, now)


def _noted(conn: sqlite3.Connection, id: int, user: str, what: str, now: datetime) -> bool:
    """True; what somebody decided about a delivery stands in the book of its subscription."""
    found = ledger.one(conn, id)
    if found is not None:
        subscriptions.note(conn, found.subscription, user, what.format(found.period), now)
    return True
