"""What to do about deliveries that went wrong: look whether they arrived, and tell who subscribed.

An unknown outcome is looked up in the channel's history where that may be read: found, it is sent; absent for
sure, it is due again. Otherwise, and for whatever failed, the subscriber hears of it and decides.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from slack_sdk.web import WebClient

from bot.clock import Clock
from bot.digests.reconcile import Absent, Found, Unreadable, look
from bot.posting import Poster, Refused, Sent
from bot.views.digests import message as words
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
    """Sees to what went wrong; ``client`` is None where no history may be read."""

    def __init__(
        self,
        store: Store,
        poster: Poster,
        clock: Clock,
        client: WebClient | None,
        step: Callable[[str], None] = _nothing,
    ) -> None:
        self._store, self._poster, self._clock, self._client, self._step = store, poster, clock, client, step
        self._looked: dict[int, tuple[datetime, int]] = {}
        """Of each unknown one: when it was looked for last, and how often."""

    def run(self) -> int:
        """Once through all of them; how many were told.

        :raises StoreError: the ledger cannot be used now; the next run goes on
        """
        if self._client is not None:
            self._reconcile(self._client)
        return self._tell()

    def _reconcile(self, client: WebClient) -> None:
        lost = self._store.unknown()
        self._looked = {each.id: self._looked[each.id] for each in lost if each.id in self._looked}
        for delivery in lost:
            # Without its key, what stands in the channel cannot be told from what was never posted.
            if delivery.key and self._is_time(delivery) and not self._looked_up(client, delivery):
                return

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

    def _tell(self) -> int:
        told = 0
        patience = GRACE if self._client is None else HOPE
        while delivery := self._store.to_tell(self._clock.now(), self._clock.now() - patience, _AGAIN):
            self._step("telling")
            subscription = self._store.subscription(delivery.subscription)
            if subscription is None or self._told(delivery, subscription):
                self._store.told(delivery.id, self._clock.now())
                self._step("told")
                told += 1
        return told

    def _told(self, delivery: Delivery, subscription: Subscription) -> bool:
        """To the one who subscribed or, where they cannot be written to, in the channel itself."""
        message = words.trouble(delivery, subscription)
        answer = self._poster.post_once(subscription.created_by, message, None, lambda: True)
        if isinstance(answer, Refused) and not answer.after:
            answer = self._poster.post_once(subscription.channel, message, None, lambda: True)
        if not isinstance(answer, Sent):
            _log.warning("delivery %d: its subscriber could not be told (%s)", delivery.id, answer.reason)
        return isinstance(answer, Sent)
