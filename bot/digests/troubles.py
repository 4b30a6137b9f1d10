"""What to do about deliveries that went wrong: look whether they arrived, and tell who subscribed.

An unknown outcome is looked up in the channel's history where that may be read: found, it is sent; absent for
sure, it is due again. Otherwise, and for whatever failed, the subscriber hears of it and decides.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.digests.outbox import Posters
from bot.digests.reconcile import Absent, Found, Unreadable, look
from bot.posting import Refused, Sent
from bot.views.digests import message as words
from bot.workspaces import Member
from store.deliveries import Delivery, Subscription
from store.store import Store

GRACE = timedelta(minutes=2)
"""After an attempt, in which it may still arrive; longer than Slack is waited for."""
HOPE = timedelta(minutes=15)
"""For so long an outcome that may clear up is not told."""
_AGAIN = timedelta(minutes=1)
_LIMITED = "ratelimited"
_LONGEST_PAUSE, _MOST_LOOKS = timedelta(hours=1), 28
_log = logging.getLogger(__name__)


def _nothing(step: str) -> None:
    """What happens between the steps, outside of tests."""


class Troubles:
    """Sees to what went wrong."""

    def __init__(
        self,
        store: Store,
        poster: Posters,
        clock: Clock,
        historian: Callable[[str], WebClient | None],
        step: Callable[[str], None] = _nothing,
        changed: Callable[[Member], None] = lambda _: None,
    ) -> None:
        """``historian`` gives the client of a workspace, by its id, or None where no history may be read.

        ``changed`` hears whose digest is not what it was.
        """
        self._store, self._poster, self._clock, self._step = store, poster, clock, step
        self._historian, self._changed = historian, changed
        self._looked: dict[int, tuple[datetime, int]] = {}
        """Of each unknown one: when it was looked for last, and how often."""

    def run(self) -> int:
        """Once through all of them; how many were told.

        :raises StoreError: the ledger cannot be used now; the next run goes on
        """
        lost = self._store.unknown()
        readable = {each.team: self._historian(each.team) for each in lost}
        self._reconcile(lost, readable)
        return self._tell(frozenset(team for team, client in readable.items() if client))

    def _reconcile(self, lost: Iterable[Delivery], readable: dict[str, WebClient | None]) -> None:
        self._looked = {each.id: self._looked[each.id] for each in lost if each.id in self._looked}
        limited: set[str] = set()
        for delivery in lost:
            # Without its key, what stands in the channel cannot be told from what was never posted.
            client = None if delivery.team in limited or not delivery.key else readable[delivery.team]
            if client and self._is_time(delivery) and not self._looked_up(client, delivery):
                limited.add(delivery.team)

    def _is_time(self, delivery: Delivery) -> bool:
        """After the grace, and then ever more rarely; about a day long, and anew after a restart."""
        now = self._clock.now()
        # Distances, as the clock may be set back. From the moment it was called unknown, too: whoever set the
        # clock may have made a lease look old while its owner was still posting.
        since = (delivery.tried_at, delivery.changed_at)
        if any(each is not None and abs(now - each) < GRACE for each in since):
            return False
        last, looks = self._looked.get(delivery.id, (now - _LONGEST_PAUSE, 0))
        if abs(now - last) < min(GRACE * 2 ** min(looks, 5), _LONGEST_PAUSE) or looks >= _MOST_LOOKS:
            return False
        self._looked[delivery.id] = (now, looks + 1)
        return True

    def _looked_up(self, client: WebClient, delivery: Delivery) -> bool:
        """False where Slack wants no more reading now."""
        tried = delivery.tried_at or delivery.due_at
        finding = look(client, delivery.channel, delivery.key, tried)
        self._step("looked")
        if isinstance(finding, Found):
            self._store.arrived(delivery.id, self._clock.now(), finding.ts)
        elif isinstance(finding, Absent):
            self._store.absent(delivery.id, tried, self._clock.now())
        self._step("reconciled")
        return not (isinstance(finding, Unreadable) and finding.reason == _LIMITED)

    def _tell(self, hopeful: frozenset[str]) -> int:
        """``hopeful``: workspaces where an unknown outcome may still clear up."""
        told = 0
        while delivery := self._next(hopeful):
            self._step("telling")
            subscription = self._store.subscription(delivery.subscription)
            if subscription is None or self._told(delivery, subscription):
                self._store.told(delivery.id, self._clock.now())
                self._step("told")
                told += 1
        return told

    def _next(self, hopeful: frozenset[str]) -> Delivery | None:
        now = self._clock.now()
        return self._store.to_tell(now, now - GRACE, _AGAIN, dict.fromkeys(hopeful, now - HOPE))

    def _told(self, delivery: Delivery, subscription: Subscription) -> bool:
        """To the one who subscribed or, where they cannot be written to, in the channel itself."""
        self._changed(Member(subscription.team, subscription.created_by))
        message, poster = words.trouble(delivery, subscription), self._poster(subscription.team)
        answer = poster.post_once(subscription.created_by, message, None, lambda: True)
        if isinstance(answer, Refused) and not answer.after:
            answer = poster.post_once(subscription.channel, message, None, lambda: True)
        if not isinstance(answer, Sent):
            _log.warning("delivery %d: its subscriber could not be told (%s)", delivery.id, answer.reason)
        return isinstance(answer, Sent)
